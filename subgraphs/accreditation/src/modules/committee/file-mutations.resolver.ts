import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { CommitteeContext } from './committee.context';
import { CastVoteInput, DeclareConflictInput, ScheduleApplicationInput } from './committee.input';
import { CommitteeSessionPayload } from './committee-session.type';
import { putOnAgenda } from './schedule.command';
import { answerWithSession, type SessionAnswer } from './session-answer.type';
import { castVote, declareConflict } from './vote.command';

/** What is done about one file of an agenda. */
@Resolver()
export class FileMutations {
  @Directive('@requiresScopes(scopes: [["accreditation:secretariat"]])')
  @Mutation(() => CommitteeSessionPayload, {
    nullable: true,
    description:
      'Puts a file on the agenda of a session; the application goes to SCHEDULED. Whoever evaluated or reviewed it, or has a registered interest, is recused. Refused: SESSION_NOT_FOUND, VERSION_CONFLICT, SESSION_CLOSED, APPLICATION_NOT_FOUND, ALREADY_ON_AGENDA, FOUR_EYES_MISSING, STATE_FORBIDS.',
  })
  scheduleApplication(
    @Arg('input', () => ScheduleApplicationInput, { description: 'The file, and the session.' })
    input: ScheduleApplicationInput,
    @Ctx() context: CommitteeContext,
  ): SessionAnswer {
    return answerWithSession(context, () => putOnAgenda(context, input));
  }

  @Directive('@requiresScopes(scopes: [["accreditation:vote"]])')
  @Mutation(() => CommitteeSessionPayload, {
    nullable: true,
    description:
      'The caller, who has a seat in the session, does not deal with a file. A ballot that he has cast on it is set aside. Refused: SESSION_NOT_FOUND, NOT_ON_AGENDA, VERSION_CONFLICT, FILE_NOT_SCHEDULED, SESSION_CLOSED, NO_SEAT, ALREADY_RECUSED.',
  })
  declareConflict(
    @Arg('input', () => DeclareConflictInput, { description: 'The file, and why.' })
    input: DeclareConflictInput,
    @Ctx() context: CommitteeContext,
  ): SessionAnswer {
    return answerWithSession(context, () => declareConflict(context, input));
  }

  @Directive('@requiresScopes(scopes: [["accreditation:vote"]])')
  @Mutation(() => CommitteeSessionPayload, {
    nullable: true,
    description:
      'Casts the caller’s ballot on a file, once, while the session is open. Refused: SESSION_NOT_FOUND, NOT_ON_AGENDA, VERSION_CONFLICT, FILE_NOT_SCHEDULED, SESSION_NOT_OPEN, NO_SEAT, ABSENT, SEAT_WITHOUT_VOTE, OUT_OF_MANDATE, RECUSED, ALREADY_VOTED.',
  })
  castVote(
    @Arg('input', () => CastVoteInput, { description: 'The file, and the ballot.' })
    input: CastVoteInput,
    @Ctx() context: CommitteeContext,
  ): SessionAnswer {
    return answerWithSession(context, () => castVote(context, input));
  }
}
