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
  ($1::text is null or /* planned for its values */ c.search_key like '%' || $1 || '%')
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
  where ($5::int is null or (c.rank, -c.weight, c.insee_code) > ($5, -$6::int, $7::text))
  order by c.rank, -c.weight, c.insee_code
  limit $8
`;

const COUNT_MATCHES = `
  /* commune.countMatches */
  select count(*) as count
  from geo.commune c
  where ${MATCHES}
`;

/** Where a commune says which territory it lies in; all these columns are indexed. */
const LIES_IN: Readonly<Record<UpperLevel, string>> = {
  EPCI: 'c.epci_code',
  DEPARTEMENT: 'c.departement_code',
  REGION: 'c.region_code',
};

const findPagesBy = (level: UpperLevel): string => `
  /* commune.findPagesBy ${level} */
  select page.index, c.*
  from unnest($1::text[], $2::text[], $3::int[]) with ordinality as page (code, after, size, index)
  cross join lateral (
    select ${COMMUNE_COLUMNS}
    from geo.commune c
    where ${LIES_IN[level]} = page.code and c.kind = 'COMMUNE'
      and (page.after is null or c.insee_code > page.after)
    order by c.insee_code
    limit page.size
  ) c
  order by page.index, c."inseeCode"
`;

const countBy = (level: UpperLevel): string => `
  /* commune.countBy ${level} */
  select ${LIES_IN[level]} as code, count(*) as count
  from geo.commune c
  where ${LIES_IN[level]} = any($1) and c.kind = 'COMMUNE'
  group by ${LIES_IN[level]}
`;

/** An establishment and the commune that it lies in. */
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
    const rows = await this.database.query<Numbered<CommuneRow>[]>(findPagesBy(level), [
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
    return this.database.query<{ code: string; count: number }[]>(countBy(level), [codes]);
  }
}

function conditions(filter: CommuneFilter): (string | null)[] {
  return [filter.text, filter.departementCode, filter.regionCode, filter.postcode];
}
