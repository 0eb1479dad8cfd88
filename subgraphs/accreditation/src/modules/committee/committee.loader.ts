import { groupByKey, indexByKey } from '@apogee/shared/graphql';
import type { ApplicationId, CommitteeSessionId } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import { type DeliberationRecord, deliberationsOf, type SeatRecord } from './committee.record';
import type { CommitteeRepository } from './committee.repository';
import type { CommitteeSession } from './committee-session';

export interface CommitteeLoaders {
  readonly sessions: DataLoader<CommitteeSessionId, CommitteeSession | null>;
  readonly seats: DataLoader<CommitteeSessionId, readonly SeatRecord[]>;
  /** What a session does with each file, in the order of its agenda. */
  readonly deliberations: DataLoader<CommitteeSessionId, readonly DeliberationRecord[]>;
  /** The sessions that a file is or was on the agenda of, by day. */
  readonly sessionsOf: DataLoader<ApplicationId, readonly CommitteeSessionId[]>;
  /** Forgets what was read, after a change. */
  readonly forget: () => void;
}

export function createCommitteeLoaders(repository: CommitteeRepository): CommitteeLoaders {
  const sessions = new DataLoader(async (ids: readonly CommitteeSessionId[]) =>
    indexByKey(ids, await repository.findByIds(ids), ({ id }) => id),
  );
  const seats = new DataLoader(async (ids: readonly CommitteeSessionId[]) =>
    groupByKey(ids, await repository.findSeats(ids), ofSession),
  );
  const sessionsOf = new DataLoader(async (ids: readonly ApplicationId[]) => {
    const places = await repository.findSessionsOf(ids);
    return groupByKey(ids, places, ({ applicationId }) => applicationId).map((group) =>
      group.map(ofSession),
    );
  });
  const deliberations = createDeliberationLoader(repository, { sessions, seats });
  return {
    sessions,
    seats,
    deliberations,
    sessionsOf,
    forget: () => {
      sessions.clearAll();
      seats.clearAll();
      deliberations.clearAll();
      sessionsOf.clearAll();
    },
  };
}

function createDeliberationLoader(
  repository: CommitteeRepository,
  { sessions, seats }: Pick<CommitteeLoaders, 'sessions' | 'seats'>,
): CommitteeLoaders['deliberations'] {
  const agenda = new DataLoader(async (ids: readonly CommitteeSessionId[]) =>
    groupByKey(ids, await repository.findAgenda(ids), ofSession),
  );
  const recusals = new DataLoader(async (ids: readonly CommitteeSessionId[]) =>
    groupByKey(ids, await repository.findRecusals(ids), ofSession),
  );
  const ballots = new DataLoader(async (ids: readonly CommitteeSessionId[]) =>
    groupByKey(ids, await repository.findBallots(ids), ofSession),
  );
  return new DataLoader((ids) =>
    Promise.all(
      ids.map(async (id) => {
        const session = await sessions.load(id);
        if (session === null) {
          return [];
        }
        const parts = [
          seats.load(id),
          agenda.load(id),
          recusals.load(id),
          ballots.load(id),
        ] as const;
        const [seated, items, recused, cast] = await Promise.all(parts);
        return deliberationsOf({
          session,
          seats: seated,
          agenda: items,
          recusals: recused,
          ballots: cast,
        });
      }),
    ),
  );
}

function ofSession({ sessionId }: { readonly sessionId: CommitteeSessionId }): CommitteeSessionId {
  return sessionId;
}
