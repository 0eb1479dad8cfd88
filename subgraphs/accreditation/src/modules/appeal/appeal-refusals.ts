import { refusalsFrom } from '@apogee/shared/errors';

/** Why an appeal is not taken, or does not go on. */
export const appealRefusal = refusalsFrom({
  APPEAL_NOT_FOUND: {
    fr: 'Ce recours n’existe pas, ou il n’est pas le vôtre.',
    en: 'There is no such appeal, or it is not yours.',
  },
  APPEAL_STATE: {
    fr: 'Un recours à l’état {from} ne peut pas passer à l’état {to}.',
    en: 'An appeal that is {from} cannot become {to}.',
  },
  NOT_APPEALABLE: {
    fr: 'Le recours s’exerce contre un refus, une suspension, un retrait ou une réduction de portée : l’acte n° {seq} n’en est pas un, ou il est annulé.',
    en: 'An appeal is lodged against a refusal, a suspension, a withdrawal or a reduction of scope: record {seq} is none, or it is annulled.',
  },
  APPEAL_TOO_LATE: {
    fr: 'Le délai de recours a expiré le {deadline}.',
    en: 'The time for an appeal ended on {deadline}.',
  },
  ALREADY_APPEALED: {
    fr: 'Un recours a déjà été formé contre cet acte.',
    en: 'This decision has been appealed against already.',
  },
  PANEL_SIZE: {
    fr: 'L’instance de recours compte {size} personnes.',
    en: 'The panel of an appeal is {size} persons.',
  },
  PANEL_MEMBER_UNKNOWN: {
    fr: 'Cette personne n’est pas connue de la procédure.',
    en: 'This person is not known to the procedure.',
  },
  PANEL_MEMBER_TWICE: {
    fr: 'Cette personne est nommée deux fois.',
    en: 'This person is named twice.',
  },
  PANEL_MEMBER_BARRED: {
    fr: 'Cette personne a pris part à l’instruction ou à la décision, ou a un intérêt : {ground}.',
    en: 'This person took part in the evaluation or the decision, or has an interest: {ground}.',
  },
  NOT_ON_PANEL: {
    fr: 'Vous ne faites pas partie de l’instance de recours.',
    en: 'You are not on the panel of this appeal.',
  },
  OPINION_ALREADY_GIVEN: {
    fr: 'Vous avez déjà donné votre avis.',
    en: 'You have given your opinion already.',
  },
});
