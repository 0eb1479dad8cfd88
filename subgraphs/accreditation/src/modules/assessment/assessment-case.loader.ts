import type { EnvironmentId, TrlAssessmentId } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import type { EnvironmentLoader, EnvironmentRecord } from '../environment';
import { type EvidenceLoaders, type EvidenceRecord, representativeOf } from '../evidence';
import type { AssessmentCase, Constituent, Evidence } from '../readiness';
import type { TrlAssessmentLoaders } from './trl-assessment.loader';
import type { TrlConstituentRecord } from './trl-assessment.record';

export interface AssessmentCaseSources {
  readonly assessments: TrlAssessmentLoaders;
  readonly evidence: EvidenceLoaders;
  readonly environments: EnvironmentLoader;
}

/** Puts together what the readiness rules look at. Null for an unknown assessment. */
export type AssessmentCaseLoader = DataLoader<TrlAssessmentId, AssessmentCase | null>;

/** All cases of a request at once: in two readings, the second one of the environments that the first one names. */
export function createAssessmentCaseLoader(sources: AssessmentCaseSources): AssessmentCaseLoader {
  const { assessments, evidence, environments } = sources;
  return new DataLoader(async (ids) => {
    const [records, files, functions, constituents] = await Promise.all([
      loadAll(assessments.byId, ids),
      loadAll(evidence.byAssessment, ids),
      loadAll(evidence.criticalFunctions, ids),
      constituentsOf(assessments, ids),
    ]);
    const known = await environmentsOf([...records, ...files.flat()], environments);
    return records.map((assessment, index) =>
      assessment === null
        ? null
        : {
            scale: assessment.scale,
            configuration: assessment.configuration,
            environment: known.get(assessment.environmentId) ?? null,
            criticalFunctions: functions[index] ?? [],
            evidence: (files[index] ?? []).map((item) =>
              toEvidence(item, known.get(item.environmentId) ?? null),
            ),
            constituents: constituents[index] ?? [],
          },
    );
  });
}

/** What may name an environment. */
type Placed = { readonly environmentId: EnvironmentId | null } | null;

async function environmentsOf(
  placed: readonly Placed[],
  environments: EnvironmentLoader,
): Promise<ReadonlyMap<EnvironmentId | null, EnvironmentRecord>> {
  const ids = new Set<EnvironmentId>();
  for (const one of placed) {
    if (one !== null && one.environmentId !== null) {
      ids.add(one.environmentId);
    }
  }
  const found = await loadAll(environments, [...ids]);
  return new Map(found.flatMap((one) => (one === null ? [] : [[one.id, one]])));
}

function loadAll<Key, Value>(
  loader: DataLoader<Key, Value>,
  keys: readonly Key[],
): Promise<readonly Value[]> {
  return Promise.all(keys.map((key) => loader.load(key)));
}

const NO_PARTS: Promise<readonly Constituent[]> = Promise.resolve([]);

async function constituentsOf(
  assessments: TrlAssessmentLoaders,
  ids: readonly TrlAssessmentId[],
): Promise<readonly (readonly Constituent[])[]> {
  const links = await loadAll(assessments.constituents, ids);
  return Promise.all(
    links.map((some) => (some.length === 0 ? NO_PARTS : partsOf(assessments, some))),
  );
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
