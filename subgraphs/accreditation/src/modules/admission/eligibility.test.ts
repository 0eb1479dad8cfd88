import type { ItemId, TrlAssessmentId } from '@apogee/shared/ids';
import fc from 'fast-check';
import { eligibilityOf, type ProductStanding } from './eligibility';

const basis = fc.record({
  id: fc.constantFrom('trl-1', 'trl-2', 'trl-3').map((id) => id as TrlAssessmentId),
  scale: fc.constantFrom('ISO_16290', 'NASA_NPR_7123', 'EU_HORIZON'),
  confirmedLevel: fc.option(fc.integer({ min: 1, max: 9 })),
  stale: fc.boolean(),
});
const product: fc.Arbitrary<ProductStanding> = fc.record({
  productId: fc.uuid().map((id) => id as ItemId),
  published: fc.boolean(),
  basis: fc.option(basis),
});
const rules = fc.record({
  trlThreshold: fc.integer({ min: 1, max: 9 }),
  minimumReferences: fc.integer({ min: 0, max: 5 }),
});

function qualifies({ basis: rests }: ProductStanding, threshold: number): boolean {
  return (
    rests !== null &&
    rests.scale === 'ISO_16290' &&
    !rests.stale &&
    (rests.confirmedLevel ?? 0) >= threshold
  );
}

describe('eligibility', () => {
  it('invariant 5: a product needs a level confirmed on ISO 16290, at the threshold, not stale', () => {
    fc.assert(
      fc.property(product, rules, (standing, scheme) => {
        const { refusals, assessmentId } = eligibilityOf(
          { kind: 'PRODUCT', product: standing },
          scheme,
        );
        expect(refusals.length === 0).toBe(qualifies(standing, scheme.trlThreshold));
        expect(assessmentId).toBe(refusals.length === 0 ? standing.basis?.id : null);
      }),
    );
  });

  it('invariant 5: a range needs one published member that qualifies, and rests on the highest', () => {
    fc.assert(
      fc.property(fc.array(product, { maxLength: 6 }), rules, (members, scheme) => {
        const { refusals, assessmentId } = eligibilityOf(
          { kind: 'PRODUCT_RANGE', members },
          scheme,
        );
        const qualified = members.filter(
          (member) => member.published && qualifies(member, scheme.trlThreshold),
        );
        expect(refusals.length === 0).toBe(qualified.length > 0);
        const highest = Math.max(...qualified.map((one) => one.basis?.confirmedLevel ?? 0));
        const best = qualified.filter((one) => one.basis?.confirmedLevel === highest);
        expect(qualified.length === 0 || best.some((one) => one.basis?.id === assessmentId)).toBe(
          true,
        );
      }),
    );
  });

  it('invariant 16: a level on another scale proves nothing, however high', () => {
    fc.assert(
      fc.property(
        product,
        rules,
        fc.constantFrom('NASA_NPR_7123', 'EU_HORIZON'),
        (one, scheme, scale) => {
          const nine = { id: 'trl-1' as TrlAssessmentId, scale, confirmedLevel: 9, stale: false };
          const standing = { ...one, published: true, basis: nine };
          expect(
            eligibilityOf({ kind: 'PRODUCT', product: standing }, scheme).refusals,
          ).toHaveLength(1);
          expect(
            eligibilityOf({ kind: 'PRODUCT_RANGE', members: [standing] }, scheme).refusals,
          ).toHaveLength(1);
        },
      ),
    );
  });

  it('invariant 6: an activity has no level, and the scheme’s number of accepted references', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 }), rules, (acceptedReferences, scheme) => {
        const { refusals, assessmentId } = eligibilityOf(
          { kind: 'ENGINEERING_ACTIVITY', acceptedReferences },
          scheme,
        );
        expect(refusals.length === 0).toBe(acceptedReferences >= scheme.minimumReferences);
        expect(assessmentId).toBeNull();
      }),
    );
  });
});
