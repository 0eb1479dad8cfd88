import { refusalsFrom } from '@apogee/shared/errors';

/** Why the registers of persons and directorates are not changed. */
export const personRefusal = refusalsFrom({
  PERSON_NOT_FOUND: {
    fr: 'Cette personne n’est pas au registre.',
    en: 'This person is not in the register.',
  },
  PERSON_EXISTS: {
    fr: 'Cet identifiant est déjà celui d’une personne du registre.',
    en: 'This identifier is that of a person in the register already.',
  },
  TERM_WITHOUT_A_DAY: {
    fr: 'La fin vient après le début : il faut un jour au moins.',
    en: 'The end comes after the beginning: there must be one day at least.',
  },
  DIRECTORATE_NOT_FOUND: {
    fr: 'Il n’y a pas de direction {code}.',
    en: 'There is no directorate {code}.',
  },
  DIRECTORATE_CLOSED: {
    fr: 'La direction {code} n’existe pas ce jour-là.',
    en: 'Directorate {code} does not exist on that day.',
  },
  DIRECTORATE_EXISTS: {
    fr: 'Le code {code} est déjà celui d’une direction.',
    en: 'Code {code} is that of a directorate already.',
  },
  DIRECTORATE_HAS_PERSONS: {
    fr: '{count} personnes en fonction appartiennent encore à cette direction à cette date.',
    en: '{count} persons in office belong to this directorate on that day still.',
  },
});
