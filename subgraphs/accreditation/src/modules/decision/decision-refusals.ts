import { refusalsFrom } from '@apogee/shared/errors';

/** Why a decision is not carried out, beyond what stood in the way of admission already. */
export const decisionRefusal = refusalsFrom({
  LABEL_NOT_ACTIVE: {
    fr: 'Le label {number} n’est pas actif.',
    en: 'Label {number} is not active.',
  },
});
