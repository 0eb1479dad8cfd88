import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { CommitteeContext } from './committee.context';
import {
  MarkPresenceInput,
  PlanSessionInput,
  SeatMemberInput,
  SessionChangeInput,
  SignMinutesInput,
} from './committee.input';
import { CommitteeSessionPayload } from './committee-session.type';
import {
  closeSession,
  markPresence,
  openSession,
  planSession,
  seatMember,
  signMinutes,
} from './session.command';
import { answerWithSession, type SessionAnswer } from './session-answer.type';

@Resolver()
export class SessionMutations {
  @Directive('@requiresScopes(scopes: [["accreditation:secretariat"]])')
  @Mutation(() => CommitteeSessionPayload, {
    nullable: true,
    description: 'Plans a session. Refused: SESSION_IN_THE_PAST.',
  })
  planSession(
    @Arg('input', () => PlanSessionInput, { description: 'The session to plan.' })
    input: PlanSessionInput,
    @Ctx() context: CommitteeContext,
  ): SessionAnswer {
    return answerWithSession(context, () => planSession(context, input));
  }

  @Directive('@requiresScopes(scopes: [["accreditation:secretariat"]])')
  @Mutation(() => CommitteeSessionPayload, {
    nullable: true,
    description:
      'Gives somebody with a mandate a seat in a session. Refused: SESSION_NOT_FOUND, VERSION_CONFLICT, SESSION_CLOSED, NO_MANDATE, ALREADY_SEATED, CHAIR_ALREADY_SEATED.',
  })
  seatMember(
    @Arg('input', () => SeatMemberInput, { description: 'Whom to seat, and where.' })
    input: SeatMemberInput,
    @Ctx() context: CommitteeContext,
  ): SessionAnswer {
    return answerWithSession(context, () => seatMember(context, input));
  }

  @Directive('@requiresScopes(scopes: [["accreditation:secretariat"]])')
  @Mutation(() => CommitteeSessionPayload, {
    nullable: true,
    description:
      'Notes whether somebody with a seat is there. Refused: SESSION_NOT_FOUND, VERSION_CONFLICT, SESSION_CLOSED, NO_SEAT.',
  })
  markPresence(
    @Arg('input', () => MarkPresenceInput, { description: 'Who is there or not.' })
    input: MarkPresenceInput,
    @Ctx() context: CommitteeContext,
  ): SessionAnswer {
    return answerWithSession(context, () => markPresence(context, input));
  }

  @Directive('@requiresScopes(scopes: [["accreditation:chair"]])')
  @Mutation(() => CommitteeSessionPayload, {
    nullable: true,
    description:
      'Opens a session on its day: from then on ballots are taken. Refused: SESSION_NOT_FOUND, VERSION_CONFLICT, SESSION_STATE, NOT_PRESIDING, SESSION_NOT_TODAY, NO_CHAIR.',
  })
  openSession(
    @Arg('input', () => SessionChangeInput, { description: 'The session to open.' })
    input: SessionChangeInput,
    @Ctx() context: CommitteeContext,
  ): SessionAnswer {
    return answerWithSession(context, () => openSession(context, input));
  }

  @Directive('@requiresScopes(scopes: [["accreditation:chair"]])')
  @Mutation(() => CommitteeSessionPayload, {
    nullable: true,
    description:
      'Closes a session: no ballot is taken any more. Decisions upon its votes can still be recorded. Refused: SESSION_NOT_FOUND, VERSION_CONFLICT, SESSION_STATE, NOT_PRESIDING.',
  })
  closeSession(
    @Arg('input', () => SessionChangeInput, { description: 'The session to close.' })
    input: SessionChangeInput,
    @Ctx() context: CommitteeContext,
  ): SessionAnswer {
    return answerWithSession(context, () => closeSession(context, input));
  }

  @Directive('@requiresScopes(scopes: [["accreditation:chair"]])')
  @Mutation(() => CommitteeSessionPayload, {
    nullable: true,
    description:
      'Signs the minutes of a closed session, once. Refused: SESSION_NOT_FOUND, VERSION_CONFLICT, NOT_PRESIDING, SESSION_NOT_CLOSED, MINUTES_ALREADY_SIGNED.',
  })
  signMinutes(
    @Arg('input', () => SignMinutesInput, { description: 'The minutes.' })
    input: SignMinutesInput,
    @Ctx() context: CommitteeContext,
  ): SessionAnswer {
    return answerWithSession(context, () => signMinutes(context, input));
  }
}
