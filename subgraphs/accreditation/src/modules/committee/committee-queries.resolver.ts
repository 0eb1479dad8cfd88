import type { ConnectionOf } from '@apogee/shared/graphql';
import { type Caller, Scope } from '@apogee/shared/identity';
import type { CommitteeSessionId, PersonId } from '@apogee/shared/ids';
import { Args, Ctx, Directive, Query, Resolver } from 'type-graphql';
import { maySeeSession } from './committee.access';
import { SessionArguments, SessionsArguments, TallyArguments } from './committee.arguments.type';
import type { CommitteeContext } from './committee.context';
import type { CommitteeSession } from './committee-session';
import {
  CommitteeSessionConnection,
  CommitteeSessionType,
  VoteTallyType,
} from './committee-session.type';
import type { VoteOnFile } from './tally.events';
import { tallyOf, type VoteTally } from './vote-tally';

@Resolver()
export class CommitteeQueries {
  @Directive('@requiresScopes(scopes: [["accreditation:read"]])')
  @Query(() => CommitteeSessionType, {
    nullable: true,
    description:
      'One session of the accreditation committee; null when there is none that the caller may see.',
  })
  committeeSession(
    @Args(() => SessionArguments) { id }: SessionArguments,
    @Ctx() context: CommitteeContext,
  ): Promise<CommitteeSession | null> {
    return findVisibleSession(context, id);
  }

  @Directive('@requiresScopes(scopes: [["accreditation:read"]])')
  @Query(() => CommitteeSessionConnection, {
    nullable: true,
    description:
      'The sessions that the caller may see, by day: all of them for the secretariat and auditors, else those in which the caller has a seat.',
  })
  committeeSessions(
    @Args(() => SessionsArguments) { filter, first, after }: SessionsArguments,
    @Ctx() { caller, sessionRegister }: CommitteeContext,
  ): Promise<ConnectionOf<CommitteeSession>> {
    const { states = null, heldFrom = null, heldBefore = null } = filter ?? {};
    const criteria = { states, heldFrom, heldBefore, seatOf: seatsOf(caller) };
    return sessionRegister.page(criteria, { first, after: after ?? null });
  }

  @Directive('@requiresScopes(scopes: [["accreditation:read"]])')
  @Query(() => VoteTallyType, {
    nullable: true,
    description:
      'The count of a vote so far; null when there is no such session or file that the caller may see.',
  })
  voteTally(
    @Args(() => TallyArguments) vote: TallyArguments,
    @Ctx() context: CommitteeContext,
  ): Promise<VoteTally | null> {
    return findVisibleTally(context, vote);
  }
}

/** The count of a vote; null when there is no such vote that the caller may see. */
export async function findVisibleTally(
  context: CommitteeContext,
  { sessionId, applicationId }: VoteOnFile,
): Promise<VoteTally | null> {
  if ((await findVisibleSession(context, sessionId)) === null) {
    return null;
  }
  const deliberations = await context.committee.deliberations.load(sessionId);
  const found = deliberations.find((item) => item.applicationId === applicationId);
  return found === undefined ? null : tallyOf(found, found.rules);
}

/** A session that the caller may not see is absent. */
async function findVisibleSession(
  { caller, committee }: CommitteeContext,
  id: CommitteeSessionId,
): Promise<CommitteeSession | null> {
  return maySeeSession(caller, await committee.seats.load(id)) ? committee.sessions.load(id) : null;
}

/** Null for whoever sees all sessions. Somebody who is no person of the procedure has no seat anywhere. */
function seatsOf({ scopes, personId }: Caller): PersonId | null {
  const seesAll = scopes.has(Scope.SECRETARIAT) || scopes.has(Scope.AUDIT);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no person has the empty text for an identifier
  return seesAll ? null : (personId ?? ('' as PersonId));
}
