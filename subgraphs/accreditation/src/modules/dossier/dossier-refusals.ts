import { refusalsFrom } from '@apogee/shared/errors';

/** Why a firm's file cannot be begun, added to or submitted. */
export const dossierRefusal = refusalsFrom({
  NOT_YOUR_FIRM: {
    fr: 'Vous n’agissez pas pour cette entreprise.',
    en: 'You do not act for this firm.',
  },
  SUBJECT_UNKNOWN: {
    fr: 'Ce produit, cette gamme ou cette activité n’est pas connu du registre.',
    en: 'This product, range or activity is not known to the register.',
  },
  SUBJECT_OF_ANOTHER_FIRM: {
    fr: 'L’objet du dossier n’est pas de cette entreprise.',
    en: 'What the label is wanted for is not this firm’s.',
  },
  SUBJECT_KIND_CHANGED: {
    fr: 'L’objet du dossier n’est plus de la même nature : le catalogue dit {kind}.',
    en: 'What the label is wanted for has become something else: the catalogue says {kind}.',
  },
  SUBJECT_NOT_PUBLISHED: {
    fr: 'L’objet du dossier n’est pas publié au catalogue.',
    en: 'What the label is wanted for is not published in the catalogue.',
  },
  LABEL_NOT_ASKED: {
    fr: 'Une première demande ne nomme pas de label.',
    en: 'An initial application names no label.',
  },
  LABEL_NOT_NAMED: {
    fr: 'Il faut nommer un label de cette entreprise pour cet objet.',
    en: 'A label of this firm for this item must be named.',
  },
  LABEL_RUNNING: {
    fr: 'L’objet a déjà un label : demandez un renouvellement ou une autre portée.',
    en: 'The item has a label: apply for its renewal or for another scope.',
  },
  LABEL_ENDED: {
    fr: 'Le label {number} n’est plus en vigueur : faites une première demande.',
    en: 'Label {number} is no longer in force: make an initial application.',
  },
  RENEWAL_TOO_EARLY: {
    fr: 'Le renouvellement peut être demandé à partir du {from}.',
    en: 'The renewal may be applied for from {from} on.',
  },
  NO_SCHEME_IN_FORCE: {
    fr: 'Aucun barème n’est en vigueur.',
    en: 'No label scheme is in force.',
  },
  UNKNOWN_REQUIREMENT: {
    fr: 'Le barème ne demande pas la pièce {code} pour cet objet.',
    en: 'The scheme does not ask for document {code} here.',
  },
  DOCUMENT_ALREADY_ADDED: {
    fr: 'Le dossier contient déjà cette pièce.',
    en: 'The application already holds this document.',
  },
  DOCUMENT_NOT_FOUND: {
    fr: 'Le dossier ne contient pas cette pièce.',
    en: 'The application does not hold this document.',
  },
  REFERENCE_NOT_ASKED: {
    fr: 'Seule une activité d’ingénierie présente des références.',
    en: 'Only an engineering activity shows references.',
  },
  DEADLINE_PASSED: {
    fr: 'Le délai a pris fin le {dueBy}.',
    en: 'The time for it ended on {dueBy}.',
  },
  FILE_INCOMPLETE: {
    fr: 'Il manque au dossier : {codes}.',
    en: 'The application lacks: {codes}.',
  },
  SME_DECLARATION_MISSING: {
    fr: 'Il manque la déclaration de statut de PME selon la règle {rule}.',
    en: 'The declaration of SME status under rule {rule} is missing.',
  },
});
