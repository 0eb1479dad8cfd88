import { refusalsFrom } from '@apogee/shared/errors';

/** Why nobody judges a file in this way, or why what was judged is not enough. */
export const evaluationRefusal = refusalsFrom({
  FOUR_EYES_MISSING: {
    fr: 'Le dossier ne peut pas encore aller en comité : il faut des évaluations signées de deux directions, ou une évaluation et une relecture signées par deux personnes.',
    en: 'The file cannot go to the committee yet: it needs signed evaluations from two directorates, or one and a review, signed by two persons.',
  },
  PERSON_UNKNOWN: {
    fr: 'Cette personne n’est pas connue du registre.',
    en: 'This person is not known to the register.',
  },
  PERSON_NOT_IN_OFFICE: {
    fr: 'Cette personne ne prend pas part à la procédure en ce moment.',
    en: 'This person takes no part in the procedure at present.',
  },
  ALREADY_ASSIGNED: {
    fr: 'Cette personne évalue déjà le dossier.',
    en: 'This person evaluates the file already.',
  },
  EVALUATED_THE_FILE: {
    fr: 'Cette personne a évalué le dossier : elle ne peut pas le relire.',
    en: 'This person evaluated the file, and cannot review it.',
  },
  REVIEWS_THE_FILE: {
    fr: 'Cette personne relit le dossier : elle ne peut pas l’évaluer.',
    en: 'This person reviews the file, and cannot evaluate it.',
  },
  VOTED_ON_THE_FILE: {
    fr: 'Cette personne a pu voter sur le dossier en comité : elle ne peut ni l’évaluer ni le relire.',
    en: 'This person could vote on the file in the committee, and can neither evaluate nor review it.',
  },
  INTEREST_IN_FIRM: {
    fr: 'Un intérêt dans l’entreprise ({ground}) écarte cette personne du dossier.',
    en: 'An interest in the firm ({ground}) keeps this person from the file.',
  },
  EVALUATION_NOT_FOUND: {
    fr: 'Cette évaluation n’existe pas, ou elle n’est pas la vôtre.',
    en: 'There is no such evaluation, or it is not yours.',
  },
  EVALUATION_SIGNED: {
    fr: 'L’évaluation est signée : elle ne change plus.',
    en: 'The evaluation is signed: it no longer changes.',
  },
  REVIEW_NOT_FOUND: {
    fr: 'Vous ne relisez pas ce dossier.',
    en: 'You do not review this file.',
  },
  REVIEW_SIGNED: {
    fr: 'La relecture est signée : elle ne change plus.',
    en: 'The review is signed: it no longer changes.',
  },
  UNKNOWN_CRITERION: {
    fr: 'Le barème ne juge pas cet objet sur le critère {code}.',
    en: 'The scheme does not judge this by criterion {code}.',
  },
  CRITERION_TWICE: {
    fr: 'Le critère {code} est noté deux fois.',
    en: 'Criterion {code} is scored twice.',
  },
  SCORE_OFF_SCALE: {
    fr: 'La note ne correspond pas à l’échelle du critère {code}.',
    en: 'The score does not fit the scale of criterion {code}.',
  },
  UNKNOWN_EVIDENCE: {
    fr: 'Un justificatif cité pour le critère {code} n’est pas de l’évaluation de maturité du dossier.',
    en: 'Evidence cited for criterion {code} is not of the readiness assessment of the file.',
  },
  CRITERIA_OPEN: {
    fr: 'Des critères obligatoires ne sont pas jugés : {codes}.',
    en: 'Mandatory criteria are not judged: {codes}.',
  },
  CONCLUSION_MISSING: {
    fr: 'L’évaluation ne conclut pas encore.',
    en: 'The evaluation does not conclude yet.',
  },
  NO_EVALUATION: {
    fr: 'Personne n’a évalué le dossier.',
    en: 'Nobody evaluated the file.',
  },
  EVALUATIONS_OPEN: {
    fr: '{count} évaluations ne sont pas signées.',
    en: '{count} evaluations are not signed.',
  },
});
