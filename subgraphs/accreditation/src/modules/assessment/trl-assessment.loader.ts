import { groupByKey, indexByKey } from '@apogee/shared/graphql';
import type { ItemId, TrlAssessmentId } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import type {
  ReassessmentTriggerRecord,
  TrlAssessmentRecord,
  TrlConstituentRecord,
} from './trl-assessment.record';
import type { TrlAssessmentRepository } from './trl-assessment.repository';

export interface TrlAssessmentLoaders {
  readonly byId: DataLoader<TrlAssessmentId, TrlAssessmentRecord | null>;
  readonly bySubject: DataLoader<ItemId, readonly TrlAssessmentRecord[]>;
  readonly triggers: DataLoader<TrlAssessmentId, readonly ReassessmentTriggerRecord[]>;
  readonly constituents: DataLoader<TrlAssessmentId, readonly TrlConstituentRecord[]>;
}

export function createTrlAssessmentLoaders(
  repository: TrlAssessmentRepository,
): TrlAssessmentLoaders {
  const byId = new DataLoader<TrlAssessmentId, TrlAssessmentRecord | null>(async (ids) =>
    indexByKey(ids, await repository.findByIds(ids), ({ id }) => id),
  );
  return {
    byId,
    bySubject: new DataLoader(async (ids) => {
      const records = await repository.findBySubjects(ids);
      // The basis of a level is one of these.
      for (const record of records) {
        byId.prime(record.id, record);
      }
      return groupByKey(ids, records, ({ subjectId }) => subjectId);
    }),
    triggers: new DataLoader(async (ids) =>
      groupByKey(ids, await repository.findTriggers(ids), ofAssessment),
    ),
    constituents: new DataLoader(async (ids) =>
      groupByKey(ids, await repository.findConstituents(ids), ofAssessment),
    ),
  };
}

function ofAssessment({
  assessmentId,
}: {
  readonly assessmentId: TrlAssessmentId;
}): TrlAssessmentId {
  return assessmentId;
}
