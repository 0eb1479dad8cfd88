import { refusalsFrom } from '@apogee/shared/errors';

/** Why a file is not admitted. */
export const admissionRefusal = refusalsFrom({
  TRL_BELOW_THRESHOLD: {
    fr: 'Aucun niveau de maturité ISO 16290 confirmé n’atteint {threshold}.',
    en: 'No readiness level confirmed on ISO 16290 reaches {threshold}.',
  },
  TRL_STALE: {
    fr: 'L’évaluation de maturité {assessment} doit être revue.',
    en: 'Readiness assessment {assessment} is to be looked at again.',
  },
  NO_QUALIFYING_MEMBER: {
    fr: 'Aucun produit publié de la gamme n’a de niveau ISO 16290 confirmé, à jour, d’au moins {threshold}.',
    en: 'No published product of the range has an ISO 16290 level of {threshold} or more that is confirmed and not stale.',
  },
  TOO_FEW_REFERENCES: {
    fr: '{accepted} références acceptées : il en faut {minimum}.',
    en: '{accepted} references are accepted: {minimum} are needed.',
  },
  SME_STATUS_NOT_ACCEPTED: {
    fr: 'La déclaration de statut de PME n’est pas acceptée.',
    en: 'The declaration of SME status is not accepted.',
  },
  SME_DECLARATION_ABSENT: {
    fr: 'Le dossier ne contient pas de déclaration de statut de PME.',
    en: 'The application holds no declaration of SME status.',
  },
  ACCEPTANCE_NOTE_MISSING: {
    fr: 'L’entreprise déclare ne pas être une PME : accepter demande une note qui dit pourquoi.',
    en: 'The firm declares that it is no SME: accepting that needs a note that says why.',
  },
  REFERENCE_NOT_FOUND: {
    fr: 'Le dossier ne contient pas cette référence.',
    en: 'The application does not hold this reference.',
  },
});
