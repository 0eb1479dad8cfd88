import type { IsoDate } from '@apogee/shared/clock';
import type { TrlAssessmentId } from '@apogee/shared/ids';
import fc from 'fast-check';
import { anyLevel } from '../../testing/readiness-arbitraries';
import { isStaleAt } from './reassessment';
import {
  type AssessedLevel,
  type ProductReadiness,
  productReadiness,
  rangeReadiness,
  TrlAssessmentStatus,
} from './subject-readiness';
import { reachesLevel, TrlScale, TrlScalesDiffer } from './trl-scale';

function assessed(changes: Partial<AssessedLevel> = {}): AssessedLevel {
  return {
    id: 'trl-a' as TrlAssessmentId,
    scale: 'ISO_16290',
    status: 'CONFIRMED',
    claimedLevel: 7,
    confirmedLevel: 6,
    assessedOn: '2025-03-01' as IsoDate,
    stale: false,
    ...changes,
  };
}

const anyAssessed: fc.Arbitrary<AssessedLevel> = fc.record({
  id: fc.uuid().map((id) => id as TrlAssessmentId),
  scale: fc.constantFrom(...Object.values(TrlScale)),
  status: fc.constantFrom(...Object.values(TrlAssessmentStatus)),
  claimedLevel: anyLevel,
  confirmedLevel: fc.option(anyLevel, { nil: null }),
  assessedOn: fc.constantFrom('2024-01-01' as IsoDate, '2025-01-01' as IsoDate),
  stale: fc.boolean(),
});

const productOf = (basis: AssessedLevel): ProductReadiness => ({
  claimed: basis.claimedLevel,
  confirmed: basis.confirmedLevel,
  basis,
});

describe('readiness of a product', () => {
  it('does not depend on the order in which assessments are read', () => {
    fc.assert(
      fc.property(fc.array(anyAssessed), (list) => {
        expect(productReadiness(list.toReversed())).toEqual(productReadiness(list));
      }),
    );
  });

  it('invariant 16: an assessment on another scale never counts beside one on the ISO scale', () => {
    fc.assert(
      fc.property(fc.array(anyAssessed), (list) => {
        const iso = list.filter(({ scale }) => scale === 'ISO_16290');
        const fromIso = productReadiness(iso);
        expect(fromIso === null || fromIso.basis === productReadiness(list)?.basis).toBe(true);
      }),
    );
  });

  it('forgets assessments that are superseded or withdrawn', () => {
    const closed = [assessed({ status: 'SUPERSEDED' }), assessed({ status: 'WITHDRAWN' })];
    expect(productReadiness(closed)).toBeNull();
  });

  it('prefers what is confirmed, then what is not stale, then the higher level', () => {
    const claimed = assessed({ status: 'CLAIMED', claimedLevel: 9, confirmedLevel: null });
    const stale = assessed({ confirmedLevel: 9, stale: true });
    const fresh = assessed({ confirmedLevel: 7 });
    expect(productReadiness([claimed, stale])?.basis).toBe(stale);
    expect(productReadiness([claimed, stale, fresh])?.basis).toBe(fresh);
  });
});

describe('readiness of a range', () => {
  it('spans its members with a confirmed ISO level and rests on the highest', () => {
    const low = assessed({ confirmedLevel: 4 });
    const high = assessed({ confirmedLevel: 8 });
    const nasa = assessed({ scale: 'NASA_NPR_7123', confirmedLevel: 9 });
    const unknown = assessed({ status: 'CLAIMED', confirmedLevel: null });
    const members = [low, high, nasa, unknown].map(productOf);
    expect(rangeReadiness(members)).toEqual({ min: 4, max: 8, basis: high });
  });

  it('is unknown while no member has a confirmed level', () => {
    expect(rangeReadiness([productOf(assessed({ confirmedLevel: null }))])).toBeNull();
    expect(rangeReadiness([])).toBeNull();
  });
});

describe('staleness', () => {
  const raised = { raisedAt: new Date('2026-01-10T09:00:00Z'), resolvedAt: null };
  const settled = { ...raised, resolvedAt: new Date('2026-03-01T09:00:00Z') };

  it('lasts while a trigger is open', () => {
    expect(isStaleAt([settled, raised], new Date('2026-06-01T00:00:00Z'))).toBe(true);
    expect(isStaleAt([settled], new Date('2026-02-01T00:00:00Z'))).toBe(true);
  });

  it('ends with the last resolution and did not exist before the trigger', () => {
    expect(isStaleAt([settled], new Date('2026-03-01T09:00:00Z'))).toBe(false);
    expect(isStaleAt([raised], new Date('2026-01-01T00:00:00Z'))).toBe(false);
    expect(isStaleAt([], new Date())).toBe(false);
  });
});

describe('scales', () => {
  it('invariant 16: refuses to compare levels of two scales', () => {
    const iso = { scale: 'ISO_16290', level: 6 } as const;
    const nasa = { scale: 'NASA_NPR_7123', level: 9 } as const;
    expect(() => reachesLevel(nasa, iso)).toThrow(TrlScalesDiffer);
    expect(reachesLevel({ ...iso, level: 7 }, iso)).toBe(true);
    expect(reachesLevel({ ...iso, level: 5 }, iso)).toBe(false);
  });
});
