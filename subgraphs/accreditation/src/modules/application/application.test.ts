import type { IsoDate } from '@apogee/shared/clock';
import { Refused } from '@apogee/shared/errors';
import type { ApplicationId, FirmId, ItemId } from '@apogee/shared/ids';
import fc from 'fast-check';
import { type Application, advance, assertIn, type Destination } from './application';
import { ApplicationState, canBecome, isDated, isOpen } from './application-state';

const draft: Application = {
  id: 'app-1' as ApplicationId,
  kind: 'INITIAL',
  state: 'DRAFT',
  applicantId: 'firm-1' as FirmId,
  subjectId: 'prd-1' as ItemId,
  subjectKind: 'PRODUCT',
  labelNumber: null,
  scope: { fr: 'périmètre', en: null },
  schemeVersion: null,
  assessmentId: null,
  reopensId: null,
  round: 1,
  createdAt: new Date('2026-01-01T00:00:00Z'),
  submittedAt: null,
  dueBy: null,
  version: 1,
};

const STATES = Object.values(ApplicationState);
const FINAL: readonly ApplicationState[] = ['INADMISSIBLE', 'DECIDED', 'WITHDRAWN', 'LAPSED'];

const destinationTo = (to: ApplicationState): Destination =>
  isDated(to) ? { to, dueBy: '2026-06-01' as IsoDate } : { to };

/** What a walk tries: some state, and the scheme in force at that moment. */
const attempt = fc.record({
  to: fc.constantFrom(...STATES),
  schemeVersion: fc.constantFrom('S-1', 'S-2', 'S-3'),
});

function tryStep(
  from: Application,
  { to, schemeVersion }: { to: ApplicationState; schemeVersion: string },
): Application {
  const settled = to === 'SUBMITTED' ? { schemeVersion, submittedAt: new Date() } : {};
  try {
    return advance(from, destinationTo(to), settled);
  } catch (error) {
    if (error instanceof Refused) {
      return from;
    }
    throw error;
  }
}

describe('the states of an application', () => {
  it('ends in four states, and only there', () => {
    expect(STATES.filter((state) => !isOpen(state)).toSorted()).toEqual(FINAL.toSorted());
  });

  it('lets the firm withdraw from every state that is not final', () => {
    expect(STATES.filter((state) => canBecome(state, 'WITHDRAWN'))).toEqual(STATES.filter(isOpen));
  });

  it('lapses only from the states that wait for somebody', () => {
    expect(STATES.filter((state) => canBecome(state, 'LAPSED'))).toEqual(STATES.filter(isDated));
  });

  it('never reaches a forbidden state on a random walk of 20,000 steps', () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.array(attempt, { minLength: 100, maxLength: 100 }), (attempts) => {
        let file = draft;
        for (const step of attempts) {
          const before = file;
          file = tryStep(before, step);
          taken += 1;
          // Either nothing happened, or one step of the table, one version on.
          const stepped =
            canBecome(before.state, step.to) &&
            file.state === step.to &&
            file.version === before.version + 1;
          const frozen = ['DRAFT', 'WITHDRAWN'].includes(file.state) || file.schemeVersion !== null;
          const dated = (file.dueBy !== null) === isDated(file.state);
          if (!(file === before || (stepped && isOpen(before.state))) || !frozen || !dated) {
            return false;
          }
        }
        return true;
      }),
      { numRuns: 200 },
    );
    expect(taken).toBe(20_000);
  });

  it('invariant 25: the scheme is the one of the first submission, whatever is in force later', () => {
    fc.assert(
      fc.property(fc.array(attempt, { minLength: 30, maxLength: 60 }), (attempts) => {
        let file = draft;
        let frozen: string | null = null;
        for (const step of attempts) {
          file = tryStep(file, step);
          frozen ??= file.schemeVersion;
          expect(file.schemeVersion).toBe(frozen);
        }
      }),
    );
  });

  it('refuses a change in a state that does not allow it, and says which do', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STATES),
        fc.uniqueArray(fc.constantFrom(...STATES), { minLength: 1 }),
        (state, allowed) => {
          const check = (): void => assertIn({ ...draft, state }, allowed);
          let refused = '';
          try {
            check();
          } catch (error) {
            refused = String(error);
          }
          const told = refused.includes(`WRONG_STATE: The application is ${state}`);
          expect(told).toBe(!allowed.includes(state));
        },
      ),
    );
  });
});
