import { addMonths, type IsoDate } from '@apogee/shared/clock';
import type { FirmId, ItemId, LabelNumber } from '@apogee/shared/ids';
import fc from 'fast-check';
import { labelRefusals, type Purpose, subjectRefusals } from './application-subject';

const KINDS = ['PRODUCT', 'PRODUCT_RANGE', 'ENGINEERING_ACTIVITY'] as const;
const firmId = fc.constantFrom('firm-1', 'firm-2').map((id) => id as FirmId);
const today = '2026-11-22' as IsoDate;

const initial: Purpose = {
  kind: 'INITIAL',
  applicantId: 'firm-1' as FirmId,
  subjectId: 'prd-1' as ItemId,
  subjectKind: 'PRODUCT',
  labelNumber: null,
};
const label = {
  number: 'L-1' as LabelNumber,
  holderId: 'firm-1' as FirmId,
  validUntil: '2027-05-22' as IsoDate,
  running: true,
};

const codes = (refusals: readonly { readonly code: string }[]): string[] =>
  refusals.map(({ code }) => code);

describe('the subject of an application', () => {
  it('invariants 1 and 2: is an item, of the firm that applies, which the catalogue shows', () => {
    const subject = fc.record({
      kind: fc.constantFrom(...KINDS),
      firmId,
      published: fc.boolean(),
    });
    fc.assert(
      fc.property(firmId, fc.constantFrom(...KINDS), subject, (applicantId, subjectKind, known) => {
        const accepted =
          known.firmId === applicantId && known.kind === subjectKind && known.published;
        expect(subjectRefusals({ ...initial, applicantId, subjectKind }, known).length === 0).toBe(
          accepted,
        );
      }),
    );
  });

  it('invariant 1: is nothing that the catalogue never named, such as a firm', () => {
    expect(codes(subjectRefusals(initial, null))).toEqual(['SUBJECT_UNKNOWN']);
  });
});

describe('the labels of the subject', () => {
  const situation = { labels: [label], today, renewalWindowMonths: 6 };

  it('leave room for a first one only while none runs', () => {
    expect(codes(labelRefusals(initial, situation))).toEqual(['LABEL_RUNNING']);
    const ended = { ...situation, labels: [{ ...label, running: false }] };
    expect(labelRefusals(initial, ended)).toEqual([]);
    expect(codes(labelRefusals({ ...initial, labelNumber: label.number }, ended))).toEqual([
      'LABEL_NOT_ASKED',
    ]);
  });

  it('allow a renewal from the first day of its window on, never before', () => {
    const day = fc
      .date({ min: new Date('2024-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10) as IsoDate);
    const renewal = { ...initial, kind: 'RENEWAL' as const, labelNumber: label.number };
    fc.assert(
      fc.property(day, day, fc.integer({ min: 0, max: 12 }), (asked, validUntil, months) => {
        const refusals = labelRefusals(renewal, {
          labels: [{ ...label, validUntil }],
          today: asked,
          renewalWindowMonths: months,
        });
        expect(refusals.length === 0).toBe(asked >= addMonths(validUntil, -months));
      }),
    );
  });

  it('are to be the firm’s own, and running, where one is to be renewed or changed', () => {
    const change = { ...initial, kind: 'SCOPE_CHANGE' as const, labelNumber: label.number };
    expect(labelRefusals(change, situation)).toEqual([]);
    expect(codes(labelRefusals({ ...change, labelNumber: null }, situation))).toEqual([
      'LABEL_NOT_NAMED',
    ]);
    expect(codes(labelRefusals({ ...change, applicantId: 'firm-2' as FirmId }, situation))).toEqual(
      ['LABEL_NOT_NAMED'],
    );
    expect(
      codes(labelRefusals(change, { ...situation, labels: [{ ...label, running: false }] })),
    ).toEqual(['LABEL_ENDED']);
  });
});
