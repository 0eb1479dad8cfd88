import { type Evidence, isAccepted } from './evidence';
import type { TrlLevel, TrlScale } from './trl-scale';

/** A part of a composite element, with the level confirmed for it. */
export interface Constituent {
  readonly critical: boolean;
  readonly scale: TrlScale;
  readonly confirmedLevel: TrlLevel | null;
}

/** True once accepted evidence shows the assembled unit working as one. */
export function isIntegrated(evidence: readonly Evidence[]): boolean {
  return evidence.some((item) => item.integration && isAccepted(item));
}

/**
 * The highest level that the parts allow the whole; null when there are no critical parts to limit it.
 * A part without a level on the same scale counts as 0: levels of two scales are never compared.
 */
export function leastCriticalConstituent(
  scale: TrlScale,
  constituents: readonly Constituent[],
): number | null {
  const levels = constituents
    .filter((part) => part.critical)
    .map((part) => (part.scale === scale ? (part.confirmedLevel ?? 0) : 0));
  return levels.length === 0 ? null : Math.min(...levels);
}
