import { groupByKey, indexByKey } from '@apogee/shared/graphql';
import type { ApplicationId, LabelNumber } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import type { Appeal, AppealId } from './appeal';
import type { AppealRepository } from './appeal.repository';

export interface AppealLoaders {
  readonly byId: DataLoader<AppealId, Appeal | null>;
  /** Oldest first. */
  readonly byApplication: DataLoader<ApplicationId, readonly Appeal[]>;
  /** Oldest first. */
  readonly byLabel: DataLoader<LabelNumber, readonly Appeal[]>;
}

export function createAppealLoaders(repository: AppealRepository): AppealLoaders {
  return {
    byId: new DataLoader(async (ids) =>
      indexByKey(ids, await repository.findByIds(ids), ({ id }) => id),
    ),
    byApplication: new DataLoader(async (ids) =>
      groupByKey(
        ids,
        await repository.findByApplications(ids),
        ({ applicationId }) => applicationId,
      ),
    ),
    byLabel: new DataLoader(async (numbers) =>
      groupByKey(numbers, await repository.findByLabels(numbers), ({ labelNumber }) => labelNumber),
    ),
  };
}
