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
  // Asked for together, so that one batch fetches them.
  const [environment, inEnvironments] = await Promise.all([
    environmentOf(sources, assessment),
    Promise.all(items.map((item) => withEnvironment(sources, item))),
  ]);
  return toCase(assessment, {
    environment,
    criticalFunctions: functions,
    evidence: inEnvironments,
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

function environmentOf(
  { environments }: AssessmentCaseSources,
  { environmentId }: Pick<TrlAssessmentRecord, 'environmentId'>,
): Promise<EnvironmentRecord | null> {
  return environmentId === null ? Promise.resolve(null) : environments.load(environmentId);
}

async function withEnvironment(
  sources: AssessmentCaseSources,
  item: EvidenceRecord,
): Promise<Evidence> {
  return { ...item, environment: await environmentOf(sources, item) };
}
