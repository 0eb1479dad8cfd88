import type { DataSource } from 'typeorm';
import { type BoundsColumns, boundsFrom } from '../../geography/bounds';
import type { Region } from '../../geography/territory';

type RegionRow = Omit<Region, 'bounds'> & BoundsColumns;

const FIND_BY_CODES = `
  /* region.findByCodes */
  select code, name, territory, population, south, west, north, east
  from geo.region
  where code = any($1)
`;

const FIND_ALL = `
  /* region.findAll */
  select code, name, territory, population, south, west, north, east
  from geo.region
  order by code
`;

/** Reads the eighteen regions. */
export class RegionRepository {
  constructor(private readonly database: Pick<DataSource, 'query'>) {}

  async findByCodes(codes: readonly string[]): Promise<Region[]> {
    return (await this.database.query<RegionRow[]>(FIND_BY_CODES, [codes])).map(toRegion);
  }

  async findAll(): Promise<Region[]> {
    return (await this.database.query<RegionRow[]>(FIND_ALL)).map(toRegion);
  }
}

function toRegion({ south, west, north, east, ...region }: RegionRow): Region {
  return { ...region, bounds: boundsFrom({ south, west, north, east }) };
}
