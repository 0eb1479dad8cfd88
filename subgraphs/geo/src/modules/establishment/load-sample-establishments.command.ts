import { createHash } from 'node:crypto';
import type { Clock } from '@apogee/shared/clock';
import { loadOnce } from '@apogee/shared/database';
import type { DataSource } from 'typeorm';
import { parseSample, readSampleText, type SampleEstablishments } from '../../sample-data';
import { referenceDataVersion } from '../reference-data';
import { KnownLocationRepository } from './known-location.repository';
import { publishLocations } from './location.events';
import { SampleEstablishmentRepository } from './sample-establishment.repository';

/** Raise it when the way the sample becomes rows or events changes, so that every database loads it again. */
const LOADER_VERSION = '2';

/** Locates the sample establishments, unless just these are located already. */
export async function loadSampleEstablishments(
  { dataSource, clock }: { readonly dataSource: DataSource; readonly clock: Clock },
  report: (line: string) => void,
): Promise<void> {
  const text = await readSampleText();
  const sample = parseSample(text);
  // Points come from the reference data: other data, other points.
  const points = await referenceDataVersion();
  await loadOnce(dataSource, {
    schema: 'geo',
    contentHash: createHash('sha256')
      .update(LOADER_VERSION)
      .update(points)
      .update(text)
      .digest('hex'),
    load: async (manager) => {
      report('geo: loading the sample establishments');
      const repository = new SampleEstablishmentRepository(manager);
      const locations = new KnownLocationRepository(manager);
      const before = await locations.findAll();
      await repository.clear();
      const located = await repository.insert(sample);
      assertAllLocated(sample, new Set(located));
      const after = await locations.findAll();
      publishLocations(manager, { before, after, at: clock.now() });
      report(`geo: located ${located.length} establishments`);
    },
  });
}

/** The sample is ours: a commune code in it that leads nowhere is a mistake to be corrected, not data. */
function assertAllLocated(sample: SampleEstablishments, located: ReadonlySet<string>): void {
  const missing = sample.establishments.filter((row) => !located.has(row.establishmentId));
  if (missing.length > 0) {
    const names = missing.map((row) => `${row.establishmentId} (${row.communeCode})`).join(', ');
    throw new TypeError(`No point for the communes of these sample establishments: ${names}`);
  }
}
