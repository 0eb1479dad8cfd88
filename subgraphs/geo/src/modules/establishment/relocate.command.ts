import { isDeepStrictEqual } from 'node:util';
import type { Database } from '@apogee/shared/database';
import { KnownLocationRepository } from './known-location.repository';
import { publishLocations } from './location.events';

interface Relocation {
  /** All that may be changed. */
  readonly establishmentIds: readonly string[];
  readonly at: Date;
}

/** Changes where establishments are and tells of those that are elsewhere now, in one transaction. */
export async function relocate(
  database: Database,
  { establishmentIds, at }: Relocation,
  change: () => Promise<void>,
): Promise<void> {
  const locations = new KnownLocationRepository(database);
  const before = await locations.findByIds(establishmentIds);
  await change();
  const known = new Map(before.map((location) => [location.establishmentId, location]));
  const after = await locations.findByIds(establishmentIds);
  const kept = new Set(after.map(({ establishmentId }) => establishmentId));
  publishLocations(database, {
    before: before.filter(({ establishmentId }) => !kept.has(establishmentId)),
    after: after.filter(
      (location) => !isDeepStrictEqual(location, known.get(location.establishmentId)),
    ),
    at,
  });
}
