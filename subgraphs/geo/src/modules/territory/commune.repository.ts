import type { DataSource } from 'typeorm';
import { type Numbered, pagesOf } from '../../geography/numbered-pages';
import type { Commune } from '../../geography/territory';
import { COMMUNE_COLUMNS, type CommuneRow, toCommune } from './commune.row';
import type {
  CommuneFilter,
  CommunePageRequest,
  CommuneSearchKey,
  FoundCommune,
  UpperLevel,
} from './commune-search';

const FIND_BY_CODES = `
  /* commune.findByCodes */
  select ${COMMUNE_COLUMNS}
  from geo.commune c
  where c.insee_code = any($1)
`;

const FIND_ARRONDISSEMENTS = `
  /* commune.findArrondissements */
  select ${COMMUNE_COLUMNS}
  from geo.commune c
  where c.municipality_code = any($1) and c.kind = 'MUNICIPAL_ARRONDISSEMENT'
  order by c.insee_code
`;

const MATCHES = `
  ($1::text is null or c.search_key like '%' || $1 || '%')
  and ($2::text is null or c.departement_code = $2)
  and ($3::text is null or c.region_code = $3)
  and ($4::text is null or c.postcodes @> array[$4])`;

/** Rank 0: the name itself; 1: begins with the text; 2: a word begins with it; 3: contains it. */
const SEARCH = `
  /* commune.search */
  select ${COMMUNE_COLUMNS}, c.rank
  from (
    select c.*, coalesce(c.population, -1) as weight,
      case
        when $1::text is null or c.search_key = $1 then 0
        when c.search_key like $1 || '%' then 1
        when c.search_key like '% ' || $1 || '%' then 2
        else 3
      end as rank
    from geo.commune c
    where ${MATCHES}
  ) c
  where $5::int is null or (c.rank, -c.weight, c.insee_code) > ($5, -$6::int, $7::text)
  order by c.rank, -c.weight, c.insee_code
  limit $8
`;

const COUNT_MATCHES = `
  /* commune.countMatches */
  select count(*) as count
  from geo.commune c
  where ${MATCHES}
`;

const FIND_PAGES_BY_DEPARTEMENT = `
  /* commune.findPagesByDepartement */
  select page.index, c.*
  from unnest($1::text[], $2::text[], $3::int[]) with ordinality as page (code, after, size, index)
  cross join lateral (
    select ${COMMUNE_COLUMNS}
    from geo.commune c
    where c.departement_code = page.code and c.kind = 'COMMUNE'
      and (page.after is null or c.insee_code > page.after)
    order by c.insee_code
    limit page.size
  ) c
  order by page.index, c."inseeCode"
`;

const FIND_PAGES_BY_REGION = `
  /* commune.findPagesByRegion */
  select page.index, c.*
  from unnest($1::text[], $2::text[], $3::int[]) with ordinality as page (code, after, size, index)
  cross join lateral (
    select ${COMMUNE_COLUMNS}
    from geo.commune c
    where c.region_code = page.code and c.kind = 'COMMUNE'
      and (page.after is null or c.insee_code > page.after)
    order by c.insee_code
    limit page.size
  ) c
  order by page.index, c."inseeCode"
`;

const COUNT_BY_DEPARTEMENT = `
  /* commune.countByDepartement */
  select c.departement_code as code, count(*) as count
  from geo.commune c
  where c.departement_code = any($1) and c.kind = 'COMMUNE'
  group by c.departement_code
`;

const COUNT_BY_REGION = `
  /* commune.countByRegion */
  select c.region_code as code, count(*) as count
  from geo.commune c
  where c.region_code = any($1) and c.kind = 'COMMUNE'
  group by c.region_code
`;

const PAGES: Readonly<Record<UpperLevel, string>> = {
  DEPARTEMENT: FIND_PAGES_BY_DEPARTEMENT,
  REGION: FIND_PAGES_BY_REGION,
};
const COUNTS: Readonly<Record<UpperLevel, string>> = {
  DEPARTEMENT: COUNT_BY_DEPARTEMENT,
  REGION: COUNT_BY_REGION,
};

/** Reads communes and municipal arrondissements. */
export class CommuneRepository {
  constructor(private readonly database: Pick<DataSource, 'query'>) {}

  async findByCodes(codes: readonly string[]): Promise<Commune[]> {
    const rows = await this.database.query<CommuneRow[]>(FIND_BY_CODES, [codes]);
    return rows.map(toCommune);
  }

  async findArrondissements(municipalityCodes: readonly string[]): Promise<Commune[]> {
    const rows = await this.database.query<CommuneRow[]>(FIND_ARRONDISSEMENTS, [municipalityCodes]);
    return rows.map(toCommune);
  }

  /** Best matches first, then the most populous. */
  async search(
    filter: CommuneFilter,
    after: CommuneSearchKey | null,
    limit: number,
  ): Promise<FoundCommune[]> {
    const rows = await this.database.query<(CommuneRow & { rank: number })[]>(SEARCH, [
      ...conditions(filter),
      ...(after ?? [null, null, null]),
      limit,
    ]);
    return rows.map((row) => ({ commune: toCommune(row), rank: row.rank }));
  }

  async countMatches(filter: CommuneFilter): Promise<number> {
    const rows = await this.database.query<{ count: number }[]>(COUNT_MATCHES, conditions(filter));
    return rows[0]?.count ?? 0;
  }

  /** One page a request, in the order of the requests. */
  async findPages(
    level: UpperLevel,
    requests: readonly CommunePageRequest[],
  ): Promise<Commune[][]> {
    const rows = await this.database.query<Numbered<CommuneRow>[]>(PAGES[level], [
      requests.map((request) => request.territoryCode),
      requests.map((request) => request.after),
      requests.map((request) => request.limit),
    ]);
    return pagesOf(rows, requests.length).map((page) => page.map(toCommune));
  }

  async countByTerritory(
    level: UpperLevel,
    codes: readonly string[],
  ): Promise<{ code: string; count: number }[]> {
    return this.database.query<{ code: string; count: number }[]>(COUNTS[level], [codes]);
  }
}

function conditions(filter: CommuneFilter): (string | null)[] {
  return [filter.text, filter.departementCode, filter.regionCode, filter.postcode];
}
