import { Refused } from '@apogee/shared/errors';
import type { FirmId, PersonId } from '@apogee/shared/ids';
import fc from 'fast-check';
import { anyPerson, person, SESSION_DAY } from '../../testing/deliberation-arbitraries';
import { registeredConflict } from '../committee';
import {
  type Appeal,
  type AppealId,
  decided,
  type Opinion,
  ruledOn,
  verdictOf,
  withOpinion,
} from './appeal';
import { panelRefusals } from './appeal-panel';

const lodged: Appeal = {
  id: 'apl-x' as AppealId,
  againstSeq: 1,
  state: 'LODGED',
  appellantId: 'firm-x' as FirmId,
  lodgedAt: new Date('2026-11-24T11:00:00Z'),
  lodgedBy: 'somebody',
  grounds: 'x',
  admissibilityReason: null,
  findings: null,
  outcomeSeq: null,
  version: 1,
  panel: [],
};

const PANEL = [person(0), person(1), person(2)];
const admissible = ruledOn(lodged, { reason: 'In time', panelIds: PANEL });
const anyOpinion = fc.constantFrom<Opinion[]>('UPHOLD', 'DISMISS');

const given = ({ panel }: Appeal): number => panel.filter(({ opinion }) => opinion !== null).length;

function unlessRefused(appeal: Appeal, change: (appeal: Appeal) => Appeal): Appeal {
  try {
    return change(appeal);
  } catch (error) {
    if (error instanceof Refused) return appeal;
    throw error;
  }
}

function expectNoStepFrom(appeal: Appeal): void {
  expect(() => ruledOn(appeal, { reason: 'x', panelIds: null })).toThrow('APPEAL_STATE');
  expect(() => decided(appeal, { findings: 'x', outcomeSeq: 2 })).toThrow('APPEAL_STATE');
}

describe('the panel of an appeal', () => {
  it('invariant 23: is disjoint from those who evaluated, reviewed or decided, and from those with an interest', () => {
    const persons = fc.uniqueArray(anyPerson, { maxLength: 6 });
    fc.assert(
      fc.property(fc.tuple(persons, persons, persons, persons), (groups) => {
        const [proposed, judges, deciders, interested] = groups;
        const ties = {
          examiners: new Set(judges),
          formerDeciders: new Set(deciders),
          interests: interested.map((personId) => ({
            personId,
            ground: 'OTHER' as const,
            fromOn: SESSION_DAY,
            barsUntil: null,
          })),
        };
        const grounds = proposed.map(
          (id) => [id, registeredConflict(id, ties, SESSION_DAY)] as const,
        );
        const barred = new Map<PersonId, string>(
          grounds.flatMap(([id, ground]) => (ground === null ? [] : [[id, ground] as const])),
        );
        const refusals = panelRefusals({
          personIds: proposed,
          size: proposed.length,
          known: new Set(proposed),
          barred,
        });
        const partial = new Set([...judges, ...deciders, ...interested]);
        expect(refusals.length === 0).toBe(!proposed.some((id) => partial.has(id)));
      }),
    );
  });

  it.each([
    [[person(0), person(1)], ['PANEL_SIZE']],
    [[person(0), person(1), person(1)], ['PANEL_MEMBER_TWICE']],
    [[person(0), person(1), person(8)], ['PANEL_MEMBER_UNKNOWN']],
    [PANEL, []],
  ])('is as many different known persons as the scheme says (case %#)', (personIds, codes) => {
    const refusals = panelRefusals({
      personIds,
      size: 3,
      known: new Set(PANEL),
      barred: new Map(),
    });
    expect(refusals.map(({ code }) => code)).toEqual(codes);
  });
});

describe('an appeal', () => {
  it('is examined when every member of the panel has given one opinion', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(4).map(person), anyOpinion), { maxLength: 12 }),
        (opinions) => {
          let appeal = admissible;
          for (const [personId, opinion] of opinions) {
            const before = appeal;
            appeal = unlessRefused(appeal, (one) => withOpinion(one, personId, opinion));
            expect(given(appeal) - given(before)).toBe(appeal === before ? 0 : 1);
            expect(appeal.state === 'EXAMINED').toBe(given(appeal) === PANEL.length);
          }
        },
      ),
    );
  });

  it('is upheld by more than half of its panel alone', () => {
    fc.assert(
      fc.property(fc.array(anyOpinion, { minLength: 1, maxLength: 9 }), (opinions) => {
        const panel = opinions.map((opinion, index) => ({ personId: person(index), opinion }));
        const upholding = opinions.filter((opinion) => opinion === 'UPHOLD').length;
        const dismissing = opinions.length - upholding;
        return (verdictOf(panel) === 'UPHELD') === upholding > dismissing;
      }),
    );
  });

  it('goes from lodged through its examination to a decision, and back never', () => {
    const inadmissible = ruledOn(lodged, { reason: 'Too vague', panelIds: null });
    expect(inadmissible).toMatchObject({ state: 'INADMISSIBLE', panel: [], version: 2 });
    expectNoStepFrom(inadmissible);
    expectNoStepFrom(admissible);
    const examined = PANEL.reduce((appeal, id) => withOpinion(appeal, id, 'UPHOLD'), admissible);
    const upheld = decided(examined, { findings: 'x', outcomeSeq: 2 });
    expect(upheld).toMatchObject({ state: 'UPHELD', outcomeSeq: 2 });
    expectNoStepFrom(upheld);
    expect(() => withOpinion(inadmissible, person(0), 'UPHOLD')).toThrow('NOT_ON_PANEL');
  });
});
