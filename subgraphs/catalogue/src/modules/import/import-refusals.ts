import { refusalsFrom } from '@apogee/shared/errors';

/** Why a job of the import is not changed. */
export const importRefusal = refusalsFrom({
  IMPORT_NOT_FOUND: {
    fr: 'Il n’y a pas d’import de cet identifiant.',
    en: 'There is no import with this identifier.',
  },
  IMPORT_STATE_FORBIDS: {
    fr: 'Un import dans l’état {state} ne le permet pas.',
    en: 'An import that is {state} does not allow that.',
  },
  IMPORT_PART_MISSING: {
    fr: 'Il manque la partie {number} du fichier.',
    en: 'Part {number} of the file is missing.',
  },
  IMPORT_FILE_DIFFERS: {
    fr: 'Les parties reçues ne sont pas ce fichier : leur empreinte est {sha256}.',
    en: 'The parts that arrived are not this file: their hash is {sha256}.',
  },
});
