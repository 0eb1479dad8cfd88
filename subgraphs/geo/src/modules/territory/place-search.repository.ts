import type { DataSource } from 'typeorm';
import type { FoundPlace, PlaceCriteria, PlaceKey } from './place-search';

/** Both kinds of key are indexed by trigrams, which a text of three characters or more reads. */
const MATCHES_NAME = `(search_key like $1 || '%' or search_key like '% ' || $1 || '%')`;

const NAMED = `
  select 'REGION' as kind, code, search_key, coalesce(population, 0) as population
  from geo.region where 'REGION' = any($2) and ${MATCHES_NAME}
  union all
  select 'DEPARTEMENT', code, search_key, coalesce(population, 0)
  from geo.departement where 'DEPARTEMENT' = any($2) and ${MATCHES_NAME}
  union all
  select 'EPCI', code, search_key, coalesce(population, 0)
  from geo.epci where 'EPCI' = any($2) and ${MATCHES_NAME}
  union all
  select 'COMMUNE', insee_code, search_key, coalesce(population, 0)
  from geo.commune where 'COMMUNE' = any($2) and ${MATCHES_NAME}`;

const SERVED_BY_POSTCODE = `
  select 'COMMUNE' as kind, insee_code as code, postcode_key as search_key, coalesce(population, 0) as population
  from geo.commune where 'COMMUNE' = any($2) and ${MATCHES_NAME.replaceAll('search_key', 'postcode_key')}`;

const ranked = (found: string): string => `
  select kind, code, population,
    case when search_key = $1 then 0 when search_key like $1 || '%' then 1 else 2 end as rank
  from (${found}) found`;

const findBy = (name: string, found: string): string => `
  /* place.${name} */
  select /* planned for its values */ kind, code, population, rank
  from (${ranked(found)}) place
  where ($3::int is null or (rank, -population, kind collate "C", code) > ($3, -$4::int, $5::text, $6::text))
  order by rank, -population, kind collate "C", code
  limit $7
`;

const countBy = (name: string, found: string): string => `
  /* place.${name} */
  select count(*) as count
  from (${found}) found
`;

const FIND_NAMED = findBy('findNamed', NAMED);
const FIND_BY_POSTCODE = findBy('findByPostcode', SERVED_BY_POSTCODE);
const COUNT_NAMED = countBy('countNamed', NAMED);
const COUNT_BY_POSTCODE = countBy('countByPostcode', SERVED_BY_POSTCODE);

/** Finds territories of all levels by what people type. */
export class PlaceSearchRepository {
  constructor(private readonly database: Pick<DataSource, 'query'>) {}

  async find(
    { text, kinds, isPostcode }: PlaceCriteria,
    after: PlaceKey | null,
    limit: number,
  ): Promise<FoundPlace[]> {
    return this.database.query<FoundPlace[]>(isPostcode ? FIND_BY_POSTCODE : FIND_NAMED, [
      text,
      kinds,
      ...(after ?? [null, null, null, null]),
      limit,
    ]);
  }

  async count({ text, kinds, isPostcode }: PlaceCriteria): Promise<number> {
    const rows = await this.database.query<{ count: number }[]>(
      isPostcode ? COUNT_BY_POSTCODE : COUNT_NAMED,
      [text, kinds],
    );
    return rows[0]?.count ?? 0;
  }
}
