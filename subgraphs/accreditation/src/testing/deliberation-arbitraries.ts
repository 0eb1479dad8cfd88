import type { IsoDate } from '@apogee/shared/clock';
import type { CommitteeSessionId, PersonId } from '@apogee/shared/ids';
import fc from 'fast-check';
import type { CommitteeSession } from '../modules/committee/committee-session';
import type { Ballot, BallotChoice, Deliberation } from '../modules/committee/deliberation';
import type { ConflictGround, Recusal } from '../modules/committee/recusal';
import type { Seat } from '../modules/committee/seat';
import type { VotingRules } from '../modules/committee/vote-tally';

export const SESSION_DAY = '2026-11-24' as IsoDate;
export const NOON = new Date('2026-11-24T11:00:00Z');

export const person = (index: number): PersonId => `per-${index}` as PersonId;

export const plannedSession: CommitteeSession = {
  id: 'ses-x' as CommitteeSessionId,
  heldOn: SESSION_DAY,
  state: 'PLANNED',
  openedAt: null,
  closedAt: null,
  minutesSha256: null,
  minutesSignedById: null,
  version: 1,
};

export const openedSession: CommitteeSession = { ...plannedSession, state: 'OPEN', openedAt: NOON };

const day = fc.constantFrom<IsoDate[]>(
  '2024-01-01' as IsoDate,
  '2026-11-23' as IsoDate,
  SESSION_DAY,
  '2026-11-25' as IsoDate,
  '2029-01-01' as IsoDate,
);

const anySeat = (index: number): fc.Arbitrary<Seat> =>
  fc.record({
    personId: fc.constant(person(index)),
    role: fc.constant(index === 0 ? ('CHAIR' as const) : ('MEMBER' as const)),
    voting: fc.boolean(),
    directorateCode: fc.option(fc.constantFrom('A', 'B', 'C')),
    mandate: fc.record({ fromOn: day, untilOn: fc.option(day) }),
    present: fc.boolean(),
  });

/** Mostly seats that may vote, so that walks get somewhere. */
const usualSeat = (index: number): fc.Arbitrary<Seat> =>
  fc.record({
    personId: fc.constant(person(index)),
    role: fc.constant(index === 0 ? ('CHAIR' as const) : ('MEMBER' as const)),
    voting: fc.constant(true),
    directorateCode: fc.option(fc.constantFrom('A', 'B', 'C')),
    mandate: fc.constant({ fromOn: '2024-01-01' as IsoDate, untilOn: null }),
    present: fc.constant(true),
  });

export const anySeats: fc.Arbitrary<readonly Seat[]> = fc
  .integer({ min: 0, max: 7 })
  .chain((size) =>
    fc.tuple(
      ...Array.from({ length: size }, (_, index) =>
        fc.oneof({ weight: 3, arbitrary: usualSeat(index) }, anySeat(index)),
      ),
    ),
  );

export const anyChoice: fc.Arbitrary<BallotChoice> = fc.constantFrom('FOR', 'AGAINST', 'ABSTAIN');

export const anyPerson: fc.Arbitrary<PersonId> = fc.nat(8).map(person);

const anyGround: fc.Arbitrary<ConflictGround> = fc.constantFrom('PERSONAL_INTEREST', 'OTHER');

const anyRecusal: fc.Arbitrary<Recusal> = fc.record({
  personId: anyPerson,
  ground: anyGround,
  automatic: fc.boolean(),
  declaredAt: fc.constant(NOON),
});

const anyBallot: fc.Arbitrary<Ballot> = fc.record({
  personId: anyPerson,
  choice: anyChoice,
  castAt: fc.constant(NOON),
});

export const anyRules: fc.Arbitrary<VotingRules> = fc.record({
  quorum: fc.integer({ min: 1, max: 5 }),
  minimumDirectorates: fc.integer({ min: 1, max: 3 }),
  castingVote: fc.boolean(),
});

/** A deliberation in whatever state its rows may be, also one that no walk leads to. */
export const anyDeliberation: fc.Arbitrary<Deliberation> = fc.record({
  session: fc.constantFrom(plannedSession, openedSession, {
    ...openedSession,
    state: 'CLOSED' as const,
    closedAt: NOON,
  }),
  seats: anySeats,
  recusals: fc.uniqueArray(anyRecusal, { selector: ({ personId }) => personId, maxLength: 4 }),
  ballots: fc.uniqueArray(anyBallot, { selector: ({ personId }) => personId, maxLength: 7 }),
});
