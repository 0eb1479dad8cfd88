import { groupByKey, indexByKey } from '@apogee/shared/graphql';
import type { TrlAssessmentId } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import type { EvidenceId } from '../readiness';
import type {
  CriticalFunctionRecord,
  EvidenceParticulars,
  EvidenceRecord,
} from './evidence.record';
import type { EvidenceRepository } from './evidence.repository';
import type { EvidenceAccessRepository } from './evidence-access.repository';

export interface EvidenceLoaders {
  /** All of it: levels are computed from it. */
  readonly byAssessment: DataLoader<TrlAssessmentId, readonly EvidenceRecord[]>;
  /** What may be shown to whoever asks. */
  readonly shown: DataLoader<TrlAssessmentId, readonly EvidenceRecord[]>;
  readonly particulars: DataLoader<EvidenceId, EvidenceParticulars | null>;
  readonly criticalFunctions: DataLoader<TrlAssessmentId, readonly CriticalFunctionRecord[]>;
}

/** What resolvers of this module find in the request's context. */
export interface EvidenceContext {
  readonly evidence: EvidenceLoaders;
}

export function createEvidenceLoaders(
  repository: EvidenceRepository,
  access: EvidenceAccessRepository,
): EvidenceLoaders {
  const byAssessment: EvidenceLoaders['byAssessment'] = new DataLoader(async (ids) =>
    groupByKey(ids, await repository.findByAssessments(ids), ({ assessmentId }) => assessmentId),
  );
  return {
    byAssessment,
    shown: new DataLoader(async (ids) => {
      const files = await Promise.all(ids.map((id) => byAssessment.load(id)));
      const secret = ids.filter((_, index) => (files[index] ?? []).some(isConfidential));
      const open = new Set(await access.findOpenAmong(secret));
      return ids.map((id, index) =>
        (files[index] ?? []).filter((item) => !isConfidential(item) || open.has(id)),
      );
    }),
    particulars: new DataLoader(async (ids) =>
      indexByKey(ids, await repository.findParticulars(ids), ({ evidenceId }) => evidenceId),
    ),
    criticalFunctions: new DataLoader(async (ids) =>
      groupByKey(
        ids,
        await repository.findCriticalFunctions(ids),
        ({ assessmentId }) => assessmentId,
      ),
    ),
  };
}

const isConfidential = ({ confidential }: EvidenceRecord): boolean => confidential;
