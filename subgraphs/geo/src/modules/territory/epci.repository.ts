import type { DataSource } from 'typeorm';
import { type BoundsColumns, boundsFrom } from '../../geography/bounds';
import type { Epci } from '../../geography/territory';

type EpciRow = Omit<Epci, 'bounds'> & BoundsColumns;

const FIND_BY_CODES = `
  /* epci.findByCodes */
  select code, name, kind, population, south, west, north, east
  from geo.epci
  where code = any($1)
`;

/** Reads intercommunalities. */
export class EpciRepository {
  constructor(private readonly database: Pick<DataSource, 'query'>) {}

  async findByCodes(codes: readonly string[]): Promise<Epci[]> {
    const rows = await this.database.query<EpciRow[]>(FIND_BY_CODES, [codes]);
    return rows.map(toEpci);
  }
}

function toEpci({ south, west, north, east, ...epci }: EpciRow): Epci {
  return { ...epci, bounds: boundsFrom({ south, west, north, east }) };
}
