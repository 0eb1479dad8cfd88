import { covers, type Environment } from './environment';
import { type Evidence, type EvidenceId, hasFormFitFunction, isAccepted } from './evidence';

/** Why a function needs a verification of its own. Not the same as safety-critical. */
export const CriticalityReason = {
  NEW_ELEMENT: 'NEW_ELEMENT',
  NEW_CONSTITUENT: 'NEW_CONSTITUENT',
  NEW_ENVIRONMENT: 'NEW_ENVIRONMENT',
  NEW_USE: 'NEW_USE',
} as const;
export type CriticalityReason = (typeof CriticalityReason)[keyof typeof CriticalityReason];

export interface CriticalFunction {
  /** Evidence that the assessor put forward for this function. */
  readonly verifiedBy: readonly EvidenceId[];
}

/** Documents that report what the element did. Plans, definitions and reviews demonstrate nothing. */
const DEMONSTRATIONS: ReadonlySet<string> = new Set([
  'TEST_REPORT',
  'COMMISSIONING_REPORT',
  'IN_ORBIT_REPORT',
]);

/** The circumstances in which a critical function is judged. */
export interface VerificationContext {
  readonly environment: Environment | null;
  readonly evidence: readonly Evidence[];
}

/**
 * A critical function is verified by accepted evidence whose model has form, fit and function and whose
 * environment covers the one the element is meant for.
 */
export function isVerified(target: CriticalFunction, context: VerificationContext): boolean {
  return context.evidence.some(
    (item) => target.verifiedBy.includes(item.id) && verifies(item, context.environment),
  );
}

function verifies(item: Evidence, demanded: Environment | null): boolean {
  return (
    isAccepted(item) &&
    DEMONSTRATIONS.has(item.kind) &&
    hasFormFitFunction(item) &&
    demanded !== null &&
    item.environment !== null &&
    covers(item.environment, demanded)
  );
}
