import type { EnvironmentId } from '@apogee/shared/ids';

/** How close an environment is to the one of the mission. */
export const EnvironmentKind = {
  LABORATORY: 'LABORATORY',
  RELEVANT: 'RELEVANT',
  OPERATIONAL: 'OPERATIONAL',
} as const;
export type EnvironmentKind = (typeof EnvironmentKind)[keyof typeof EnvironmentKind];

const SEVERITY: Readonly<Record<EnvironmentKind, number>> = {
  LABORATORY: 1,
  RELEVANT: 2,
  OPERATIONAL: 3,
};

/** True when `kind` is at least as close to the mission as `wanted`. */
export function isAtLeast(kind: EnvironmentKind, wanted: EnvironmentKind): boolean {
  return SEVERITY[kind] >= SEVERITY[wanted];
}

/** One stress and the range of it. A missing bound means that nothing is stated on that side. */
interface EnvironmentParameter {
  readonly name: string;
  readonly unit: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly margin: string | null;
}

export interface Environment {
  readonly id: EnvironmentId;
  readonly kind: EnvironmentKind;
  readonly lifetimeYears: number | null;
  readonly parameters: readonly EnvironmentParameter[];
}

export interface EnvironmentCoverage {
  readonly covered: boolean;
  /** Names of the demands that are not covered; `lifetime` for the duration. */
  readonly uncovered: readonly string[];
}

const LIFETIME = 'lifetime';

/**
 * What proof in environment `proven` is worth in environment `demanded`: it carries over when every demand
 * is shown to be equal or less severe. A bound that `proven` does not state shows nothing.
 * The relation is reflexive and transitive, so coverage may be chained.
 */
export function coverage(proven: Environment, demanded: Environment): EnvironmentCoverage {
  const uncovered = demanded.parameters
    .filter((demand) => !proven.parameters.some((shown) => coversParameter(shown, demand)))
    .map((demand) => demand.name);
  const lasts = reaches(proven.lifetimeYears, demanded.lifetimeYears);
  const missing = lasts ? uncovered : [...uncovered, LIFETIME];
  return { covered: missing.length === 0, uncovered: missing };
}

export function covers(proven: Environment, demanded: Environment): boolean {
  return coverage(proven, demanded).covered;
}

function coversParameter(shown: EnvironmentParameter, demand: EnvironmentParameter): boolean {
  return (
    shown.name === demand.name &&
    shown.unit === demand.unit &&
    reaches(shown.max, demand.max) &&
    reachesDown(shown.min, demand.min)
  );
}

function reaches(shown: number | null, demanded: number | null): boolean {
  return demanded === null || (shown !== null && shown >= demanded);
}

function reachesDown(shown: number | null, demanded: number | null): boolean {
  return demanded === null || (shown !== null && shown <= demanded);
}
