import type { BenchDatabase } from '../graph/database-host';
import { withClient } from '../harness/with-client';

/**
 * Firms in communes all over the country, so that the catalogue makes the tokens of their places. They are not copied
 * themselves.
 */
const PLACES = [
  `
  insert into catalogue.firm (id, legal_name, sort_name, demonstration, verified, version, updated_at)
  select
    'firm-bench-place-' || insee_code, 'Démonstration ' || name, 'demonstration ' || lower(insee_code), true, false, 1,
    '2026-01-01Z'
  from geo.commune
  where kind = 'COMMUNE' and point is not null and population >= 5000
  `,
  `
  insert into catalogue.establishment (id, firm_id, ordinal, country_code, commune_code, city)
  select 'est-bench-place-' || insee_code, 'firm-bench-place-' || insee_code, 0, 'FR', insee_code, name
  from geo.commune
  where kind = 'COMMUNE' and point is not null and population >= 5000
  `,
  `
  insert into catalogue.announced_place (establishment_id, latitude, longitude, announced_at)
  select
    'est-bench-place-' || insee_code, extensions.st_y(point::extensions.geometry),
    extensions.st_x(point::extensions.geometry), '2026-01-01Z'
  from geo.commune
  where kind = 'COMMUNE' and point is not null and population >= 5000
  `,
  'delete from catalogue.search_state',
];

/** To be called before the catalogue starts, which then makes all documents anew. */
export async function addPlaces(database: BenchDatabase): Promise<void> {
  for (const statement of PLACES) {
    await database.query(statement);
  }
}

/** A number of things that a copy's id chooses, always the same. */
const chosen = (what: string, count: string): string => `(abs(hashtext(${what})) % ${count})`;

/** More firms where more people live; each slot stands for a thousand of them. */
const SLOTS = `
  create table bench_slot as
  select
    row_number() over (order by document.id) - 1 as slot, document.facets, document.cells, document.places,
    document.further_fr
  from catalogue.search_document as document
  join geo.commune as commune on document.id = 'firm-bench-place-' || commune.insee_code
  cross join generate_series(1, ceil(commune.population / 1000.0)::integer);
  alter table bench_slot add primary key (slot);
  update bench_slot set facets = array(
    select token from unnest(facets) as token where token ~ '^(REGION|DEPARTEMENT):'
  )
`;

/** Documents of demonstration firms of the sample data, which copies are made of. */
const TEMPLATES = `
  create table bench_template as
  select document.*, array(
    select token from unnest(facets) as token where token !~ '^(REGION|DEPARTEMENT|TRL|LABEL_STATUS):'
  ) as own
  from catalogue.search_document as document
  where firm_id like 'firm-demo-%'
`;

const copiedFirms = (first: number, last: number): string => `
  insert into catalogue.firm (id, legal_name, sort_name, demonstration, verified, version, updated_at)
  select
    template.id || '-' || copy, template.name_fr || ' ' || copy, template.sort_name || ' ' || copy, true, false, 1,
    template.changed_at
  from bench_template as template
  cross join generate_series(${first}, ${last}) as copy
  where template.kind = 'FIRM'
`;

const copiedDocuments = (first: number, last: number): string => `
  insert into catalogue.search_document (
    id, kind, firm_id, sort_name, changed_at, name_fr, name_en, names, body_fr, body_en, context_fr, context_en,
    further_fr, further_en, facets, cells, places
  )
  select
    template.id || '-' || copy, kind, firm_id || '-' || copy, sort_name || ' ' || copy, changed_at,
    name_fr || ' ' || copy, name_en || ' ' || copy, names, body_fr, body_en, context_fr, context_en,
    slot.further_fr, slot.further_fr,
    own || slot.facets
      || case when kind in ('PRODUCT', 'PRODUCT_RANGE')
        then array['TRL:' || 1 + ${chosen("template.id || copy || 'trl'", '9')}] else '{}' end
      || case when kind <> 'FIRM' and ${chosen("template.id || copy || 'label'", '6')} = 0
        then array['LABEL_STATUS:ACTIVE'] else '{}' end,
    slot.cells, slot.places
  from bench_template as template
  cross join generate_series(${first}, ${last}) as copy
  join bench_slot as slot
    on slot.slot = ${chosen('firm_id || copy', '(select count(*)::integer from bench_slot)')}
`;

const FIND_SIZES = `
  select
    (select count(*)::integer from catalogue.search_document) as documents,
    (select count(*)::integer from bench_template) as templates
`;

/** Below this many copies the index is kept; above, making it anew is faster than adding to it. */
const COPIES_IN_PLACE = 200;
const COPIES_A_STATEMENT = 500;

/** To be called once, when the catalogue has made the documents of the places. */
export async function chooseTemplates(database: BenchDatabase): Promise<void> {
  await database.query(SLOTS);
  await database.query(TEMPLATES);
}

/**
 * Copies documents of demonstration firms into other communes until there are at least as many as wanted, behind the
 * copies that are there already. Returns the number of the last copy.
 */
export async function copyDocuments(
  database: BenchDatabase,
  { wanted, copied }: { readonly wanted: number; readonly copied: number },
): Promise<number> {
  const [sizes] = await database.query<{ documents: number; templates: number }>(FIND_SIZES);
  const further = Math.ceil((wanted - (sizes?.documents ?? 0)) / (sizes?.templates ?? 1));
  const last = copied + Math.max(0, further);
  if (further > COPIES_IN_PLACE) {
    await withoutIndex(database, () => copyAll(database, copied + 1, last));
  } else {
    await copyAll(database, copied + 1, last);
  }
  await database.query('vacuum analyze catalogue.search_document');
  return last;
}

/** Making a document's words takes a processor longer than writing it: by two connections at once. */
async function copyAll({ url }: BenchDatabase, from: number, to: number): Promise<void> {
  let next = from;
  const copyOn = (): Promise<void> =>
    withClient(url, async (client) => {
      while (next <= to) {
        const first = next;
        const last = Math.min(to, first + COPIES_A_STATEMENT - 1);
        next = last + 1;
        await client.query(copiedFirms(first, last));
        await client.query(copiedDocuments(first, last));
      }
    });
  await Promise.all([copyOn(), copyOn()]);
}

const FIND_INDEX = `
  select indexdef as definition from pg_indexes
  where schemaname = 'catalogue' and indexname = 'search_document_found'
`;

async function withoutIndex(database: BenchDatabase, work: () => Promise<void>): Promise<void> {
  const [index] = await database.query<{ definition: string }>(FIND_INDEX);
  await database.query('drop index catalogue.search_document_found');
  await work();
  await database.query("set maintenance_work_mem = '1GB'");
  await database.query(index?.definition ?? '');
}
