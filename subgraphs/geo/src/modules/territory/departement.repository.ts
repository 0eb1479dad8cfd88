import type { DataSource } from 'typeorm';
import { type BoundsColumns, boundsFrom } from '../../geography/bounds';
import type { Departement } from '../../geography/territory';

type DepartementRow = Omit<Departement, 'bounds'> & BoundsColumns;

const FIND_BY_CODES = `
  /* departement.findByCodes */
  select code, name, region_code as "regionCode", territory, population, south, west, north, east
  from geo.departement
  where code = any($1)
`;

const FIND_ALL = `
  /* departement.findAll */
  select code, name, region_code as "regionCode", territory, population, south, west, north, east
  from geo.departement
  where ($1::text is null or region_code = $1)
  order by code
`;

const FIND_BY_REGIONS = `
  /* departement.findByRegions */
  select code, name, region_code as "regionCode", territory, population, south, west, north, east
  from geo.departement
  where region_code = any($1)
  order by code
`;

/** Reads départements and, under the same type, overseas collectivities. */
export class DepartementRepository {
  constructor(private readonly database: Pick<DataSource, 'query'>) {}

  async findByCodes(codes: readonly string[]): Promise<Departement[]> {
    return this.read(FIND_BY_CODES, codes);
  }

  async findAll(regionCode: string | null): Promise<Departement[]> {
    return this.read(FIND_ALL, regionCode);
  }

  async findByRegions(regionCodes: readonly string[]): Promise<Departement[]> {
    return this.read(FIND_BY_REGIONS, regionCodes);
  }

  private async read(statement: string, parameter: unknown): Promise<Departement[]> {
    const rows = await this.database.query<DepartementRow[]>(statement, [parameter]);
    return rows.map(toDepartement);
  }
}

function toDepartement({ south, west, north, east, ...departement }: DepartementRow): Departement {
  return { ...departement, bounds: boundsFrom({ south, west, north, east }) };
}
