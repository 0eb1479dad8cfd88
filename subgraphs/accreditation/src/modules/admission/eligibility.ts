import { assertNever, type Refusal } from '@apogee/shared/errors';
import type { ItemId, TrlAssessmentId } from '@apogee/shared/ids';
import { admissionRefusal } from './admission-refusals';

/** How ready a product is, as far as the label looks at it. */
export interface ProductStanding {
  readonly productId: ItemId;
  /** Whether the catalogue shows it. */
  readonly published: boolean;
  /** The assessment that its readiness rests on; null when none is open. */
  readonly basis: {
    readonly id: TrlAssessmentId;
    readonly scale: string;
    readonly confirmedLevel: number | null;
    readonly stale: boolean;
  } | null;
}

/** What the subject of a file has to show. Only products have readiness levels. */
export type SubjectStanding =
  | { readonly kind: 'PRODUCT'; readonly product: ProductStanding }
  | { readonly kind: 'PRODUCT_RANGE'; readonly members: readonly ProductStanding[] }
  | { readonly kind: 'ENGINEERING_ACTIVITY'; readonly acceptedReferences: number };

/** What the scheme of the file demands. */
export interface EligibilityRules {
  readonly trlThreshold: number;
  readonly minimumReferences: number;
}

/** Either the proof, or why there is none. An activity has no assessment to rest on. */
export interface Eligibility {
  readonly assessmentId: TrlAssessmentId | null;
  readonly refusals: readonly Refusal[];
}

/** The only scale that the threshold is read on: a level on another one proves nothing (invariant 16). */
const SCALE_OF_THE_LABEL = 'ISO_16290';

/**
 * Invariants 5 and 6: a product has reached the threshold on the ISO scale, in an assessment that no open event calls
 * into question; a range has a published member that has; an activity shows enough accepted references instead.
 */
export function eligibilityOf(standing: SubjectStanding, rules: EligibilityRules): Eligibility {
  switch (standing.kind) {
    case 'PRODUCT':
      return productEligibility(standing.product, rules);
    case 'PRODUCT_RANGE':
      return rangeEligibility(standing.members, rules);
    case 'ENGINEERING_ACTIVITY':
      return activityEligibility(standing.acceptedReferences, rules);
    default:
      return assertNever(standing);
  }
}

function productEligibility(
  product: ProductStanding,
  { trlThreshold }: EligibilityRules,
): Eligibility {
  if (confirmedIsoLevel(product) < trlThreshold) {
    return refusedWith(
      admissionRefusal('TRL_BELOW_THRESHOLD', { values: { threshold: trlThreshold } }),
    );
  }
  return product.basis?.stale === true
    ? refusedWith(admissionRefusal('TRL_STALE', { values: { assessment: product.basis.id } }))
    : { assessmentId: product.basis?.id ?? null, refusals: [] };
}

function rangeEligibility(
  members: readonly ProductStanding[],
  { trlThreshold }: EligibilityRules,
): Eligibility {
  const best = members
    .filter(({ published, basis }) => published && basis?.stale === false)
    .toSorted((a, b) => confirmedIsoLevel(b) - confirmedIsoLevel(a))[0];
  return best === undefined || confirmedIsoLevel(best) < trlThreshold
    ? refusedWith(admissionRefusal('NO_QUALIFYING_MEMBER', { values: { threshold: trlThreshold } }))
    : { assessmentId: best.basis?.id ?? null, refusals: [] };
}

function activityEligibility(
  acceptedReferences: number,
  { minimumReferences }: EligibilityRules,
): Eligibility {
  return acceptedReferences < minimumReferences
    ? refusedWith(
        admissionRefusal('TOO_FEW_REFERENCES', {
          values: { accepted: acceptedReferences, minimum: minimumReferences },
        }),
      )
    : { assessmentId: null, refusals: [] };
}

/** 0, which is below every level, where no level is confirmed on the scale of the label. */
function confirmedIsoLevel({ basis }: ProductStanding): number {
  return basis?.scale === SCALE_OF_THE_LABEL ? (basis.confirmedLevel ?? 0) : 0;
}

function refusedWith(refusal: Refusal): Eligibility {
  return { assessmentId: null, refusals: [refusal] };
}
