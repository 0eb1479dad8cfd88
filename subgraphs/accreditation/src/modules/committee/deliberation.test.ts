import { assertNever, Refused } from '@apogee/shared/errors';
import type { PersonId } from '@apogee/shared/ids';
import fc from 'fast-check';
import {
  anyChoice,
  anyDeliberation,
  anyPerson,
  anyRules,
  anySeats,
  NOON,
  openedSession,
  person,
  plannedSession,
  SESSION_DAY,
} from '../../testing/deliberation-arbitraries';
import { closeSession, openSession, signMinutes } from './committee-session';
import {
  type BallotChoice,
  castBallot,
  countedBallots,
  type Deliberation,
  declareConflict,
  isRecused,
  missingRecusals,
  seatOf,
  voters,
  votingBar,
} from './deliberation';
import type { Interest } from './recusal';
import { isInForceOn } from './seat';
import { possibleOutcomes, tallyOf } from './vote-tally';

type Step =
  | { readonly kind: 'vote'; readonly personId: PersonId; readonly choice: BallotChoice }
  | { readonly kind: 'recuse'; readonly personId: PersonId }
  | { readonly kind: 'presence'; readonly personId: PersonId; readonly present: boolean }
  | { readonly kind: 'open' }
  | { readonly kind: 'close' };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('vote' as const),
      personId: anyPerson,
      choice: anyChoice,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('recuse' as const), personId: anyPerson }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('presence' as const),
      personId: anyPerson,
      present: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('open' as const, 'close' as const) }) },
);

function take(deliberation: Deliberation, step: Step): Deliberation {
  switch (step.kind) {
    case 'vote':
      return castBallot(deliberation, { ...step, castAt: NOON });
    case 'recuse':
      return declareConflict(deliberation, {
        personId: step.personId,
        ground: 'OTHER',
        declaredAt: NOON,
      });
    case 'presence':
      return {
        ...deliberation,
        seats: deliberation.seats.map((seat) =>
          seat.personId === step.personId ? { ...seat, present: step.present } : seat,
        ),
      };
    case 'open':
      return { ...deliberation, session: openSession(deliberation.session, NOON) };
    case 'close':
      return { ...deliberation, session: closeSession(deliberation.session, NOON) };
    default:
      return assertNever(step);
  }
}

/** Takes the steps that the rules allow, and tells `judge` of each, allowed or not. */
function walk(
  start: Deliberation,
  steps: readonly Step[],
  judge: (before: Deliberation, step: Step, after: Deliberation) => void,
): Deliberation {
  let deliberation = start;
  for (const step of steps) {
    let after = deliberation;
    try {
      after = take(deliberation, step);
    } catch (error) {
      if (!(error instanceof Refused)) {
        throw error;
      }
    }
    judge(deliberation, step, after);
    deliberation = after;
  }
  return deliberation;
}

const OPENING: readonly Step[] = [{ kind: 'open' }];

const anyWalk = fc.record({
  start: anySeats.map(
    (seats): Deliberation => ({ session: plannedSession, seats, recusals: [], ballots: [] }),
  ),
  steps: fc
    .array(anyStep, { maxLength: 40 })
    .map((steps): readonly Step[] => OPENING.concat(steps)),
});

const mayDecide = (deliberation: Deliberation, personId: PersonId): boolean => {
  const seat = seatOf(deliberation, personId);
  return (
    seat !== null &&
    seat.voting &&
    seat.present &&
    isInForceOn(seat.mandate, SESSION_DAY) &&
    !isRecused(deliberation, personId)
  );
};

describe('a vote of the committee', () => {
  it('invariant 19: takes no ballot from a recused, absent, non-voting or out-of-mandate seat, or from none', () => {
    fc.assert(
      fc.property(anyDeliberation, anyPerson, (deliberation, personId) => {
        const open = { ...deliberation, session: openedSession };
        return votingBar(open, personId) !== null || mayDecide(open, personId);
      }),
    );
  });

  it('invariant 19: along any walk, ballots come from seats that could vote when they were cast', () => {
    fc.assert(
      fc.property(anyWalk, ({ start, steps }) => {
        walk(start, steps, (before, step, after) => {
          const taken = step.kind === 'vote' && after.ballots.length > before.ballots.length;
          expect(!taken || mayDecide(before, step.personId)).toBe(true);
        });
      }),
    );
  });

  it('invariant 21: along any walk, there is one ballot per seat and file, and none after the session closed', () => {
    fc.assert(
      fc.property(anyWalk, ({ start, steps }) => {
        const end = walk(start, steps, (before, _, after) => {
          const isOpen = before.session.state === 'OPEN';
          expect(isOpen || after.ballots.length === before.ballots.length).toBe(true);
          expect(after.ballots.slice(0, before.ballots.length)).toEqual(before.ballots);
        });
        const who = end.ballots.map(({ personId }) => personId);
        expect(new Set(who).size).toBe(who.length);
      }),
    );
  });

  it('invariant 20: counts quorum and directorates after recusals', () => {
    fc.assert(
      fc.property(anyDeliberation, anyRules, (deliberation, rules) => {
        const present = voters(deliberation);
        const tally = tallyOf(deliberation, rules);
        expect(present.some(({ personId }) => isRecused(deliberation, personId))).toBe(false);
        expect(tally.quorumMet).toBe(
          present.length >= rules.quorum &&
            tally.directoratesRepresented >= rules.minimumDirectorates,
        );
        expect(tally.for + tally.against + tally.abstain).toBeLessThanOrEqual(present.length);
      }),
    );
  });

  it('invariant 20: a further recusal never makes a quorum, nor adds a counted ballot', () => {
    fc.assert(
      fc.property(anyDeliberation, anyRules, anyPerson, (deliberation, rules, personId) => {
        const fewer: Deliberation = {
          ...deliberation,
          recusals: [
            ...deliberation.recusals,
            { personId, ground: 'OTHER', automatic: false, declaredAt: NOON },
          ],
        };
        expect(tallyOf(deliberation, rules).quorumMet || !tallyOf(fewer, rules).quorumMet).toBe(
          true,
        );
        expect(countedBallots(fewer).length).toBeLessThanOrEqual(
          countedBallots(deliberation).length,
        );
      }),
    );
  });

  it('invariant 22: has no outcome but a deferral without quorum', () => {
    fc.assert(
      fc.property(
        anyDeliberation,
        anyRules,
        (deliberation, rules) =>
          tallyOf(deliberation, rules).quorumMet ||
          possibleOutcomes(deliberation, rules).every((outcome) => outcome === 'DEFERRED'),
      ),
    );
  });

  it('invariant 22: grants on a majority alone, or on the chair’s ballot in a tie when the scheme says so', () => {
    fc.assert(
      fc.property(anyDeliberation, anyRules, (deliberation, rules) => {
        const tally = tallyOf(deliberation, rules);
        const chairIsFor = countedBallots(deliberation).some(
          ({ personId, choice }) => personId === person(0) && choice === 'FOR',
        );
        const granted = possibleOutcomes(deliberation, rules).includes('GRANTED');
        expect(granted).toBe(
          tally.quorumMet &&
            (tally.for > tally.against ||
              (rules.castingVote && chairIsFor && tally.for === tally.against)),
        );
      }),
    );
  });

  it('leaves at least one outcome open, and never both a grant and a refusal', () => {
    fc.assert(
      fc.property(anyDeliberation, anyRules, (deliberation, rules) => {
        const outcomes = possibleOutcomes(deliberation, rules);
        expect(outcomes.length).toBeGreaterThan(0);
        expect(outcomes.includes('GRANTED') && outcomes.includes('REFUSED')).toBe(false);
      }),
    );
  });

  it('does not count the ballot of somebody who declares a conflict after voting', () => {
    const seats = [0, 1, 2].map((index) => ({
      personId: person(index),
      role: index === 0 ? ('CHAIR' as const) : ('MEMBER' as const),
      voting: true,
      directorateCode: `D${index}`,
      mandate: { fromOn: SESSION_DAY, untilOn: null },
      present: true,
    }));
    const rules = { quorum: 3, minimumDirectorates: 2, castingVote: false };
    const voted = seats.reduce<Deliberation>(
      (deliberation, { personId }) =>
        castBallot(deliberation, { personId, choice: 'FOR', castAt: NOON }),
      { session: openedSession, seats, recusals: [], ballots: [] },
    );
    expect(possibleOutcomes(voted, rules)).toEqual(['GRANTED']);
    const declared = declareConflict(voted, {
      personId: person(2),
      ground: 'CONSULTANCY',
      declaredAt: NOON,
    });
    expect(tallyOf(declared, rules)).toEqual({
      for: 2,
      against: 0,
      abstain: 0,
      recused: 1,
      quorumMet: false,
      directoratesRepresented: 2,
    });
    expect(possibleOutcomes(declared, rules)).toEqual(['DEFERRED']);
  });
});

describe('recusals that follow from what is registered', () => {
  const anyInterest: fc.Arbitrary<Interest> = fc.record({
    personId: anyPerson,
    ground: fc.constantFrom('PERSONAL_INTEREST', 'CONSULTANCY'),
    fromOn: fc.constantFrom(SESSION_DAY, '2020-01-01' as typeof SESSION_DAY),
    barsUntil: fc.option(fc.constantFrom(SESSION_DAY, '2026-11-23' as typeof SESSION_DAY)),
  });

  it('invariant 17: whoever evaluated or reviewed the file never votes on it', () => {
    fc.assert(
      fc.property(
        anyDeliberation,
        fc.array(anyPerson),
        fc.array(anyInterest),
        (deliberation, examiners, interests) => {
          const ties = { examiners: new Set(examiners), formerDeciders: new Set([]), interests };
          const complete: Deliberation = {
            ...deliberation,
            recusals: [...deliberation.recusals, ...missingRecusals(deliberation, ties, NOON)],
          };
          expect(voters(complete).some(({ personId }) => ties.examiners.has(personId))).toBe(false);
          expect(missingRecusals(complete, ties, NOON)).toEqual([]);
        },
      ),
    );
  });

  it.each([
    ['2026-11-24', null, true],
    ['2026-11-25', null, false],
    ['2020-01-01', '2026-11-24', true],
    ['2020-01-01', '2026-11-23', false],
  ])('an interest from %s to %s on the day of the session: %s', (fromOn, barsUntil, bars) => {
    const seat = {
      personId: person(1),
      role: 'MEMBER' as const,
      voting: true,
      directorateCode: 'A',
      mandate: { fromOn: SESSION_DAY, untilOn: null },
      present: true,
    };
    const interest = {
      personId: person(1),
      ground: 'PAST_EMPLOYMENT' as const,
      fromOn: fromOn as typeof SESSION_DAY,
      barsUntil: barsUntil as typeof SESSION_DAY | null,
    };
    const found = missingRecusals(
      { session: openedSession, seats: [seat], recusals: [], ballots: [] },
      { examiners: new Set(), formerDeciders: new Set(), interests: [interest] },
      NOON,
    );
    expect(found.map(({ ground }) => ground)).toEqual(bars ? ['PAST_EMPLOYMENT'] : []);
  });
});

describe('a session', () => {
  const closed = closeSession(openedSession, NOON);

  it('is planned, opened and closed, in this order and once', () => {
    expect(openSession(plannedSession, NOON)).toMatchObject({ state: 'OPEN', version: 2 });
    expect(closed).toMatchObject({ state: 'CLOSED', closedAt: NOON, version: 2 });
    expect(() => closeSession(plannedSession, NOON)).toThrow('SESSION_STATE');
    expect(() => openSession(openedSession, NOON)).toThrow('SESSION_STATE');
    expect(() => openSession(closed, NOON)).toThrow('SESSION_STATE');
  });

  it('invariant 30: has its minutes signed once, after it closed', () => {
    const minutes = { sha256: 'a'.repeat(64), signedById: person(0) };
    const signed = signMinutes(closed, minutes);
    expect(signed).toMatchObject({ minutesSha256: minutes.sha256, minutesSignedById: person(0) });
    expect(() => signMinutes(openedSession, minutes)).toThrow('SESSION_NOT_CLOSED');
    expect(() => signMinutes(signed, minutes)).toThrow('MINUTES_ALREADY_SIGNED');
  });
});
