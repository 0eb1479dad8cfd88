import type { Database } from '@apogee/shared/database';
import { type ImportSource, sourceIdOf } from './import-job';
import { ImportSourceRepository } from './import-source.repository';

/** The catalogue's source for the facts of a file, added when they are the first that it has of it. */
export async function addSource(database: Database, source: ImportSource): Promise<string> {
  const id = sourceIdOf(source);
  await new ImportSourceRepository(database).add(id, source);
  return id;
}
