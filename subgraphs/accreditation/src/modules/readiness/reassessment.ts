/** Events after which an assessment must be looked at again. Scheme configuration, not a public rule. */
export const ReassessmentTriggerKind = {
  DESIGN_ISSUE_CHANGE: 'DESIGN_ISSUE_CHANGE',
  PRODUCTION_CHANGE: 'PRODUCTION_CHANGE',
  PART_OBSOLESCENCE: 'PART_OBSOLESCENCE',
  NEW_ENVIRONMENT: 'NEW_ENVIRONMENT',
  IN_ORBIT_ANOMALY: 'IN_ORBIT_ANOMALY',
  EVIDENCE_WITHDRAWN: 'EVIDENCE_WITHDRAWN',
  AGE: 'AGE',
} as const;
export type ReassessmentTriggerKind =
  (typeof ReassessmentTriggerKind)[keyof typeof ReassessmentTriggerKind];

export interface ReassessmentTrigger {
  readonly raisedAt: Date;
  readonly resolvedAt: Date | null;
}

/**
 * An assessment is stale while a trigger is open. Its level stays as it was confirmed: a reader sees the old
 * level and the warning, until somebody reassesses.
 */
export function isStaleAt(triggers: readonly ReassessmentTrigger[], instant: Date): boolean {
  return triggers.some(
    ({ raisedAt, resolvedAt }) =>
      raisedAt <= instant && (resolvedAt === null || resolvedAt > instant),
  );
}
