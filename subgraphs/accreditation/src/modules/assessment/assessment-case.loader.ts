import type { TrlAssessmentId } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import type { EnvironmentLoader, EnvironmentRecord } from '../environment';
import type { EvidenceLoaders, EvidenceRecord } from '../evidence';
import type { AssessmentCase, Constituent, Evidence } from '../readiness';
import type { TrlAssessmentLoaders } from './trl-assessment.loader';
import type { TrlAssessmentRecord } from './trl-assessment.record';

export interface AssessmentCaseSources {
  readonly assessments: TrlAssessmentLoaders;
  readonly evidence: EvidenceLoaders;
  readonly environments: EnvironmentLoader;
}

/** Puts together what the readiness rules look at. Null for an unknown assessment. */
export type AssessmentCaseLoader = DataLoader<TrlAssessmentId, AssessmentCase | null>;

/** Runs no statement of its own: the loaders below it batch over all assessments of a request. */
export function createAssessmentCaseLoader(sources: AssessmentCaseSources): AssessmentCaseLoader {
  return new DataLoader((ids) => Promise.all(ids.map((id) => assemble(sources, id))));
}

async function assemble(
  sources: AssessmentCaseSources,
  id: TrlAssessmentId,
): Promise<AssessmentCase | null> {
  const { assessments, evidence } = sources;
  const [assessment, items, functions, constituents] = await Promise.all([
    assessments.byId.load(id),
    evidence.byAssessment.load(id),
    evidence.criticalFunctions.load(id),
    constituentsOf(sources, id),
  ]);
  if (assessment === null) {
    return null;
  }
  const environmentOf = await environmentsOf(sources, [assessment, ...items]);
  return toCase(assessment, {
    environment: environmentOf(assessment),
    criticalFunctions: functions,
    evidence: items.map((item) => toEvidence(item, environmentOf(item))),
    constituents,
  });
}

function toCase(
  { scale, configuration }: TrlAssessmentRecord,
  rest: Omit<AssessmentCase, 'scale' | 'configuration'>,
): AssessmentCase {
  return { scale, configuration, ...rest };
}

async function constituentsOf(
  { assessments }: AssessmentCaseSources,
  id: TrlAssessmentId,
): Promise<readonly Constituent[]> {
  const links = await assessments.constituents.load(id);
  const parts = await Promise.all(
    links.map(async ({ constituentId, critical }) => {
      const part = await assessments.byId.load(constituentId);
      return part === null
        ? []
        : [{ critical, scale: part.scale, confirmedLevel: part.confirmedLevel }];
    }),
  );
  return parts.flat();
}

type InEnvironment = Pick<EvidenceRecord, 'environmentId'>;

/** Asks for each environment once, and for all of them together, so that one batch fetches them. */
async function environmentsOf(
  { environments }: AssessmentCaseSources,
  tests: readonly InEnvironment[],
): Promise<(test: InEnvironment) => EnvironmentRecord | null> {
  const ids = [...new Set(tests.map(({ environmentId }) => environmentId))];
  const found = await Promise.all(
    ids.map(async (id) => [id, id === null ? null : await environments.load(id)] as const),
  );
  const byId = new Map(found);
  return ({ environmentId }) => byId.get(environmentId) ?? null;
}

/** Property by property: there are hundreds in an answer, and copying whole records shows. */
function toEvidence(record: EvidenceRecord, environment: EnvironmentRecord | null): Evidence {
  return {
    id: record.id,
    kind: record.kind,
    model: record.model,
    environmentKind: record.environmentKind,
    environment,
    configurationTested: record.configurationTested,
    representativeOf: record.representativeOf,
    agreesWithPrediction: record.agreesWithPrediction,
    integration: record.integration,
    verdict: record.verdict,
  };
}
