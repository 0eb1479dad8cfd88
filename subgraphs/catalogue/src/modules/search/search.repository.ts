import type { Database } from '@apogee/shared/database';
import { cellsBeside, cellsOf, localCellsOf } from './cells';
import { type Circle, squaredChordOf, unitVectorOf } from './circle';
import type { ConceptPhrase, KnownWord, StemmedWord, WordsToKnow } from './reading';
import {
  type FacetCount,
  FacetField,
  FILTER_FIELDS,
  type FilterField,
  type Found,
  type SearchCriteria,
  type SearchKind,
  type SearchPage,
} from './search';

const WORDS = 1;
const CELLS = 2;
const LONGITUDE = 3;
const LATITUDE = 4;
const RADIUS_METRES = 5;
const CENTRE = 6;
const SQUARED_CHORD = CENTRE + 3;
/** Whether conditions on broad fields are on values of cells. */
const BY_CELL = SQUARED_CHORD + 1;
/** Whether the kind is looked at in each document that has the words. */
const KIND_IN_ROW = BY_CELL + 1;
const CHANGED_SINCE = KIND_IN_ROW + 1;
const FIRST_FIELD = CHANGED_SINCE + 1;
const FIRST_OWN = FIRST_FIELD + FILTER_FIELDS.length;

const POINT = `extensions.st_setsrid(
  extensions.st_makepoint($${LONGITUDE}::float8, $${LATITUDE}::float8), 4326
)::extensions.geography`;

/** From the centre to the only place of a document, squared. */
const SQUARED_WAY = ['place_x', 'place_y', 'place_z']
  .map((column, index) => `document.${column} - $${CENTRE + index}::float8`)
  .map((way) => `(${way}) * (${way})`)
  .join(' + ');

/** Around a point these are found by the values of its cells: many documents of the whole catalogue have each. */
const BROAD_FIELDS: ReadonlySet<FilterField> = new Set([
  'KIND',
  'ACTIVITY_CATEGORY',
  'SME_CATEGORY',
  'TRL',
  'LABEL_STATUS',
  'EXPORT_REGIME',
  'ITAR_FREE',
  'DEMONSTRATION',
] as const);

const hasOneOf = (parameter: string, field: FilterField): string =>
  field === 'KIND'
    ? `case when $${KIND_IN_ROW}::boolean then document.kind = any(${parameter}) else ${bearsOneOf(parameter, field)} end`
    : bearsOneOf(parameter, field);

const bearsOneOf = (parameter: string, field: FilterField): string =>
  BROAD_FIELDS.has(field)
    ? `case when $${BY_CELL}::boolean then document.local_values && ${parameter} else document.facets && ${parameter} end`
    : `document.facets && ${parameter}`;

/** Distances on the sphere, as everywhere in the graph: computed here for one place, by PostGIS for several. */
const MATCHES = `
  ($${WORDS}::text is null or /* planned for its values */ document.vector @@ $${WORDS}::text::tsquery)
  and ($${CELLS}::text[] is null or /* planned for its values */ document.cells && $${CELLS})
  and ($${RADIUS_METRES}::float8 is null or case
    when document.place_x is null then extensions.st_dwithin(document.places, ${POINT}, $${RADIUS_METRES}, false)
    else ${SQUARED_WAY} <= $${SQUARED_CHORD}::float8
  end)
  and ($${CHANGED_SINCE}::timestamptz is null or document.changed_at >= $${CHANGED_SINCE})
  ${FILTER_FIELDS.map((field, index) => {
    const parameter = `$${FIRST_FIELD + index}`;
    return `and (${parameter}::text[] is null or /* planned for its values */ ${hasOneOf(parameter, field)})`;
  }).join('\n  ')}
`;

/** Names count most, then what a thing is and whose, then what is said of it. */
const WEIGHTS = `'{0.02, 0.12, 0.4, 1.0}'::float4[]`;

const AS_NAME = FIRST_OWN;
const AFTER = FIRST_OWN + 1;
const LIMIT = FIRST_OWN + 4;
const FACETS_WANTED = FIRST_OWN + 5;
const IN_NAME = FIRST_OWN + 6;

/**
 * What a buyer wants to see first: words in the name, all of them, the name itself. Of two alike the one of more merit:
 * a label in force, what is real before demonstration, the shorter name.
 */
const SCORE = `
  ts_rank(${WEIGHTS}, document.vector, $${WORDS}::text::tsquery)::float8
  + case when document.vector @@ $${IN_NAME}::text::tsquery then 0.5::float8 else 0 end
  + case when document.sort_name = $${AS_NAME}::text then 1::float8 else 0 end
  + document.merit
`;

const FOUND = 'document.id, document.kind, document.sort_name as "sortName"';

const DISTANCE = `extensions.st_distance(document.places, ${POINT}, false) / 1000 as "distanceKm"`;

/** In the order in which a document has its lists (`catalogue.search_facet_lists`). */
const LISTED_FIELDS = Object.values(FacetField);

/** Of each facet wanted, by its number, the values of a document in one text. */
const listsOf = (wanted: string): string =>
  `array[${LISTED_FIELDS.map((_, index) => `document.facet_lists[(${wanted}::integer[])[${index + 1}]]`).join(', ')}]`;

/** Few documents differ in the facets wanted: only what differs is taken apart. */
const countedBy = (wanted: string): string => `
  select
    (array[${LISTED_FIELDS.map((field) => `'${field}'`).join(', ')}])[(${wanted}::integer[])[ordinal]] as field,
    value, sum(alike.count)::bigint as count
  from (select lists, count(*) as count from matching group by lists) as alike
  cross join unnest(lists) with ordinality as part (list, ordinal)
  cross join unnest(string_to_array(list, ',')) as value
  group by field, value
  order by count desc, value
`;

/**
 * Everything about a question in one row: all that is found has to be scored before a page of it is known, so it is
 * counted on the way. Looking it up a second and a third time would cost as much again.
 */
const FIND_BY_WORDS = `
  /* search.findByWords */
  with matching as materialized (
    select document.id, document.sort_name, ${SCORE} as score,
      case when $${FACETS_WANTED}::integer[] is not null then ${listsOf(`$${FACETS_WANTED}`)} end as lists
    from catalogue.search_document as document
    where ${MATCHES}
  ), page as (
    select id, sort_name, score
    from matching
    where $${AFTER}::float8 is null
      or (-score, sort_name, id) > (-$${AFTER}, $${AFTER + 1}::text, $${AFTER + 2}::text)
    order by score desc, sort_name, id
    limit $${LIMIT}
  ), shown as (
    select ${FOUND}, page.score, ${DISTANCE}
    from page
    join catalogue.search_document as document using (id)
  )
  select
    (select count(*) from matching) as total,
    (
      select coalesce(jsonb_agg(shown order by score desc, "sortName", id), '[]') from shown
    ) as found,
    (
      select coalesce(jsonb_agg(counted order by count desc, value), '[]')
      from (${countedBy(`$${FACETS_WANTED}`)}) as counted
    ) as counts
`;

const FIND_BY_NAME = `
  /* search.findByName */
  select ${FOUND}, 0::float8 as score, ${DISTANCE}
  from catalogue.search_document as document
  where ${MATCHES}
    and ($${FIRST_OWN}::text is null
      or (document.sort_name, document.id) > ($${FIRST_OWN}, $${FIRST_OWN + 1}::text))
  order by document.sort_name, document.id
  limit $${FIRST_OWN + 2}
`;

const COUNT = `
  /* search.count */
  select count(*) as total from catalogue.search_document as document where ${MATCHES}
`;

const COUNT_FACETS = `
  /* search.countFacets */
  with matching as materialized (
    select ${listsOf(`$${FIRST_OWN}`)} as lists
    from catalogue.search_document as document
    where ${MATCHES}
  )
  ${countedBy(`$${FIRST_OWN}`)}
`;

const HAS_MATCH = `
  /* search.hasMatch */
  select exists (
    select from catalogue.search_document where vector @@ $1::text::tsquery
  ) as found
`;

/**
 * Variants are looked for as they are written, words in all their forms.
 *
 * Candidates for a correction: alike by trigrams, or with the same beginning; one of the two holds wherever the
 * mistake is, but in words too short to be corrected.
 */
const KNOW_WORDS = `
  /* search.knowWords */
  with given as (
    select
      word, word = any($1) as asked,
      coalesce((ts_lexize('pg_catalog.french_stem', word))[1], word) as french,
      coalesce((ts_lexize('pg_catalog.english_stem', word))[1], word) as english
    from unnest($1::text[] || $2::text[]) as word
  ), looked_up as (
    select
      given.*,
      given.word !~ '[a-z]' or exists (
        select from catalogue.search_word as own where own.word = given.word
      ) or given.asked and exists (
        select from catalogue.search_word as own where own.french = given.french
      ) or given.asked and exists (
        select from catalogue.search_word as own where own.english = given.english
      ) as known
    from given
  )
  select
    word, french, english, known,
    not known and exists (
      select from catalogue.search_word as own
      where own.word >= looked_up.word and own.word < looked_up.word || '{'
    ) and length(word) >= 3 as begins,
    case when known or not asked or word !~ '^[a-z0-9]{4,}$' then '[]'::jsonb else (
      select coalesce(jsonb_agg(candidate), '[]')
      from (
        (
          select own.word, own.french, own.english
          from catalogue.search_word as own
          where own.word operator(extensions.%) looked_up.word and own.word ~ '^[a-z]{4,}$'
          order by extensions.similarity(own.word, looked_up.word) desc, own.word
          limit 30
        )
        union
        (
          select own.word, own.french, own.english
          from catalogue.search_word as own
          where own.word >= left(looked_up.word, 2) and own.word < left(looked_up.word, 2) || '{'
            and abs(length(own.word) - length(looked_up.word)) <= 2 and own.word ~ '^[a-z]{4,}$'
          limit 500
        )
      ) as candidate
    ) end as alike
  from looked_up
`;

const FIND_CONCEPTS = `
  /* search.findConcepts */
  select concept, words, french, english
  from catalogue.search_synonym
  where concept in (
    select concept from catalogue.search_synonym
    where words && $1::text[] or french && $1 or english && $1
  )
  order by concept, words
`;

const STEM_WORDS = `
  /* search.stemWords */
  select
    word,
    coalesce((ts_lexize('pg_catalog.french_stem', word))[1], word) as french,
    coalesce((ts_lexize('pg_catalog.english_stem', word))[1], word) as english
  from unnest($1::text[]) as word
`;

const FIND_LABELS = `
  /* search.findFacetLabels */
  select field, value, label_fr as "labelFr", label_en as "labelEn"
  from catalogue.search_facet_label
  where (field, value) in (select * from unnest($1::text[], $2::text[]))
  union all
  select wanted.field, term.code, term.label_fr, term.label_en
  from unnest($1::text[], $2::text[]) as wanted (field, value)
  join catalogue.taxonomy_term as term on term.code = wanted.value and term.vocabulary = case wanted.field
    when 'TECHNOLOGY_DOMAIN' then 'ESA_TECHNOLOGY_TREE'
    when 'PRODUCT_CATEGORY' then 'PRODUCT_TREE'
    when 'DISCIPLINE' then 'ECSS_DISCIPLINE'
  end
`;

/**
 * What begins as typed first, then what has a word that does; of each the shorter text. The last word typed may be
 * unfinished, the ones before it are whole.
 */
const SUGGEST = `
  /* search.suggest */
  with named as (
    (
      select id, kind, name_fr, name_en, true as begins
      from catalogue.search_document
      where sort_name >= $1 and sort_name < $1 || '~' and length($1) > 0
      order by sort_name, id
      limit $4
    )
    union all
    (
      select id, kind, name_fr, name_en, false as begins
      from catalogue.search_document
      where $2::text is not null and vector @@ $2::text::tsquery
      order by length(name_fr), sort_name, id
      limit $4
    )
    union all
    (
      select code, 'CATEGORY', label_fr, label_en, false
      from catalogue.taxonomy_term
      where vocabulary = 'PRODUCT_TREE' and $2::text is not null
        and (
          to_tsvector('pg_catalog.simple', catalogue.search_words(label_fr || ' ' || label_en))
          || to_tsvector('pg_catalog.french', catalogue.search_words(label_fr))
          || to_tsvector('pg_catalog.english', catalogue.search_words(label_en))
        ) @@ $2::text::tsquery
      limit $4
    )
  ), told as (
    select distinct on (kind, id)
      id, kind, case $3::text when 'EN' then name_en else name_fr end as text, begins
    from named
    order by kind, id, begins desc
  )
  select id, kind, text
  from told
  order by begins desc, kind <> 'CATEGORY', length(text), text, id
  limit $4
`;

const FIND_TEXTS = `
  /* search.findTexts */
  select
    id, name_fr as "nameFr", name_en as "nameEn", names, body_fr as "bodyFr", body_en as "bodyEn",
    context_fr as "contextFr", context_en as "contextEn"
  from catalogue.search_document
  where id = any($1)
`;

/** What a half-typed question may become. */
export interface Suggested {
  /** Of a firm or item; the code of a term of the product tree. */
  readonly id: string;
  readonly kind: SearchKind | 'CATEGORY';
  readonly text: string;
}

export interface SuggestionsWanted {
  /** As names are sorted by. */
  readonly beginning: string;
  /** Null when nothing can be made of the words. */
  readonly condition: string | null;
  readonly locale: 'FR' | 'EN';
  readonly limit: number;
}

/** What a document shows of why it was found. */
export interface DocumentTexts {
  readonly id: string;
  readonly nameFr: string;
  readonly nameEn: string;
  readonly names: string;
  readonly bodyFr: string;
  readonly bodyEn: string;
  readonly contextFr: string;
  readonly contextEn: string;
}

/** A facet's value and how it is called. */
export interface LabelledValue {
  readonly field: string;
  readonly value: string;
  readonly labelFr: string;
  readonly labelEn: string;
}

/** A condition on words, as PostgreSQL reads it, and the question as a name would be written. */
export interface WordsWanted {
  readonly condition: string;
  /** The same, of names only. */
  readonly inName: string;
  readonly asName: string;
}

export interface CountedPage extends SearchPage {
  readonly fields: readonly FacetField[];
}

export interface CountedFound {
  readonly found: readonly Found[];
  readonly total: number;
  readonly counts: readonly FacetCount[];
}

export class SearchRepository {
  constructor(private readonly database: Database) {}

  /** By name, without words. */
  findByName(criteria: SearchCriteria, { after, limit }: SearchPage): Promise<Found[]> {
    const [, sortName = null, id = null] = after ?? [];
    return this.database.query(FIND_BY_NAME, [...matching(criteria, null), sortName, id, limit]);
  }

  /** By words, best first, with the number of all that is found and its counts by these fields. */
  async findByWords(
    criteria: SearchCriteria,
    { condition, inName, asName }: WordsWanted,
    { after, limit, fields }: CountedPage,
  ): Promise<CountedFound> {
    const key = after ?? [null, null, null];
    const wanted = fields.length === 0 ? null : numbersOf(fields);
    const own = [asName, ...key, limit, wanted, inName];
    const parameters = [...matching(criteria, condition), ...own];
    const [row] = await this.database.query<CountedFound[]>(FIND_BY_WORDS, parameters);
    return row ?? { found: [], total: 0, counts: [] };
  }

  async count(criteria: SearchCriteria, condition: string | null): Promise<number> {
    const [row] = await this.database.query<{ readonly total: number }[]>(
      COUNT,
      matching(criteria, condition),
    );
    return row?.total ?? 0;
  }

  /** How many documents have each value of the fields, most first. */
  countFacets(
    criteria: SearchCriteria,
    condition: string | null,
    fields: readonly FacetField[],
  ): Promise<FacetCount[]> {
    return this.database.query(COUNT_FACETS, [...matching(criteria, condition), numbersOf(fields)]);
  }

  async hasMatch(condition: string): Promise<boolean> {
    const [row] = await this.database.query<{ readonly found: boolean }[]>(HAS_MATCH, [condition]);
    return row?.found ?? false;
  }

  knowWords({ words, variants }: WordsToKnow): Promise<KnownWord[]> {
    return this.database.query(KNOW_WORDS, [words, variants]);
  }

  /** Phrases of the concepts of which a phrase has one of these words or stems. */
  findConcepts(stems: readonly string[]): Promise<ConceptPhrase[]> {
    return this.database.query(FIND_CONCEPTS, [stems]);
  }

  stemWords(words: readonly string[]): Promise<StemmedWord[]> {
    return this.database.query(STEM_WORDS, [words]);
  }

  findFacetLabels(
    counts: readonly Pick<FacetCount, 'field' | 'value'>[],
  ): Promise<LabelledValue[]> {
    return this.database.query(FIND_LABELS, [
      counts.map(({ field }) => field),
      counts.map(({ value }) => value),
    ]);
  }

  suggest({ beginning, condition, locale, limit }: SuggestionsWanted): Promise<Suggested[]> {
    return this.database.query(SUGGEST, [beginning, condition, locale, limit]);
  }

  findTexts(ids: readonly string[]): Promise<DocumentTexts[]> {
    return this.database.query(FIND_TEXTS, [ids]);
  }
}

function numbersOf(fields: readonly FacetField[]): readonly number[] {
  return fields.map((field) => LISTED_FIELDS.indexOf(field) + 1);
}

function matching(criteria: SearchCriteria, condition: string | null): unknown[] {
  const { values, near, changedSince } = criteria;
  const cells = near === null ? null : localCellsOf(near);
  const kinds = kindsInRow(criteria, condition);
  const isLookedUpByCell = FILTER_FIELDS.some(
    (field) =>
      values[field] !== undefined &&
      BROAD_FIELDS.has(field) &&
      !(field === 'KIND' && kinds !== null),
  );
  return [
    condition,
    ...(near === null ? NOWHERE : placesIn(near, isLookedUpByCell ? cells : null)),
    cells !== null,
    kinds !== null,
    changedSince,
    ...FILTER_FIELDS.map((field) =>
      field === 'KIND' && kinds !== null ? kinds : tokensOf(field, values[field] ?? null, cells),
    ),
  ];
}

/** Kinds to look at in the documents that have the words: most are products, so looking them up leaves little out. */
function kindsInRow(
  { values }: SearchCriteria,
  condition: string | null,
): readonly string[] | null {
  const kinds = values.KIND ?? [];
  return condition !== null && kinds.includes('PRODUCT') ? kinds : null;
}

const NOWHERE = [null, null, null, null, null, null, null, null];

/** Where values are looked up with cells, these are not looked up once more unless they say much more. */
function placesIn(circle: Circle, lookedUp: readonly string[] | null): unknown[] {
  const { longitude, latitude, radiusKm } = circle;
  return [
    lookedUp === null ? cellsOf(circle) : cellsBeside(circle, lookedUp),
    longitude,
    latitude,
    radiusKm * 1000,
    ...unitVectorOf(circle),
    squaredChordOf(circle),
  ];
}

/** What documents bear of these values, in cells where there are some. */
function tokensOf(
  field: FilterField,
  values: readonly string[] | null,
  cells: readonly string[] | null,
): readonly string[] | null {
  const tokens = values?.map((value) => `${field}:${value}`) ?? null;
  return tokens === null || cells === null || !BROAD_FIELDS.has(field)
    ? tokens
    : cells.flatMap((cell) => tokens.map((token) => `${cell}/${token}`));
}
