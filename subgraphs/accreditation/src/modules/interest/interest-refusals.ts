import { refusalsFrom } from '@apogee/shared/errors';

/** Why the register of interests is not changed. */
export const interestRefusal = refusalsFrom({
  INTEREST_NOT_FOUND: {
    fr: 'Cet intérêt n’est pas au registre.',
    en: 'This interest is not in the register.',
  },
  INTEREST_OF_ANOTHER: {
    fr: 'Vous ne déclarez que vos propres intérêts.',
    en: 'You declare your own interests alone.',
  },
  INTEREST_WITHOUT_A_DAY: {
    fr: 'L’intérêt ne peut pas finir avant de commencer.',
    en: 'The interest cannot end before it begins.',
  },
});
