import { refusalsFrom } from '@apogee/shared/errors';

/** Why the committee does not do something. */
export const committeeRefusal = refusalsFrom({
  SESSION_NOT_FOUND: {
    fr: 'Cette séance n’existe pas.',
    en: 'There is no such session.',
  },
  SESSION_STATE: {
    fr: 'Une séance à l’état {from} ne peut passer à l’état {to}.',
    en: 'A session that is {from} cannot become {to}.',
  },
  SESSION_NOT_OPEN: {
    fr: 'La séance n’est pas ouverte.',
    en: 'The session is not open.',
  },
  SESSION_NOT_CLOSED: {
    fr: 'La séance n’est pas close.',
    en: 'The session is not closed.',
  },
  SESSION_CLOSED: {
    fr: 'La séance est close.',
    en: 'The session is closed.',
  },
  MINUTES_ALREADY_SIGNED: {
    fr: 'Le procès-verbal est déjà signé.',
    en: 'The minutes are already signed.',
  },
  NO_SEAT: {
    fr: 'Cette personne ne siège pas à cette séance.',
    en: 'This person has no seat in this session.',
  },
  SEAT_WITHOUT_VOTE: {
    fr: 'Ce siège n’a pas voix délibérative.',
    en: 'This seat has no vote.',
  },
  OUT_OF_MANDATE: {
    fr: 'Le mandat de cette personne ne couvre pas le jour de la séance.',
    en: 'This person’s mandate does not cover the day of the session.',
  },
  ABSENT: {
    fr: 'Cette personne n’est pas présente.',
    en: 'This person is not present.',
  },
  RECUSED: {
    fr: 'Cette personne s’est récusée ou est récusée d’office pour ce dossier.',
    en: 'This person is recused from this file.',
  },
  ALREADY_RECUSED: {
    fr: 'Cette personne est déjà récusée pour ce dossier.',
    en: 'This person is already recused from this file.',
  },
  ALREADY_VOTED: {
    fr: 'Cette personne a déjà voté sur ce dossier.',
    en: 'This person has already voted on this file.',
  },
  SESSION_IN_THE_PAST: {
    fr: 'Une séance ne peut être prévue un jour passé.',
    en: 'A session cannot be planned for a past day.',
  },
  SESSION_NOT_TODAY: {
    fr: 'La séance s’ouvre le jour où elle se tient, le {heldOn}.',
    en: 'The session opens on the day on which it is held, {heldOn}.',
  },
  NO_MANDATE: {
    fr: 'Cette personne n’a pas de mandat en vigueur le jour de la séance.',
    en: 'This person has no mandate in force on the day of the session.',
  },
  ALREADY_SEATED: {
    fr: 'Cette personne siège déjà à cette séance.',
    en: 'This person already has a seat in this session.',
  },
  CHAIR_ALREADY_SEATED: {
    fr: 'La séance a déjà une présidence.',
    en: 'The session already has a chair.',
  },
  NO_CHAIR: {
    fr: 'La séance n’a pas de présidence.',
    en: 'The session has no chair.',
  },
  NOT_PRESIDING: {
    fr: 'Seule une personne qui siège à cette séance avec voix délibérative peut faire cela.',
    en: 'Only somebody who has a seat with a vote in this session may do this.',
  },
  NOT_ON_AGENDA: {
    fr: 'Ce dossier n’est pas à l’ordre du jour de cette séance.',
    en: 'This file is not on the agenda of this session.',
  },
  ALREADY_ON_AGENDA: {
    fr: 'Ce dossier est déjà à l’ordre du jour d’une séance.',
    en: 'This file is already on the agenda of a session.',
  },
  FILE_NOT_SCHEDULED: {
    fr: 'Ce dossier n’attend pas de décision : son état est {state}.',
    en: 'This file is not waiting for a decision: it is {state}.',
  },
  OUTCOME_NOT_VOTED: {
    fr: 'Le vote ne permet pas la décision {outcome} : il permet {possible}.',
    en: 'The vote does not allow the decision {outcome}: it allows {possible}.',
  },
  SIGNATORY_TOOK_NO_PART: {
    fr: 'Cette personne n’a pas pris part à la décision.',
    en: 'This person took no part in the decision.',
  },
  MEMBER_UNKNOWN: {
    fr: 'Cette personne n’est pas connue de la procédure.',
    en: 'This person is not known to the procedure.',
  },
  ROLE_WITHOUT_VOTE: {
    fr: 'Seuls la présidence et les membres peuvent avoir voix délibérative.',
    en: 'Chair and members alone may have a vote.',
  },
  MANDATE_NOT_FOUND: {
    fr: 'Ce mandat n’existe pas.',
    en: 'There is no such mandate.',
  },
  MANDATE_WITHOUT_A_DAY: {
    fr: 'Un mandat finit après son premier jour.',
    en: 'A mandate ends after its first day.',
  },
});
