import { addMonths, daysBetween, type IsoDate, isIsoDate } from '@apogee/shared/clock';
import type { FirmId, ItemId, LabelNumber } from '@apogee/shared/ids';
import fc from 'fast-check';
import {
  endOfLife,
  expiresInDays,
  isCurrentOn,
  type Label,
  labelStatusOn,
  publicHistoryOn,
  suspendedUntilOn,
  validityEnd,
} from './label';
import { historyRefusals } from './label-history';

const day = (value: string): IsoDate => value as IsoDate;

const awarded: Label = {
  number: 'DEMO-2024-0001' as LabelNumber,
  subjectId: 'prd-x' as ItemId,
  subjectKind: 'PRODUCT',
  holderId: 'firm-x' as FirmId,
  scope: { fr: 'portée', en: 'scope' },
  schemeVersion: 'DEMO-1',
  awardedOn: day('2024-01-20'),
  validFrom: day('2024-02-29'),
  validUntil: day('2027-02-28'),
  predecessorNumber: null,
  version: 1,
  transitions: [
    { status: 'ACTIVE', effectiveOn: day('2024-02-29'), suspendedUntil: null, ground: null },
  ],
};

type Step = readonly [Label['transitions'][number]['status'], string, string?];

function withSteps(...steps: readonly Step[]): Label {
  const later = steps.map(([status, effectiveOn, until]) => ({
    status,
    effectiveOn: day(effectiveOn),
    suspendedUntil: until === undefined ? null : day(until),
    ground: null,
  }));
  return { ...awarded, transitions: [...awarded.transitions, ...later] };
}

const anyDay = fc
  .date({ min: new Date('2019-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)));

describe('validity', () => {
  it.each([
    ['2024-02-29', 36, '2027-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2023-11-22', 36, '2026-11-22'],
    ['2023-03-26', 36, '2026-03-26'],
  ])('begins on %s, lasts %i months and ends on %s', (from, months, until) => {
    expect(validityEnd(day(from), months)).toBe(until);
  });

  it('ends in the month that it should, at most on the same day of the month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 120 }), (from, months) => {
        const until = addMonths(from, months);
        const [a, b] = [new Date(from), new Date(until)];
        const passed =
          (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
        return isIsoDate(until) && passed === months && b.getUTCDate() <= a.getUTCDate();
      }),
    );
  });

  it('counts days over a change of the clock', () => {
    expect(daysBetween(day('2026-03-28'), day('2026-03-30'))).toBe(2);
  });
});

describe('status of a label', () => {
  it.each([
    ['2024-02-28', null],
    ['2024-02-29', 'ACTIVE'],
    ['2027-02-27', 'ACTIVE'],
    ['2027-02-28', 'EXPIRED'],
  ])('on %s of a label that nothing happened to is %s: [validFrom, validUntil)', (on, status) => {
    expect(labelStatusOn(awarded, day(on))).toBe(status);
  });

  const suspended = withSteps(
    ['SUSPENDED', '2025-01-10', '2025-07-10'],
    ['ACTIVE', '2025-03-01'],
    ['SUSPENDED', '2026-01-10'],
  );

  it.each([
    ['2025-01-09', 'ACTIVE', null],
    ['2025-01-10', 'SUSPENDED', '2025-07-10'],
    ['2025-03-01', 'ACTIVE', null],
    ['2026-01-10', 'SUSPENDED', null],
    ['2027-02-28', 'EXPIRED', null],
  ])('on %s follows suspension and reinstatement: %s', (on, status, until) => {
    expect(labelStatusOn(suspended, day(on))).toBe(status);
    expect(suspendedUntilOn(suspended, day(on))).toBe(until);
  });

  it('is EXPIRED whether or not the clock’s record of it is there, and told once', () => {
    const recorded = withSteps(['EXPIRED', '2027-02-28']);
    fc.assert(
      fc.property(anyDay, (on) => {
        expect(labelStatusOn(recorded, on)).toBe(labelStatusOn(awarded, on));
        expect(publicHistoryOn(recorded, on)).toHaveLength(publicHistoryOn(awarded, on).length);
      }),
    );
  });

  it('is RENEWED, not EXPIRED, when a successor takes over on the last day', () => {
    const renewed = withSteps(['RENEWED', '2027-02-28']);
    expect(labelStatusOn(renewed, day('2027-02-27'))).toBe('ACTIVE');
    expect(labelStatusOn(renewed, day('2027-02-28'))).toBe('RENEWED');
    expect(labelStatusOn(renewed, day('2030-01-01'))).toBe('RENEWED');
  });

  it.each(['WITHDRAWN', 'SURRENDERED', 'RENEWED'] as const)('stays %s for good', (status) => {
    const ended = withSteps([status, '2025-05-01']);
    fc.assert(
      fc.property(anyDay, (on) => on < '2025-05-01' || labelStatusOn(ended, on) === status),
    );
    expect(endOfLife(ended)).toBe('2025-05-01');
  });

  it('invariant 28: replaying the same transitions gives the same status, whatever comes later', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (on, later) => {
        fc.pre(on < later && later < awarded.validUntil && later > awarded.validFrom);
        const longer = withSteps(['SUSPENDED', later]);
        return labelStatusOn(longer, on) === labelStatusOn(awarded, on);
      }),
    );
  });

  it('counts the days left only while the label runs', () => {
    expect(expiresInDays(awarded, day('2026-11-22'))).toBe(98);
    expect(expiresInDays(awarded, day('2027-02-27'))).toBe(1);
    expect(expiresInDays(awarded, day('2027-02-28'))).toBeNull();
    expect(expiresInDays(awarded, day('2024-01-01'))).toBeNull();
    expect(expiresInDays(suspended, day('2026-11-22'))).toBe(98);
    expect(isCurrentOn(withSteps(['WITHDRAWN', '2025-05-01']), day('2025-05-01'))).toBe(false);
  });

  it('shows the history up to a day, the expiry by the clock included', () => {
    expect(publicHistoryOn(awarded, day('2024-02-28'))).toEqual([]);
    expect(
      publicHistoryOn(suspended, day('2027-03-01')).map(({ status, effectiveOn }) => [
        status,
        effectiveOn,
      ]),
    ).toEqual([
      ['ACTIVE', '2024-02-29'],
      ['SUSPENDED', '2025-01-10'],
      ['ACTIVE', '2025-03-01'],
      ['SUSPENDED', '2026-01-10'],
      ['EXPIRED', '2027-02-28'],
    ]);
  });
});

describe('history of a label', () => {
  it.each([
    [withSteps(['WITHDRAWN', '2025-05-01'], ['ACTIVE', '2025-06-01']), 'STATUS_CANNOT_FOLLOW'],
    [withSteps(['ACTIVE', '2025-05-01']), 'STATUS_CANNOT_FOLLOW'],
    [withSteps(['SUSPENDED', '2025-05-01'], ['RENEWED', '2025-06-01']), 'STATUS_CANNOT_FOLLOW'],
    [withSteps(['EXPIRED', '2027-02-28'], ['RENEWED', '2027-02-28']), 'STATUS_CANNOT_FOLLOW'],
    [withSteps(['SUSPENDED', '2025-05-01'], ['ACTIVE', '2025-04-01']), 'CHANGE_OUT_OF_ORDER'],
    [withSteps(['SUSPENDED', '2024-02-28']), 'CHANGE_OUT_OF_ORDER'],
    [withSteps(['WITHDRAWN', '2027-02-28']), 'CHANGE_AFTER_END'],
    [withSteps(['RENEWED', '2027-03-01']), 'CHANGE_AFTER_END'],
    [withSteps(['EXPIRED', '2027-02-27']), 'CHANGE_AFTER_END'],
    [{ ...awarded, transitions: [] }, 'AWARD_MISPLACED'],
    [{ ...awarded, validFrom: day('2024-03-01') }, 'AWARD_MISPLACED'],
  ])('is refused when it contradicts itself (case %#)', (label, code) => {
    expect(historyRefusals(label).map((refusal) => refusal.code)).toEqual([`LABEL_${code}`]);
  });

  it.each([
    [withSteps(['SUSPENDED', '2025-01-10'], ['ACTIVE', '2025-02-10'], ['RENEWED', '2027-02-28'])],
    [withSteps(['SUSPENDED', '2025-01-10'], ['EXPIRED', '2027-02-28'])],
  ])('is accepted from the award to the end (case %#)', (label) => {
    expect(historyRefusals(label)).toEqual([]);
  });
});
