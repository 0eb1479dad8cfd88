import { groupByKey, indexByKey } from '@apogee/shared/graphql';
import type { ItemId, TrlAssessmentId } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import type {
  ItemAssessmentRecord,
  ReassessmentTriggerRecord,
  TrlAssessmentRecord,
  TrlConstituentRecord,
} from './trl-assessment.record';
import type { TrlAssessmentRepository } from './trl-assessment.repository';

export interface TrlAssessmentLoaders {
  readonly byId: DataLoader<TrlAssessmentId, TrlAssessmentRecord | null>;
  /** Those that say how ready items are. Not remembered: whoever reads a level off them remembers that. */
  readonly findByItems: (ids: readonly ItemId[]) => Promise<readonly ItemAssessmentRecord[]>;
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
    findByItems: async (ids) => {
      const records = await repository.findByItems(ids);
      // The basis of a level is one of these.
      for (const record of records) {
        byId.prime(record.id, record);
      }
      return records;
    },
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
