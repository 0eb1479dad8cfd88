import type { AssessmentCase } from './assessment-case';
import { isIntegrated, leastCriticalConstituent } from './composite';
import { type EvidenceKind, isAccepted } from './evidence';
import {
  type EvidenceRequirement,
  type LevelRequirements,
  requirementsOf,
} from './level-requirements';
import { TRL_LEVELS, type TrlLevel } from './trl-scale';
import type { BilingualText } from './trl-titles';

/** Something a level asks for that the accepted evidence does not show. */
export interface EvidenceGap {
  /** The level that asks for it: the one aimed at, or one that it builds on. */
  readonly level: TrlLevel;
  readonly missing: EvidenceKind;
  readonly detail: BilingualText;
}

/** All that stands between the accepted evidence and level `towards`; empty when the level is supported. */
export function gapsTowards(assessment: AssessmentCase, towards: TrlLevel): readonly EvidenceGap[] {
  const own = requirementsOf(assessment.scale, towards).flatMap(([level, requirements]) =>
    gapsOfLevel(assessment, level, requirements),
  );
  return [...own, ...gapsOfConstituents(assessment, towards)];
}

/** The highest level that accepted evidence supports; null while it supports none. */
export function supportedLevel(assessment: AssessmentCase): TrlLevel | null {
  return TRL_LEVELS.findLast((level) => isSupported(assessment, level)) ?? null;
}

/** Whether there is no gap towards the level; the first one settles it, and nobody reads what it says. */
function isSupported(assessment: AssessmentCase, towards: TrlLevel): boolean {
  return (
    requirementsOf(assessment.scale, towards).every(
      ([, { documents, conditions }]) =>
        documents.every((requirement) => isMet(requirement, assessment)) &&
        conditions.every((condition) => condition.holds(assessment)),
    ) && gapsOfConstituents(assessment, towards).length === 0
  );
}

function gapsOfLevel(
  assessment: AssessmentCase,
  level: TrlLevel,
  { documents, conditions }: LevelRequirements,
): readonly EvidenceGap[] {
  const missingDocuments = documents
    .filter((requirement) => !isMet(requirement, assessment))
    .map((requirement) => ({ level, missing: requirement.kind, detail: wording(requirement) }));
  const brokenConditions = conditions
    .filter((condition) => !condition.holds(assessment))
    .map(({ missing, fr, en }) => ({ level, missing, detail: { fr, en } }));
  return [...missingDocuments, ...brokenConditions];
}

function isMet(requirement: EvidenceRequirement, assessment: AssessmentCase): boolean {
  return assessment.evidence.some(
    (item) =>
      item.kind === requirement.kind &&
      isAccepted(item) &&
      requirement.conditions.every((condition) => condition.holds(item, assessment)),
  );
}

function wording({ conditions }: EvidenceRequirement): BilingualText {
  if (conditions.length === 0) {
    return {
      fr: 'aucun document accepté de cette nature',
      en: 'no accepted document of this kind',
    };
  }
  return {
    fr: `aucun document accepté de cette nature ${conditions.map(({ fr }) => fr).join(', ')}`,
    en: `no accepted document of this kind ${conditions.map(({ en }) => en).join(', ')}`,
  };
}

/**
 * A composite is no better than its least critical constituent, and strictly below it while the assembly was
 * never shown working as one unit.
 */
function gapsOfConstituents(assessment: AssessmentCase, level: TrlLevel): readonly EvidenceGap[] {
  const least = leastCriticalConstituent(assessment.scale, assessment.constituents);
  if (least === null || level < least) {
    return [];
  }
  if (level > least) {
    return [{ level, missing: 'TRA_REPORT', detail: CONSTITUENT_TOO_LOW }];
  }
  return isIntegrated(assessment.evidence)
    ? []
    : [{ level, missing: 'TEST_REPORT', detail: NEVER_INTEGRATED }];
}

const CONSTITUENT_TOO_LOW: BilingualText = {
  fr: 'un constituant critique n’a pas ce niveau confirmé sur la même échelle',
  en: 'a critical constituent has no such level confirmed on the same scale',
};

const NEVER_INTEGRATED: BilingualText = {
  fr: 'l’ensemble assemblé n’a pas été essayé comme une unité',
  en: 'the assembly was never tested as one unit',
};
