import { refusalsFrom } from '@apogee/shared/errors';

/** Why the state machine of a file does not move. */
export const applicationRefusal = refusalsFrom({
  APPLICATION_NOT_FOUND: {
    fr: 'Ce dossier n’existe pas, ou il n’est pas le vôtre.',
    en: 'There is no such application, or it is not yours.',
  },
  STATE_FORBIDS: {
    fr: 'Un dossier à l’état {state} ne peut pas passer à l’état {to}.',
    en: 'An application that is {state} cannot become {to}.',
  },
  WRONG_STATE: {
    fr: 'Le dossier est à l’état {state} : cela se fait à l’état {allowed}.',
    en: 'The application is {state}: this is done while it is {allowed}.',
  },
  OPEN_APPLICATION_EXISTS: {
    fr: 'Un dossier est déjà en cours pour cet objet.',
    en: 'An application for this item is already under way.',
  },
});
