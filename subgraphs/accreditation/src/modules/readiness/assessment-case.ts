import type { Constituent } from './composite';
import type { CriticalFunction } from './critical-function';
import type { Environment } from './environment';
import type { Evidence } from './evidence';
import type { TrlScale } from './trl-scale';

/**
 * All that the readiness rules look at: one element, in one configuration, for one environment,
 * with the evidence at one point in time. Changed conditions make another case.
 */
export interface AssessmentCase {
  readonly scale: TrlScale;
  readonly configuration: string;
  /** The environment the element is meant for; null while it is not known. */
  readonly environment: Environment | null;
  readonly criticalFunctions: readonly CriticalFunction[];
  readonly evidence: readonly Evidence[];
  /** Elements this one is composed of; empty for an element that is not composite. */
  readonly constituents: readonly Constituent[];
}
