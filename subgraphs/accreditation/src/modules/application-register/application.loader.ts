import { groupByKey, indexByKey } from '@apogee/shared/graphql';
import type { ApplicationId, FirmId } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import type { Application, ApplicationEvent, ApplicationReadingRepository } from '../application';

export interface ApplicationLoaders {
  readonly byId: DataLoader<ApplicationId, Application | null>;
  /** Files of a firm to which something can still happen, newest first. */
  readonly openByApplicant: DataLoader<FirmId, readonly Application[]>;
  readonly events: DataLoader<ApplicationId, readonly ApplicationEvent[]>;
}

export function createApplicationLoaders(
  repository: ApplicationReadingRepository,
): ApplicationLoaders {
  return {
    byId: new DataLoader(async (ids) =>
      indexByKey(ids, await repository.findByIds(ids), ({ id }) => id),
    ),
    openByApplicant: new DataLoader(async (ids) =>
      groupByKey(ids, await repository.findOpenByApplicants(ids), ({ applicantId }) => applicantId),
    ),
    events: new DataLoader(async (ids) =>
      groupByKey(ids, await repository.findEvents(ids), ({ applicationId }) => applicationId),
    ),
  };
}
