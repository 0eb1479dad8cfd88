import type { Database } from '@apogee/shared/database';
import type { Departement, Region } from '../../geography/territory';
import { DepartementRepository } from './departement.repository';
import { RegionRepository } from './region.repository';

/** Départements and regions by their codes. */
export interface UpperTerritories {
  readonly departements: ReadonlyMap<string, Departement>;
  readonly regions: ReadonlyMap<string, Region>;
}

/**
 * All of them, some 120 rows, to be kept while the process runs: they change with a version of the program, which
 * loads its own as it starts. While an older process goes on beside a newer one, it knows those of its own version.
 */
export async function readUpperTerritories(database: Database): Promise<UpperTerritories> {
  const departements = await new DepartementRepository(database).findAll(null);
  const regions = await new RegionRepository(database).findAll();
  return { departements: byCode(departements), regions: byCode(regions) };
}

function byCode<Row extends { readonly code: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.code, row]));
}
