import type { DataSource } from 'typeorm';
import { type Numbered, pagesOf } from '../../geography/numbered-pages';
import type { TerritoryLevel } from '../../geography/territory';
import type {
  EstablishmentLocation,
  TerritoryPageRequest,
  TerritoryStatistics,
} from './located-establishment';

const FIND_PAGES_BY_COMMUNE = `
  /* establishment.findPagesByCommune */
  select page.index, e."establishmentId"
  from unnest($1::text[], $2::text[], $3::int[]) with ordinality as page (code, after, size, index)
  cross join lateral (
    select e.establishment_id as "establishmentId"
    from geo.located_establishment e
    where (e.commune_code = page.code or e.municipality_code = page.code)
      and (page.after is null or e.establishment_id > page.after)
    order by e.establishment_id
    limit page.size
  ) e
  order by page.index, e."establishmentId"
`;

const FIND_PAGES_BY_DEPARTEMENT = `
  /* establishment.findPagesByDepartement */
  select page.index, e."establishmentId"
  from unnest($1::text[], $2::text[], $3::int[]) with ordinality as page (code, after, size, index)
  cross join lateral (
    select e.establishment_id as "establishmentId"
    from geo.located_establishment e
    where e.departement_code = page.code and (page.after is null or e.establishment_id > page.after)
    order by e.establishment_id
    limit page.size
  ) e
  order by page.index, e."establishmentId"
`;

const FIND_PAGES_BY_REGION = `
  /* establishment.findPagesByRegion */
  select page.index, e."establishmentId"
  from unnest($1::text[], $2::text[], $3::int[]) with ordinality as page (code, after, size, index)
  cross join lateral (
    select e.establishment_id as "establishmentId"
    from geo.located_establishment e
    where e.region_code = page.code and (page.after is null or e.establishment_id > page.after)
    order by e.establishment_id
    limit page.size
  ) e
  order by page.index, e."establishmentId"
`;

const COUNT_BY_COMMUNE = `
  /* establishment.countByCommune */
  select asked.code, count(*) as "establishmentCount", count(distinct e.firm_id) as "firmCount"
  from unnest($1::text[]) as asked (code)
  join geo.located_establishment e on e.commune_code = asked.code or e.municipality_code = asked.code
  group by asked.code
`;

const COUNT_BY_DEPARTEMENT = `
  /* establishment.countByDepartement */
  select e.departement_code as code, count(*) as "establishmentCount", count(distinct e.firm_id) as "firmCount"
  from geo.located_establishment e
  where e.departement_code = any($1)
  group by e.departement_code
`;

const COUNT_BY_REGION = `
  /* establishment.countByRegion */
  select e.region_code as code, count(*) as "establishmentCount", count(distinct e.firm_id) as "firmCount"
  from geo.located_establishment e
  where e.region_code = any($1)
  group by e.region_code
`;

const PAGES: Readonly<Record<TerritoryLevel, string>> = {
  COMMUNE: FIND_PAGES_BY_COMMUNE,
  DEPARTEMENT: FIND_PAGES_BY_DEPARTEMENT,
  REGION: FIND_PAGES_BY_REGION,
};

const COUNTS: Readonly<Record<TerritoryLevel, string>> = {
  COMMUNE: COUNT_BY_COMMUNE,
  DEPARTEMENT: COUNT_BY_DEPARTEMENT,
  REGION: COUNT_BY_REGION,
};

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
    >(PAGES[level], [
      requests.map((request) => request.code),
      requests.map((request) => request.after),
      requests.map((request) => request.limit),
    ]);
    return pagesOf(rows, requests.length);
  }

  /** Territories without establishments are left out. */
  async count(level: TerritoryLevel, codes: readonly string[]): Promise<TerritoryStatistics[]> {
    return this.database.query<TerritoryStatistics[]>(COUNTS[level], [codes]);
  }
}
