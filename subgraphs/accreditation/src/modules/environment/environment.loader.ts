import { indexByKey } from '@apogee/shared/graphql';
import type { EnvironmentId } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import type { EnvironmentRecord } from './environment.record';
import type { EnvironmentRepository } from './environment.repository';

export type EnvironmentLoader = DataLoader<EnvironmentId, EnvironmentRecord | null>;

export function createEnvironmentLoader(repository: EnvironmentRepository): EnvironmentLoader {
  return new DataLoader(async (ids) =>
    indexByKey(ids, await repository.findByIds(ids), ({ id }) => id),
  );
}
