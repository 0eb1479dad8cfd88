import { addDays, type IsoDate } from '@apogee/shared/clock';
import type { FirmId, ItemId, LabelNumber } from '@apogee/shared/ids';
import fc from 'fast-check';
import { sampleLabels, sampleRecords } from '../../testing/sample-labels';
import type { LabelChange } from '../ledger';
import { isCurrentOn, type Label, labelStatusOn, overlap } from './label';
import { type LabelRecord, type RecordedLabel, replayLabel, standingRecords } from './label.replay';
import { historyRefusals } from './label-history';

const NUMBER = 'X-1' as LabelNumber;
const FROM = '2024-02-29' as IsoDate;
const UNTIL = '2027-02-28' as IsoDate;

const AWARD: LabelChange = {
  kind: 'AWARDED',
  subjectId: 'prd-x' as ItemId,
  subjectKind: 'PRODUCT',
  holderId: 'firm-x' as FirmId,
  scope: { fr: 'tout', en: 'all' },
  awardedOn: FROM,
  validFrom: FROM,
  validUntil: UNTIL,
  predecessorNumber: null,
  basisAssessmentId: null,
  acceptedReferences: 2,
};

function recordOf(seq: number, particulars: Partial<LabelRecord>): LabelRecord {
  return {
    seq,
    contentSha256: String(seq),
    rectifies: null,
    change: null,
    decidedAt: '2024-02-29T12:00:00.000Z',
    effectiveFrom: FROM,
    grounds: [],
    groundsPublic: true,
    schemeVersion: 'DEMO-2025',
    ...particulars,
  };
}

const award = recordOf(1, { change: AWARD });

const anyChange = fc.constantFrom<LabelChange>(
  { kind: 'SUSPENDED', until: null },
  { kind: 'REINSTATED' },
  { kind: 'WITHDRAWN' },
  { kind: 'SURRENDERED' },
  { kind: 'EXPIRED' },
  { kind: 'RENEWED', successorNumber: 'X-2' as LabelNumber },
  { kind: 'RESCOPED', scope: { fr: 'moins', en: null } },
);

const anyDayOfLife = fc.integer({ min: -30, max: 1_200 }).map((days) => addDays(FROM, days));

interface Attempt {
  readonly change: LabelChange;
  readonly day: IsoDate;
  /** Corrects a record at this place instead, counted round; annuls it when `change` is its own. */
  readonly rectifies: number | null;
  readonly annuls: boolean;
}

const anyAttempt: fc.Arbitrary<Attempt> = fc.record({
  change: anyChange,
  day: anyDayOfLife,
  rectifies: fc.option(fc.nat(20), { freq: 3 }),
  annuls: fc.boolean(),
});

/** A life of a label: of what was attempted, what its history allows. */
const anyLife = fc.array(anyAttempt, { maxLength: 30 }).map((attempts) => {
  const records: LabelRecord[] = [award];
  for (const attempt of attempts) {
    const record = attempted(attempt, records);
    const after = [...records, record];
    const label = replay(after);
    const stands = standingRecords(after).includes(record);
    if (label !== null && stands && historyRefusals(label).length === 0) {
      records.push(record);
    }
  }
  return records;
});

function attempted(attempt: Attempt, records: readonly LabelRecord[]): LabelRecord {
  const seq = records.length + 1;
  const originals = records.filter(({ rectifies, seq }) => rectifies === null && seq > 1);
  const original =
    attempt.rectifies === null ? undefined : originals[attempt.rectifies % (originals.length || 1)];
  return original === undefined
    ? recordOf(seq, { change: attempt.change, effectiveFrom: attempt.day })
    : recordOf(seq, {
        rectifies: original.seq,
        change: attempt.annuls ? null : original.change,
        effectiveFrom: attempt.day,
      });
}

const replay = (records: readonly LabelRecord[]): RecordedLabel | null =>
  replayLabel(NUMBER, records);

function told(records: readonly LabelRecord[]): RecordedLabel {
  const label = replay(records);
  if (label === null) {
    throw new TypeError('no award');
  }
  return label;
}

describe('a label as its records tell it', () => {
  it('invariant 28: is the same at each replay, in whatever order the records are read', () => {
    fc.assert(
      fc.property(
        anyLife,
        fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
        (records, order) => {
          const shuffled = records
            .map((record) => ({ record, at: order[record.seq] ?? 0 }))
            .toSorted((one, other) => one.at - other.at)
            .map(({ record }) => record);
          expect(told(shuffled)).toEqual(told(records));
        },
      ),
    );
  });

  it('invariant 28: has on a day the status that records effective later do not change', () => {
    fc.assert(
      fc.property(anyLife, anyDayOfLife, (records, day) => {
        const known = records.filter(
          ({ effectiveFrom, rectifies, seq }) =>
            (effectiveFrom <= day || seq === 1) && rectifies === null,
        );
        fc.pre(records.every(({ rectifies }) => rectifies === null));
        expect(labelStatusOn(told(known), day)).toBe(labelStatusOn(told(records), day));
      }),
    );
  });

  it('invariant 27: has a transition for each standing record that makes one, and no other', () => {
    fc.assert(
      fc.property(anyLife, (records) => {
        const made = standingRecords(records).filter(
          ({ change }) => change !== null && change.kind !== 'RESCOPED',
        );
        expect(told(records).transitions.map(({ seq }) => seq)).toEqual(made.map(({ seq }) => seq));
      }),
    );
  });

  it('invariant 26: is, after a record was annulled, as if that had never been written', () => {
    fc.assert(
      fc.property(anyLife, fc.nat(), (records, which) => {
        fc.pre(records.length > 1);
        const place = 1 + (which % (records.length - 1));
        const original = records[place]?.rectifies ?? place + 1;
        const annulment = recordOf(records.length + 1, { rectifies: original });
        const without = records.filter(
          ({ seq, rectifies }) => seq !== original && rectifies !== original,
        );
        const annulled = told([...records, annulment]);
        expect({ ...annulled, version: 0, lastRecord: null }).toEqual({
          ...told(without),
          version: 0,
          lastRecord: null,
        });
        expect(annulled.version).toBe(records.length + 1);
      }),
    );
  });

  it('counts its records as its version, so that each of them is a conflict for who saw less', () => {
    fc.assert(
      fc.property(anyLife, (records) => {
        expect(told(records).version).toBe(records.length);
      }),
    );
  });

  it('does not exist without an award', () => {
    expect(replay([])).toBeNull();
    expect(replay([recordOf(1, { change: { kind: 'WITHDRAWN' } })])).toBeNull();
  });
});

describe('labels of one item', () => {
  /** Awards one after the other those that do not overlap with the others, as the ledger does. */
  const anyLabels = fc
    .array(fc.tuple(anyDayOfLife, fc.integer({ min: 1, max: 1_100 }), anyLife), { maxLength: 6 })
    .map((awards) =>
      awards.reduce<readonly Label[]>((labels, [validFrom, days, life]) => {
        const label = told([
          {
            ...award,
            effectiveFrom: validFrom,
            change: { ...AWARD, validFrom, validUntil: addDays(validFrom, days) },
          },
          ...life.slice(1).filter(({ rectifies }) => rectifies === null),
        ]);
        const fits =
          historyRefusals(label).length === 0 && labels.every((other) => !overlap(label, other));
        return fits ? labels.concat(label) : labels;
      }, []),
    );

  it('invariants 3 and 4: are not valid at the same time: on any day at most one of them runs', () => {
    fc.assert(
      fc.property(anyLabels, anyDayOfLife, (labels, day) => {
        expect(labels.filter((label) => isCurrentOn(label, day)).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the sample labels', () => {
  it('invariant 27: have exactly one record for each transition', () => {
    const transitions = sampleLabels().flatMap((label) => label.transitions);
    const records = sampleRecords().filter(({ change }) => change?.kind !== 'RESCOPED');
    expect(transitions.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual(
      records.map(({ seq }) => seq),
    );
  });

  it('are told in the order in which they were decided', () => {
    const instants = sampleRecords().map(({ decidedAt }) => decidedAt);
    expect(instants).toEqual(instants.toSorted());
  });
});
