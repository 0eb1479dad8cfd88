import { groupByKey, indexByKey } from '@apogee/shared/graphql';
import type { FirmId, ItemId, LabelNumber } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import type { Label } from './label';
import type { LabelRepository } from './label.repository';

export interface LabelLoaders {
  readonly byNumber: DataLoader<LabelNumber, Label | null>;
  /** The label that took over from the one with this number. */
  readonly byPredecessor: DataLoader<LabelNumber, Label | null>;
  readonly bySubject: DataLoader<ItemId, readonly Label[]>;
  readonly byHolder: DataLoader<FirmId, readonly Label[]>;
}

export function createLabelLoaders(repository: LabelRepository): LabelLoaders {
  return {
    byNumber: new DataLoader(async (numbers) =>
      indexByKey(numbers, await repository.findByNumbers(numbers), ({ number }) => number),
    ),
    byPredecessor: new DataLoader(async (numbers) =>
      indexByKey<LabelNumber | null, Label>(
        numbers,
        await repository.findByPredecessors(numbers),
        ({ predecessorNumber }) => predecessorNumber,
      ),
    ),
    bySubject: new DataLoader(async (ids) =>
      groupByKey(ids, await repository.findBySubjects(ids), ({ subjectId }) => subjectId),
    ),
    byHolder: new DataLoader(async (ids) =>
      groupByKey(ids, await repository.findByHolders(ids), ({ holderId }) => holderId),
    ),
  };
}
