import type { EnvironmentId, TrlAssessmentId } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import type { EnvironmentLoader, EnvironmentRecord } from '../environment';
import { type EvidenceLoaders, type EvidenceRecord, representativeOf } from '../evidence';
import type { AssessmentCase, Constituent, Evidence } from '../readiness';
import type { TrlAssessmentLoaders } from './trl-assessment.loader';
import type { TrlAssessmentRecord, TrlConstituentRecord } from './trl-assessment.record';

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
  const { assessments, evidence, findOfEvidence } = sources;
  return new DataLoader(async (ids) => {
    const records = loadAll(assessments.byId, ids);
    const [known, intended, files, functions, constituents, environments] = await Promise.all([
      records,
      intendedEnvironments(sources, records),
      loadAll(evidence.byAssessment, ids),
      loadAll(evidence.criticalFunctions, ids),
      constituentsOf(sources, ids),
      findOfEvidence(ids).then(byId),
    ]);
    return known.map((assessment, index) =>
      assessment === null
        ? null
        : {
            scale: assessment.scale,
            configuration: assessment.configuration,
            environment: intended[index] ?? null,
            criticalFunctions: functions[index] ?? [],
            evidence: (files[index] ?? []).map((item) =>
              toEvidence(item, environments.get(item.environmentId) ?? null),
            ),
            constituents: constituents[index] ?? [],
          },
    );
  });
}

function loadAll<Key, Value>(
  loader: DataLoader<Key, Value>,
  keys: readonly Key[],
): Promise<readonly Value[]> {
  return Promise.all(keys.map((key) => loader.load(key)));
}

function byId(
  environments: readonly EnvironmentRecord[],
): ReadonlyMap<EnvironmentId | null, EnvironmentRecord> {
  return new Map(environments.map((environment) => [environment.id, environment]));
}

async function intendedEnvironments(
  { environments }: AssessmentCaseSources,
  records: Promise<readonly (TrlAssessmentRecord | null)[]>,
): Promise<readonly (EnvironmentRecord | null)[]> {
  return Promise.all(
    (await records).map((record) => {
      const environmentId = record?.environmentId ?? null;
      return environmentId === null ? null : environments.load(environmentId);
    }),
  );
}

async function constituentsOf(
  { assessments }: AssessmentCaseSources,
  ids: readonly TrlAssessmentId[],
): Promise<readonly (readonly Constituent[])[]> {
  const links = await loadAll(assessments.constituents, ids);
  return Promise.all(links.map((some) => (some.length === 0 ? [] : partsOf(assessments, some))));
}

async function partsOf(
  assessments: TrlAssessmentLoaders,
  links: readonly TrlConstituentRecord[],
): Promise<readonly Constituent[]> {
  const parts = await loadAll(
    assessments.byId,
    links.map(({ constituentId }) => constituentId),
  );
  return parts.flatMap((part, index) =>
    part === null
      ? []
      : {
          critical: links[index]?.critical ?? false,
          scale: part.scale,
          confirmedLevel: part.confirmedLevel,
        },
  );
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
    representativeOf: representativeOf(record.likeness),
    agreesWithPrediction: record.agreesWithPrediction,
    integration: record.integration,
    verdict: record.verdict,
  };
}
