import { refusalsFrom } from '@apogee/shared/errors';

export const labelRefusal = refusalsFrom({
  LABEL_UNKNOWN: {
    fr: 'Il n’existe pas de label n° {number}.',
    en: 'There is no label {number}.',
  },
  LABEL_OF_ANOTHER_FIRM: {
    fr: 'Vous ne représentez pas l’entreprise titulaire du label {number}.',
    en: 'You do not act for the firm that holds label {number}.',
  },
  LABEL_STATUS_CANNOT_FOLLOW: {
    fr: 'Un label {from} ne peut pas devenir {to}.',
    en: 'A label that is {from} cannot become {to}.',
  },
  LABEL_CHANGE_OUT_OF_ORDER: {
    fr: '{status} prendrait effet avant le {day}, jour du changement précédent du label.',
    en: '{status} would take effect before {day}, the day of the label’s change before it.',
  },
  LABEL_CHANGE_AFTER_END: {
    fr: 'Le label n’est plus valable depuis le {day} : {status} ne peut plus prendre effet.',
    en: 'The label is no longer valid since {day}: {status} can no longer take effect.',
  },
  LABEL_AWARD_MISPLACED: {
    fr: 'L’histoire d’un label commence par son attribution, au premier jour de sa validité.',
    en: 'The history of a label begins with its award, on the first day of its validity.',
  },
  LABEL_NOT_RUNNING: {
    fr: 'Le label {number} n’est ni actif ni suspendu : sa portée ne change plus.',
    en: 'Label {number} is neither active nor suspended: its scope does not change any more.',
  },
  LABEL_OVERLAPS: {
    fr: 'Le label {number} du même objet est valable à la même époque.',
    en: 'Label {number} of the same item is valid at the same time.',
  },
  LABEL_SCOPE_UNCHANGED: {
    fr: 'La portée demandée est celle que le label a déjà.',
    en: 'The label has this very scope already.',
  },
  SUSPENSION_END_NOT_AHEAD: {
    fr: 'La suspension doit être levée après le {from} et au plus tard le {until}.',
    en: 'The suspension is to be settled after {from}, and by {until} at the latest.',
  },
  RECORD_NOT_RECTIFIABLE: {
    fr: 'L’acte n° {seq} ne peut pas être rectifié ainsi.',
    en: 'Record {seq} cannot be rectified in this way.',
  },
  RECORD_OVERTURNED_ON_APPEAL: {
    fr: 'L’acte n° {seq} a été annulé sur recours : il ne se rectifie plus.',
    en: 'Record {seq} was overturned on appeal: it is not corrected any more.',
  },
  RECTIFICATION_CONTRADICTORY: {
    fr: 'Un acte annulé n’a pas d’autre rectification : dites l’un ou l’autre.',
    en: 'A record that is annulled has no other correction: say one or the other.',
  },
});
