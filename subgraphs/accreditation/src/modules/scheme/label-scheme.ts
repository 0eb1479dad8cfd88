import type { IsoDate } from '@apogee/shared/clock';

interface SchemeText {
  readonly fr: string | null;
  readonly en: string | null;
}

/** What evaluators judge a file by. */
export interface SchemeCriterion {
  readonly code: string;
  readonly name: SchemeText;
  readonly mandatory: boolean;
  /** Kinds of items that it is asked of. */
  readonly appliesTo: readonly string[];
  /** Null for a criterion that is met or not met and has no scale. */
  readonly maxScore: number | null;
}

/** A document that a complete file holds. */
export interface SchemeRequirement {
  readonly code: string;
  readonly name: SchemeText;
  readonly appliesTo: readonly string[];
}

/**
 * A version of the rules of the label. Only the award to SMEs, the three years and the example of TRL 6 are public;
 * every other rule is configuration, so rules are rows and not constants.
 */
export interface LabelScheme {
  readonly version: string;
  readonly inForceFrom: IsoDate;
  readonly validityMonths: number;
  /** The least ISO 16290 level confirmed for a product, or for one member of a range. */
  readonly trlThreshold: number;
  /** How many accepted references stand in for a readiness level where the subject is an activity. */
  readonly minimumReferences: number;
  /** Members present and not recused without whom the committee decides nothing. */
  readonly quorum: number;
  /** Directorates among them. */
  readonly minimumDirectorates: number;
  /** Whether the chair's ballot settles a tie. */
  readonly castingVote: boolean;
  /** Signed evaluations that need no review beside them. */
  readonly mandatoryEvaluations: number;
  /** How long before the end of a label its renewal may be filed. */
  readonly renewalWindowMonths: number;
  /** How long the firm has to complete a file that was returned to it. */
  readonly completionDays: number;
  /** How long a deferred file waits. */
  readonly deferralDays: number;
  /** How long an evaluation or a review takes at most before somebody is reminded of it. */
  readonly evaluationDays: number;
  readonly appealDays: number;
  readonly appealPanelSize: number;
  /** How long an interest that has ended still keeps a person from the firm's files. */
  readonly coolingOffMonths: number;
  /** Days before a last day (the end of a label, of a suspension, of a time to appeal or to complete) on which the secretariat is reminded. */
  readonly reminderDays: readonly number[];
  /** The rule by which firms declare that they are SMEs. */
  readonly smeRuleVersion: string;
  readonly description: SchemeText;
  /** In the order of the scheme. */
  readonly criteria: readonly SchemeCriterion[];
  /** Documents without which a file is not complete, in the order of the scheme. */
  readonly requirements: readonly SchemeRequirement[];
}

/** The version in force on a day: the latest that had begun; null before the first. */
export function schemeInForceOn(schemes: readonly LabelScheme[], day: IsoDate): LabelScheme | null {
  return (
    schemes
      .toSorted((a, b) => a.inForceFrom.localeCompare(b.inForceFrom))
      .findLast(({ inForceFrom }) => inForceFrom <= day) ?? null
  );
}

/** The criteria or requirements that are asked of a kind of item. */
export function askedOf<Part extends { readonly appliesTo: readonly string[] }>(
  parts: readonly Part[],
  kind: string,
): readonly Part[] {
  return parts.filter(({ appliesTo }) => appliesTo.includes(kind));
}
