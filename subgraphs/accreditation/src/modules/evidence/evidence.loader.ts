import { groupByKey } from '@apogee/shared/graphql';
import type { TrlAssessmentId } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import type { CriticalFunctionRecord, EvidenceRecord } from './evidence.record';
import type { EvidenceRepository } from './evidence.repository';

export interface EvidenceLoaders {
  readonly byAssessment: DataLoader<TrlAssessmentId, readonly EvidenceRecord[]>;
  readonly criticalFunctions: DataLoader<TrlAssessmentId, readonly CriticalFunctionRecord[]>;
}

export function createEvidenceLoaders(repository: EvidenceRepository): EvidenceLoaders {
  return {
    byAssessment: new DataLoader(async (ids) =>
      groupByKey(ids, await repository.findByAssessments(ids), ({ assessmentId }) => assessmentId),
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
