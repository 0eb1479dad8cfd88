import type { Database } from '@apogee/shared/database';
import type { Commune, Departement, Region } from '../../geography/territory';
import { DepartementRepository } from './departement.repository';
import { RegionRepository } from './region.repository';

/**
 * Territories by their codes, kept while the process runs: they change with a version of the program, which loads its
 * own as it starts. While an older process goes on beside a newer one, it knows those that it read.
 */
export interface KnownTerritories {
  readonly departements: Map<string, Departement>;
  readonly regions: Map<string, Region>;
  /** Those that were asked for: of 35,000 communes, firms work in few. */
  readonly communes: Map<string, Commune>;
}

export async function readKnownTerritories(database: Database): Promise<KnownTerritories> {
  const departements = await new DepartementRepository(database).findAll(null);
  const regions = await new RegionRepository(database).findAll();
  return { departements: byCode(departements), regions: byCode(regions), communes: new Map() };
}

function byCode<Row extends { readonly code: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.code, row]));
}
