import { DomainError } from '@apogee/shared/errors';

/** A scale of technology readiness. Each has nine levels, and equal numbers do not mean the same. */
export const TrlScale = {
  ISO_16290: 'ISO_16290',
  NASA_NPR_7123: 'NASA_NPR_7123',
  EU_HORIZON: 'EU_HORIZON',
} as const;
export type TrlScale = (typeof TrlScale)[keyof typeof TrlScale];

export const TRL_LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
export type TrlLevel = (typeof TRL_LEVELS)[number];

export function isTrlLevel(value: number): value is TrlLevel {
  return (TRL_LEVELS as readonly number[]).includes(value);
}

/** A level together with the scale it was read on: the number alone says nothing. */
export interface ScaledLevel {
  readonly scale: TrlScale;
  readonly level: TrlLevel;
}

/** Levels of two scales were about to be compared as if they were equal. */
export class TrlScalesDiffer extends DomainError {
  readonly code = 'TRL_SCALES_DIFFER';

  constructor(left: TrlScale, right: TrlScale) {
    super(`A level on ${left} cannot be compared with a level on ${right}.`, { left, right });
  }
}

/** True when `actual` is at least `wanted`. Throws when the scales differ: there is no conversion. */
export function reachesLevel(actual: ScaledLevel, wanted: ScaledLevel): boolean {
  if (actual.scale !== wanted.scale) {
    throw new TrlScalesDiffer(actual.scale, wanted.scale);
  }
  return actual.level >= wanted.level;
}
