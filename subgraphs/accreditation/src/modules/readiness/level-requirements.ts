import {
  type CaseCondition,
  criticalFunctionsIdentified,
  criticalFunctionsVerified,
  environmentDefined,
  environmentOperational,
} from './case-condition';
import type { EvidenceKind } from './evidence';
import type { EvidenceCondition } from './evidence-condition';
import * as condition from './evidence-condition';
import type { TrlLevel, TrlScale } from './trl-scale';

/** One accepted document of this kind that meets all conditions at once. */
export interface EvidenceRequirement {
  readonly kind: EvidenceKind;
  readonly conditions: readonly EvidenceCondition[];
}

/** What a level asks for. */
export interface LevelRequirements {
  /** The level whose requirements hold as well. Levels 3 and 6 begin a new argument and restate all. */
  readonly buildsOn: TrlLevel | null;
  readonly documents: readonly EvidenceRequirement[];
  readonly conditions: readonly CaseCondition[];
}

type LevelTable = Readonly<Record<TrlLevel, LevelRequirements>>;

const document = (
  kind: EvidenceKind,
  ...conditions: readonly EvidenceCondition[]
): EvidenceRequirement => ({ kind, conditions });

const QUALIFICATION: readonly EvidenceRequirement[] = [
  document('ENVIRONMENT_DEFINITION', condition.inOperationalEnvironment),
  document('MODEL_DEFINITION', condition.onQualificationModel),
  document(
    'TEST_REPORT',
    condition.onQualificationModel,
    condition.inOperationalEnvironment,
    condition.coveringTheApplication,
    condition.asPredicted,
  ),
  document('QUALIFICATION_REVIEW'),
];

const FLIGHT_ACCEPTANCE: readonly EvidenceRequirement[] = [
  document('ACCEPTANCE_REVIEW', condition.onFlightModel),
  document('FLIGHT_READINESS', condition.onFlightModel),
];

/**
 * After the milestones and documented work of ISO 16290:2013, in our own words; `docs/trl.md` says which parts
 * are public knowledge and which are our reading. A level repeats nothing that the level it builds on asks for.
 */
const ISO: LevelTable = {
  1: { buildsOn: null, documents: [document('BASIC_PRINCIPLES_REPORT')], conditions: [] },
  2: { buildsOn: null, documents: [document('CONCEPT_DEFINITION')], conditions: [] },
  3: {
    buildsOn: null,
    documents: [
      document('PERFORMANCE_REQUIREMENTS'),
      document('CONCEPT_DEFINITION'),
      document('ANALYTICAL_MODEL'),
      document('TEST_REPORT', condition.inLaboratory),
    ],
    conditions: [],
  },
  4: {
    buildsOn: 3,
    documents: [
      document('TEST_PLAN'),
      document('MODEL_DEFINITION', condition.onBuiltModel),
      document(
        'TEST_REPORT',
        condition.onBuiltModel,
        condition.inLaboratory,
        condition.asPredicted,
      ),
    ],
    conditions: [],
  },
  5: {
    buildsOn: 4,
    documents: [
      document('ENVIRONMENT_DEFINITION', condition.inRelevantEnvironment),
      document('CRITICAL_FUNCTION_ANALYSIS'),
      document('DESIGN_DEFINITION'),
      // Breadboards of level 5 need not be at scale, so somebody must have argued the step to full scale.
      document('SCALING_ANALYSIS'),
      document(
        'TEST_REPORT',
        condition.onBuiltModel,
        condition.inRelevantEnvironment,
        condition.asPredicted,
      ),
    ],
    conditions: [environmentDefined, criticalFunctionsIdentified],
  },
  6: {
    buildsOn: null,
    documents: [
      document('PERFORMANCE_REQUIREMENTS'),
      document('ENVIRONMENT_DEFINITION', condition.inRelevantEnvironment),
      document('CRITICAL_FUNCTION_ANALYSIS'),
      document('DESIGN_DEFINITION'),
      document('TEST_PLAN'),
      document('MODEL_DEFINITION', condition.onRepresentativeModel),
      document(
        'TEST_REPORT',
        condition.onRepresentativeModel,
        condition.withFormFitFunction,
        condition.inRelevantEnvironment,
        condition.coveringTheApplication,
        condition.asPredicted,
      ),
    ],
    conditions: [environmentDefined, criticalFunctionsIdentified, criticalFunctionsVerified],
  },
  7: { buildsOn: 6, documents: QUALIFICATION, conditions: [environmentOperational] },
  8: { buildsOn: 7, documents: FLIGHT_ACCEPTANCE, conditions: [] },
  9: {
    buildsOn: 8,
    documents: [
      document('COMMISSIONING_REPORT'),
      document(
        'IN_ORBIT_REPORT',
        condition.inOperationalEnvironment,
        condition.coveringTheApplication,
        condition.inSameConfiguration,
      ),
    ],
    conditions: [],
  },
};

/**
 * NASA's level 7 is a prototype shown in space itself, which ISO's is not: a unit qualified on the ground stays
 * at 6 here until its flight model is accepted (8), and level 8 does not pass through 7.
 */
const NASA: LevelTable = {
  ...ISO,
  7: {
    buildsOn: 6,
    documents: [
      document(
        'IN_ORBIT_REPORT',
        condition.inOperationalEnvironment,
        condition.coveringTheApplication,
      ),
    ],
    conditions: [environmentOperational],
  },
  8: {
    buildsOn: 6,
    documents: [...QUALIFICATION, ...FLIGHT_ACCEPTANCE],
    conditions: [environmentOperational],
  },
};

const TABLES: Readonly<Record<TrlScale, LevelTable>> = {
  ISO_16290: ISO,
  NASA_NPR_7123: NASA,
  // The European programme words its levels alike and documents no evidence sets of its own.
  EU_HORIZON: ISO,
};

/** The requirements of a level, from the level its argument begins at. */
export function requirementsOf(
  scale: TrlScale,
  level: TrlLevel,
): readonly (readonly [TrlLevel, LevelRequirements])[] {
  const row = TABLES[scale][level];
  const below = row.buildsOn === null ? [] : requirementsOf(scale, row.buildsOn);
  return [...below, [level, row]];
}
