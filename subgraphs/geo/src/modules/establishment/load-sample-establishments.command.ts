import { createHash } from 'node:crypto';
import { loadOnce } from '@apogee/shared/database';
import type { DataSource } from 'typeorm';
import { parseSample, readSampleText, type SampleEstablishments } from '../../sample-data';
import { referenceDataVersion } from '../reference-data';
import { SampleEstablishmentRepository } from './sample-establishment.repository';

/** Locates the sample establishments, unless just these are located already. */
export async function loadSampleEstablishments(
  dataSource: DataSource,
  report: (line: string) => void,
): Promise<void> {
  const text = await readSampleText();
  const sample = parseSample(text);
  // Points come from the reference data: other data, other points.
  const points = await referenceDataVersion();
  await loadOnce(dataSource, {
    schema: 'geo',
    contentHash: createHash('sha256').update(points).update(text).digest('hex'),
    load: async (manager) => {
      report('geo: loading the sample establishments');
      const repository = new SampleEstablishmentRepository(manager);
      await repository.clear();
      const located = await repository.insert(sample);
      assertAllLocated(sample, new Set(located));
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
