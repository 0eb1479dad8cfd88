import type { IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import { CELL_SIZES } from './cells';
import type { FacetLabel } from './facet-labels';
import type { Synonym } from './synonyms';

/** What stands in a facet's array for a value of it. */
const token = (field: string, value: string): string => `'${field}:' || ${value}`;

/** The places of a firm, in each grid. */
const CELLS = CELL_SIZES.map(
  (size, level) =>
    `'CELL:${level}:' || floor(latitude / ${size})::integer || ':' || floor(longitude / ${size})::integer`,
).join(', ');

/** The firms asked for ($1, null: all), with what all documents of a firm have in common. */
const CHOSEN = `
  chosen as materialized (
    select firm.* from catalogue.firm as firm
    where firm.archived_at is null and ($1::text[] is null or firm.id = any($1))
  ),
  chosen_item as materialized (
    select item.* from catalogue.item as item
    where item.archived_at is null and ($1::text[] is null or item.firm_id = any($1))
  ),
  placed as (
    select
      site.firm_id,
      array_agg(distinct ${token('DEPARTEMENT', 'site.departement_code')})
        || array_remove(array_agg(distinct ${token('REGION', 'departement.broader_value')}), null)
        as tokens,
      string_agg(distinct concat_ws(' ', site.city, departement.label_fr, region.label_fr), ' ') as words
    from catalogue.establishment as site
    left join catalogue.search_facet_label as departement
      on departement.field = 'DEPARTEMENT' and departement.value = site.departement_code
    left join catalogue.search_facet_label as region
      on region.field = 'REGION' and region.value = departement.broader_value
    where $1::text[] is null or site.firm_id = any($1)
    group by site.firm_id
  ),
  located as (
    select
      site.firm_id, array_agg(distinct cell order by cell) as cells,
      extensions.st_multi(extensions.st_union(
        extensions.st_setsrid(extensions.st_makepoint(longitude, latitude), 4326)
      ))::extensions.geography as places
    from catalogue.establishment as site
    join catalogue.announced_place as place on place.establishment_id = site.id
    cross join unnest(array[${CELLS}]) as cell
    where $1::text[] is null or site.firm_id = any($1)
    group by site.firm_id
  ),
  active as (
    select
      profile.firm_id,
      array_agg(${token('ACTIVITY_CATEGORY', 'category')}) as tokens,
      string_agg(label.label_fr, ' ' order by category) as words_fr,
      string_agg(label.label_en, ' ' order by category) as words_en
    from catalogue.contractor_profile as profile
    cross join unnest(profile.activity_categories) as category
    left join catalogue.search_facet_label as label
      on label.field = 'ACTIVITY_CATEGORY' and label.value = category
    where $1::text[] is null or profile.firm_id = any($1)
    group by profile.firm_id
  ),
  described as materialized (
    select
      chosen.*,
      coalesce(placed.tokens, '{}') || coalesce(active.tokens, '{}')
        || case when sme.category is null then '{}' else array[${token('SME_CATEGORY', 'sme.category')}] end
        || array[${token('DEMONSTRATION', 'chosen.demonstration')}] as tokens,
      coalesce(located.cells, '{}') as cells, located.places,
      coalesce(placed.words, '') as place_words,
      coalesce(active.words_fr, '') as activity_fr, coalesce(active.words_en, '') as activity_en,
      coalesce(profile.summary_fr, '') as summary_fr, coalesce(profile.summary_en, '') as summary_en,
      concat_ws(' ', chosen.legal_name, chosen.trade_name, array_to_string(chosen.former_names, ' '))
        as all_names
    from chosen
    left join placed on placed.firm_id = chosen.id
    left join located on located.firm_id = chosen.id
    left join active on active.firm_id = chosen.id
    left join catalogue.contractor_profile as profile on profile.firm_id = chosen.id
    left join catalogue.sme_status as sme on sme.firm_id = chosen.id
  )
`;

/** Status of the one label of each item that counts on the day $2: the running one, else the one that ended last. */
const LABELLED = `
  labelled as (
    select distinct on (subject_id)
      subject_id, status, announced_at
    from (
      select
        label.subject_id, label.valid_until, label.announced_at,
        case
          when last.status in ('ACTIVE', 'SUSPENDED') and label.valid_until <= $2::date then 'EXPIRED'
          else last.status
        end as status
      from catalogue.announced_label as label
      join chosen_item on chosen_item.id = label.subject_id
      cross join lateral (
        select transition ->> 'status' as status
        from jsonb_array_elements(label.transitions) with ordinality as part (transition, ordinal)
        where (transition ->> 'effectiveOn')::date <= $2::date
        order by ordinal desc
        limit 1
      ) as last
    ) as stated
    order by subject_id, (status in ('ACTIVE', 'SUSPENDED')) desc, valid_until desc
  )
`;

const ITEM_PARTS = `
  ready as (
    select subject_id, max(level) as level, max(announced_at) as announced_at
    from (
      select subject_id, level, announced_at
      from catalogue.announced_trl
      join chosen_item on chosen_item.id = subject_id
      union all
      select member.range_id, level, announced_at
      from catalogue.announced_trl
      join chosen_item as member on member.id = subject_id
      where member.range_id is not null
    ) as confirmed
    group by subject_id
  ),
  classified as (
    select
      term.item_id,
      array_agg(
        case vocabulary
          when 'ESA_TECHNOLOGY_TREE' then ${token('TECHNOLOGY_DOMAIN', 'code')}
          else ${token('DISCIPLINE', 'code')}
        end
      ) as tokens,
      string_agg(label.label_fr, ' ' order by vocabulary, term.ordinal) as words_fr,
      string_agg(label.label_en, ' ' order by vocabulary, term.ordinal) as words_en
    from catalogue.item_term as term
    join chosen_item on chosen_item.id = term.item_id
    join catalogue.taxonomy_term as label using (vocabulary, code)
    group by term.item_id
  ),
  category as (
    select
      leaf.code,
      array_agg(${token('PRODUCT_CATEGORY', 'above.code')}) as tokens,
      string_agg(above.label_fr, ' ' order by above.code) as words_fr,
      string_agg(above.label_en, ' ' order by above.code) as words_en
    from catalogue.taxonomy_term as leaf
    join catalogue.taxonomy_term as above
      on above.vocabulary = 'PRODUCT_TREE'
      and (above.code = leaf.code or starts_with(leaf.code, above.code || '/'))
    where leaf.vocabulary = 'PRODUCT_TREE'
    group by leaf.code
  ),
  flown as (
    select item_id, string_agg(distinct concat_ws(' ', mission, operator, orbit), ' ') as words
    from catalogue.heritage_claim
    join chosen_item on chosen_item.id = item_id
    group by item_id
  )
`;

const ITEM_DOCUMENTS = `
  select
    item.id, item.kind, item.firm_id, item.sort_name,
    greatest(item.updated_at, labelled.announced_at, ready.announced_at) as changed_at,
    item.name_fr, coalesce(item.name_en, item.name_fr) as name_en,
    coalesce(item.reference, '') as names,
    coalesce(item.description_fr, item.description_en, '') as body_fr,
    coalesce(item.description_en, item.description_fr, '') as body_en,
    concat_ws(' ', firm.all_names, category.words_fr, classified.words_fr) as context_fr,
    concat_ws(' ', firm.all_names, category.words_en, classified.words_en) as context_en,
    concat_ws(' ', firm.place_words, flown.words, firm.activity_fr) as further_fr,
    concat_ws(' ', firm.place_words, flown.words, firm.activity_en) as further_en,
    firm.tokens || array[${token('KIND', 'item.kind')}]
      || coalesce(category.tokens, '{}') || coalesce(classified.tokens, '{}')
      || array(select ${token('EXPORT_REGIME', 'regime')} from unnest(item.export_control) as regime)
      || case when item.itar_free is null then '{}' else array[${token('ITAR_FREE', 'item.itar_free')}] end
      || case when labelled.status is null then '{}' else array[${token('LABEL_STATUS', 'labelled.status')}] end
      || case when ready.level is null then '{}' else array[${token('TRL', 'ready.level')}] end
      as facets,
    firm.cells, firm.places
  from described as firm
  join chosen_item as item on item.firm_id = firm.id
  left join category on category.code = item.category_code
  left join classified on classified.item_id = item.id
  left join flown on flown.item_id = item.id
  left join labelled on labelled.subject_id = item.id
  left join ready on ready.subject_id = item.id
`;

const FIRM_DOCUMENTS = `
  select
    firm.id, 'FIRM' as kind, firm.id as firm_id, firm.sort_name, firm.updated_at as changed_at,
    firm.legal_name as name_fr, firm.legal_name as name_en,
    concat_ws(' ', firm.trade_name, array_to_string(firm.former_names, ' '), firm.siren) as names,
    firm.summary_fr as body_fr, firm.summary_en as body_en,
    firm.activity_fr as context_fr, firm.activity_en as context_en,
    concat_ws(' ', firm.place_words, offer.words_fr) as further_fr,
    concat_ws(' ', firm.place_words, offer.words_en) as further_en,
    firm.tokens || array[${token('KIND', "'FIRM'")}] as facets,
    firm.cells, firm.places
  from described as firm
  left join (
    select
      firm_id, string_agg(name_fr, ' ' order by id) as words_fr,
      string_agg(coalesce(name_en, name_fr), ' ' order by id) as words_en
    from chosen_item
    group by firm_id
  ) as offer on offer.firm_id = firm.id
`;

const COLUMNS = `
  id, kind, firm_id, sort_name, changed_at, name_fr, name_en, names, body_fr, body_en, context_fr, context_en,
  further_fr, further_en, facets, cells, places
`;

/** The same document is the same row, in whatever order the engine came by its parts. */
const SORTED_COLUMNS = COLUMNS.replace(
  'facets',
  'array(select token from unnest(facets) as token order by token)',
);

/** What a trigger makes of the words of a row to be inserted goes with them. */
const CONTENT = [...COLUMNS.split(',').map((column) => column.trim()), 'vector'].filter(
  (column) => column !== 'id',
);

/** A document that says the same as before is not written: its words need not be found anew. */
const WRITE = `
  /* searchDocument.write */
  insert into catalogue.search_document as document (${COLUMNS})
  with ${CHOSEN}, ${LABELLED}, ${ITEM_PARTS}
  select ${SORTED_COLUMNS} from (${FIRM_DOCUMENTS}) as firms
  union all
  select ${SORTED_COLUMNS} from (${ITEM_DOCUMENTS}) as items
  on conflict (id) do update set ${CONTENT.map((column) => `${column} = excluded.${column}`).join(', ')}
  where (${CONTENT.map((column) => `document.${column}`).join(', ')})
    is distinct from (${CONTENT.map((column) => `excluded.${column}`).join(', ')})
`;

const FORGET_REMOVED = `
  /* searchDocument.forgetRemoved */
  delete from catalogue.search_document as document
  where ($1::text[] is null or document.firm_id = any($1))
    and not exists (
      select from catalogue.item as item
      where item.id = document.id and item.firm_id = document.firm_id and item.archived_at is null
    )
    and not exists (
      select from catalogue.firm as firm where firm.id = document.id and firm.archived_at is null
    )
`;

/** Long numbers are somebody's count of something: nobody misspells them, and there are very many. */
const COLLECT_WORDS = `
  /* searchWord.collect */
  insert into catalogue.search_word (word)
  select distinct word
  from catalogue.search_document as document
  cross join unnest(string_to_array(
    catalogue.search_words(concat_ws(
      ' ', name_fr, name_en, names, context_fr, context_en, body_fr, body_en, further_fr, further_en
    )) || ' ' || catalogue.search_joined(name_fr || ' ' || names), ' '
  )) as word
  where ($1::text[] is null or document.firm_id = any($1)) and word ~ '[a-z]'
  on conflict do nothing
`;

const FORGET_SYNONYMS = '/* searchSynonym.forgetAll */ delete from catalogue.search_synonym';
const FORGET_CONCEPTS = '/* searchConcept.forgetAll */ delete from catalogue.search_concept';

/** Documents hold French stems of French texts and English stems of English ones, and names as they are written. */
const WRITE_CONCEPTS = `
  /* searchConcept.write */
  insert into catalogue.search_concept (concept, condition)
  select
    concept,
    string_agg('(' || (select string_agg(quote_literal(word), ' & ') from unnest(phrase) as word) || ')', ' | ')::tsquery
  from (
    select concept, words as phrase from catalogue.search_synonym
    union
    select concept, french from catalogue.search_synonym
    union
    select concept, english from catalogue.search_synonym
  ) as named
  group by concept
`;

/** Words of synonyms can be misspelt like others. */
const WRITE_SYNONYMS = `
  /* searchSynonym.write */
  with spelt as (
    insert into catalogue.search_word (word)
    select distinct word
    from unnest($2::text[]) as phrase
    cross join unnest(string_to_array(phrase, ' ')) as word
    on conflict do nothing
  )
  insert into catalogue.search_synonym (concept, words, french, english)
  select
    concept, string_to_array(phrase, ' '),
    array(
      select coalesce((ts_lexize('pg_catalog.french_stem', word))[1], word)
      from unnest(string_to_array(phrase, ' ')) with ordinality as part (word, ordinal) order by ordinal
    ),
    array(
      select coalesce((ts_lexize('pg_catalog.english_stem', word))[1], word)
      from unnest(string_to_array(phrase, ' ')) with ordinality as part (word, ordinal) order by ordinal
    )
  from unnest($1::text[], $2::text[]) as given (concept, phrase)
`;

const WRITE_FACET_LABELS = `
  /* searchFacetLabel.write */
  insert into catalogue.search_facet_label (field, value, label_fr, label_en, broader_value)
  select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
  on conflict (field, value) do update set
    label_fr = excluded.label_fr, label_en = excluded.label_en, broader_value = excluded.broader_value
`;

const FIND_MAKER =
  '/* searchState.findMaker */ select made_by as "madeBy" from catalogue.search_state';

const RECORD_MAKER = `
  /* searchState.recordMaker */
  insert into catalogue.search_state (made_by, made_at) values ($1, now())
  on conflict (single) do update set made_by = excluded.made_by, made_at = excluded.made_at
`;

/**
 * A statement for the firms asked for, so that indexes serve it: one that is as good for all firms is planned to read
 * everything, which made each batch of an import dearer than the one before.
 */
function forFirms(statement: string, firmIds: readonly string[] | null): string {
  return firmIds === null ? statement : statement.replaceAll('$1::text[] is null or ', '');
}

/** Who asks next waits, and finds the day as it was left. */
const CLAIM_DAY = `
  /* searchState.claimDay */
  select true_on as "trueOn" from catalogue.search_state for update
`;

const RECORD_DAY = '/* searchState.recordDay */ update catalogue.search_state set true_on = $1';

/**
 * Whoever writes documents of a firm while another does would not see what the other read. In the order of ids, so
 * that two who write documents of the same firms do not wait for each other.
 */
const LOCK_FIRMS = `
  /* searchDocument.lockFirms */
  with locked as (
    select id from catalogue.firm where $1::text[] is null or id = any($1) order by id for no key update
  )
  select count(*) from locked
`;

/** Makes documents of what the catalogue holds and what was announced to it. Runs in its caller's transaction. */
export class SearchDocumentRepository {
  constructor(private readonly database: Database) {}

  /** Brings the documents of these firms and of their items up to date; of all firms: null. */
  async refresh(firmIds: readonly string[] | null, day: IsoDate): Promise<void> {
    await this.database.query(forFirms(LOCK_FIRMS, firmIds), [firmIds]);
    await this.database.query(forFirms(FORGET_REMOVED, firmIds), [firmIds]);
    await this.database.query(forFirms(WRITE, firmIds), [firmIds, day]);
    await this.database.query(forFirms(COLLECT_WORDS, firmIds), [firmIds]);
  }

  async writeFacetLabels(labels: readonly FacetLabel[]): Promise<void> {
    await this.database.query(WRITE_FACET_LABELS, [
      labels.map(({ field }) => field),
      labels.map(({ value }) => value),
      labels.map(({ label }) => label.fr),
      labels.map(({ label }) => label.en),
      labels.map(({ broaderValue }) => broaderValue),
    ]);
  }

  /** Phrases as words without the empty ones. */
  async replaceSynonyms(synonyms: readonly Synonym[]): Promise<void> {
    await this.database.query(FORGET_SYNONYMS);
    await this.database.query(FORGET_CONCEPTS);
    await this.database.query(WRITE_SYNONYMS, [
      synonyms.map(({ concept }) => concept),
      synonyms.map(({ words }) => words.join(' ')),
    ]);
    await this.database.query(WRITE_CONCEPTS);
  }

  /** What made the documents; null when nothing did yet. */
  async findMaker(): Promise<string | null> {
    const [row] = await this.database.query<{ readonly madeBy: string }[]>(FIND_MAKER);
    return row?.madeBy ?? null;
  }

  /** The day whose statuses documents say, kept for the transaction; null when there are no documents yet. */
  async claimDay(): Promise<{ readonly trueOn: IsoDate | null } | null> {
    const [row] = await this.database.query<{ readonly trueOn: IsoDate | null }[]>(CLAIM_DAY);
    return row ?? null;
  }

  async recordDay(day: IsoDate): Promise<void> {
    await this.database.query(RECORD_DAY, [day]);
  }

  async recordMaker(maker: string): Promise<void> {
    await this.database.query(RECORD_MAKER, [maker]);
  }
}
