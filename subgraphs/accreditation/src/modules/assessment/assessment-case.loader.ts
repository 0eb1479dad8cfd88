import type { EnvironmentId, TrlAssessmentId } from '@apogee/shared/ids';
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
  /** Environments that the evidence of assessments was obtained in. */
  readonly findOfEvidence: (ids: readonly TrlAssessmentId[]) => Promise<EnvironmentRecord[]>;
}

/** Puts together what the readiness rules look at. Null for an unknown assessment. */
export type AssessmentCaseLoader = DataLoader<TrlAssessmentId, AssessmentCase | null>;

/** All that the cases of a request look at is asked for at once: nothing here waits for something else to be read. */
export function createAssessmentCaseLoader(sources: AssessmentCaseSources): AssessmentCaseLoader {
  return new DataLoader((ids) => {
    const environments = environmentsOfEvidence(sources, ids);
    return Promise.all(ids.map((id) => assemble(sources, id, environments)));
  });
}

type Environments = ReadonlyMap<EnvironmentId | null, EnvironmentRecord>;

async function environmentsOfEvidence(
  { findOfEvidence }: AssessmentCaseSources,
  ids: readonly TrlAssessmentId[],
): Promise<Environments> {
  return new Map((await findOfEvidence(ids)).map((environment) => [environment.id, environment]));
}

async function assemble(
  sources: AssessmentCaseSources,
  id: TrlAssessmentId,
  environmentsOfAll: Promise<Environments>,
): Promise<AssessmentCase | null> {
  const { assessments, evidence } = sources;
  const [assessment, environment, items, functions, constituents, environments] = await Promise.all(
    [
      assessments.byId.load(id),
      intendedEnvironment(sources, id),
      evidence.byAssessment.load(id),
      evidence.criticalFunctions.load(id),
      constituentsOf(sources, id),
      environmentsOfAll,
    ],
  );
  if (assessment === null) {
    return null;
  }
  return toCase(assessment, {
    environment,
    criticalFunctions: functions,
    evidence: items.map((item) => toEvidence(item, environments.get(item.environmentId) ?? null)),
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

async function intendedEnvironment(
  { assessments, environments }: AssessmentCaseSources,
  id: TrlAssessmentId,
): Promise<EnvironmentRecord | null> {
  const environmentId = (await assessments.byId.load(id))?.environmentId ?? null;
  return environmentId === null ? null : environments.load(environmentId);
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
