import type { DataSource } from 'typeorm';
import { type Numbered, pagesOf } from '../../geography/numbered-pages';
import type { TerritoryLevel } from '../../geography/territory';
import { filterParameters, passes } from './establishment-filter.repository';
import type {
  CommuneOfFirm,
  EstablishmentLocation,
  FirmOfTerritory,
  TerritoryCriteria,
  TerritoryPageRequest,
  TerritoryStatistics,
} from './located-establishment';

/** Which establishments `e` a territory of each level holds; every condition has an index of its own. */
const HELD_BY: Readonly<Record<TerritoryLevel, string>> = {
  COMMUNE: '(e.commune_code = asked.code or e.municipality_code = asked.code)',
  EPCI: 'e.epci_code = asked.code',
  DEPARTEMENT: 'e.departement_code = asked.code',
  REGION: 'e.region_code = asked.code',
};

const MATCHES = passes('asked.demonstration', 'asked.firm_ids');

const findPagesBy = (level: TerritoryLevel): string => `
  /* establishment.findPagesBy ${level} */
  select asked.index, e."establishmentId"
  from unnest($1::text[], $2::boolean[], $3::text[], $4::text[], $5::int[])
    with ordinality as asked (code, demonstration, firm_ids, after, size, index)
  cross join lateral (
    select e.establishment_id as "establishmentId"
    from geo.located_establishment e
    where ${HELD_BY[level]} and ${MATCHES}
      and (asked.after is null or e.establishment_id > asked.after)
    order by e.establishment_id
    limit asked.size
  ) e
  order by asked.index, e."establishmentId"
`;

const findFirmPagesBy = (level: TerritoryLevel): string => `
  /* establishment.findFirmPagesBy ${level} */
  select asked.index, e."firmId"
  from unnest($1::text[], $2::boolean[], $3::text[], $4::text[], $5::int[])
    with ordinality as asked (code, demonstration, firm_ids, after, size, index)
  cross join lateral (
    select distinct e.firm_id as "firmId"
    from geo.located_establishment e
    where ${HELD_BY[level]} and ${MATCHES}
      and (asked.after is null or e.firm_id > asked.after)
    order by e.firm_id
    limit asked.size
  ) e
  order by asked.index, e."firmId"
`;

const FIND_COMMUNES_OF_FIRMS = `
  /* establishment.findCommunesOfFirms */
  select distinct e.firm_id as "firmId", e.commune_code as "communeCode"
  from geo.located_establishment e
  where e.firm_id = any($1) and e.commune_code is not null
  order by e.firm_id, e.commune_code
`;

const countBy = (level: TerritoryLevel): string => `
  /* establishment.countBy ${level} */
  select asked.index, count(*) as "establishmentCount", count(distinct e.firm_id) as "firmCount"
  from unnest($1::text[], $2::boolean[], $3::text[])
    with ordinality as asked (code, demonstration, firm_ids, index)
  join geo.located_establishment e on ${HELD_BY[level]} and ${MATCHES}
  group by asked.index
`;

/** Reads which establishments a territory holds. Paris, Lyon and Marseille hold those of their arrondissements. */
export class TerritoryEstablishmentRepository {
  constructor(private readonly database: Pick<DataSource, 'query'>) {}

  /** One page a request, in the order of the requests. */
  async findPages(
    level: TerritoryLevel,
    requests: readonly TerritoryPageRequest[],
  ): Promise<Pick<EstablishmentLocation, 'establishmentId'>[][]> {
    const rows = await this.database.query<
      Numbered<Pick<EstablishmentLocation, 'establishmentId'>>[]
    >(findPagesBy(level), [
      ...territoryParameters(requests),
      requests.map((request) => request.after),
      requests.map((request) => request.limit),
    ]);
    return pagesOf(rows, requests.length);
  }

  /** Firms instead of establishments. */
  async findFirmPages(
    level: TerritoryLevel,
    requests: readonly TerritoryPageRequest[],
  ): Promise<FirmOfTerritory[][]> {
    const rows = await this.database.query<Numbered<FirmOfTerritory>[]>(findFirmPagesBy(level), [
      ...territoryParameters(requests),
      requests.map((request) => request.after),
      requests.map((request) => request.limit),
    ]);
    return pagesOf(rows, requests.length);
  }

  async findCommunesOfFirms(firmIds: readonly string[]): Promise<CommuneOfFirm[]> {
    return this.database.query<CommuneOfFirm[]>(FIND_COMMUNES_OF_FIRMS, [firmIds]);
  }

  /** In the order of what was asked. */
  async count(
    level: TerritoryLevel,
    asked: readonly TerritoryCriteria[],
  ): Promise<TerritoryStatistics[]> {
    const rows = await this.database.query<Numbered<TerritoryStatistics>[]>(
      countBy(level),
      territoryParameters(asked),
    );
    return pagesOf(rows, asked.length).map(
      ([counted]) => counted ?? { establishmentCount: 0, firmCount: 0 },
    );
  }
}

function territoryParameters(asked: readonly TerritoryCriteria[]): unknown[] {
  return [
    asked.map(({ code }) => code),
    asked.map(({ filter }) => filterParameters(filter)[0]),
    asked.map(({ filter }) => filterParameters(filter)[1]),
  ];
}
