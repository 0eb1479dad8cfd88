import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IsoDate } from '@apogee/shared/clock';
import * as fc from 'fast-check';
import { type CatalogueFixture, startCatalogue } from '../../testing/catalogue-fixture';
import { refreshDocuments } from './search-upkeep.command';

interface Hit {
  readonly cursor: string;
  readonly node: { readonly id: string };
}
interface Answer {
  readonly search: {
    readonly totalCount: number;
    readonly hits: readonly Hit[];
    readonly facets: readonly {
      readonly field: string;
      readonly buckets: readonly { readonly value: string; readonly count: number }[];
    }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

const SEARCH = `query (
  $text: String, $filter: CatalogueFilter, $facets: [FacetField!], $first: Int = 20, $after: String
) {
  search(text: $text, filter: $filter, facets: $facets, first: $first, after: $after) {
    totalCount
    hits { cursor node { ... on Firm { id } ... on Labelable { id } } }
    facets { field buckets { value count } }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** Questions with the ids that a buyer expects among the first ten results; `npm run bench:search` reads them, too. */
const JUDGED_QUERIES = join(__dirname, '../../../../../test/search/judged-queries.json');
interface JudgedQuery {
  readonly text: string;
  readonly relevant: readonly string[];
}

/** The condition of the filter that belongs to each facet. */
const CONDITION_OF = {
  KIND: (value: string) => ({ kinds: [value] }),
  ACTIVITY_CATEGORY: (value: string) => ({ activityCategories: [value] }),
  TECHNOLOGY_DOMAIN: (value: string) => ({ technologyDomains: [value] }),
  PRODUCT_CATEGORY: (value: string) => ({ productCategories: [value] }),
  DISCIPLINE: (value: string) => ({ disciplines: [value] }),
  REGION: (value: string) => ({ regionCodes: [value] }),
  DEPARTEMENT: (value: string) => ({ departementCodes: [value] }),
  SME_CATEGORY: (value: string) => ({ smeCategories: [value] }),
  EXPORT_REGIME: (value: string) => ({ exportControl: [value] }),
} as const;
type Field = keyof typeof CONDITION_OF;
const FIELDS = Object.keys(CONDITION_OF) as Field[];

const anyText = fc.constantFrom(
  null,
  'satellite',
  'roue à réaction',
  'star traker',
  'propulsion',
  'antenne Toulouse',
  'OBC',
);
const anyFilter = fc.record(
  {
    kinds: fc.constantFrom(['PRODUCT'], ['FIRM', 'PRODUCT_RANGE']),
    smeOnly: fc.boolean(),
    regionCodes: fc.constantFrom(['76'], ['11', '53']),
    activityCategories: fc.constant(['EQUIPMENT_SUBSYSTEMS']),
    demonstration: fc.boolean(),
    itarFree: fc.constant(true),
    near: fc
      .constantFrom(50, 150, 800)
      .map((radiusKm) => ({ latitude: 43.6, longitude: 1.44, radiusKm })),
  },
  { requiredKeys: [] },
);

const NEAR = `query ($near: NearInput!) {
  search(filter: { kinds: [FIRM], near: $near }, first: 100) {
    hits { distanceKm node { ... on Firm { id } } }
  }
}`;
interface Near {
  readonly search: {
    readonly hits: readonly {
      readonly distanceKm: number;
      readonly node: { readonly id: string };
    }[];
  };
}
const WHOLE_EARTH_KM = 20_000;

interface Area {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
  readonly radiusKm: number;
}

const circles = ({ south, north, west, east, radiusKm }: Area) =>
  fc.record({
    latitude: fc.double({ min: south, max: north, noNaN: true }),
    longitude: fc.double({ min: west, max: east, noNaN: true }),
    radiusKm: fc.double({ min: 0.1, max: radiusKm, noNaN: true }),
  });

/** Of firms with one place and with two: some around Toulouse, some from the date line to the pole. */
const PLACES = `
  with firms as (
    select id, row_number() over (order by id) as n from catalogue.firm where demonstration
  ), placed as (
    insert into catalogue.establishment (id, firm_id, ordinal, country_code, commune_code, city)
    select 'est-near-' || n || '-' || place, id, 100 + place, 'FR', '31555', 'Toulouse'
    from firms
    cross join generate_series(0, (n % 2)::integer) as place
    returning id, firm_id
  )
  insert into catalogue.announced_place (establishment_id, latitude, longitude, announced_at)
  select
    id,
    case when hashtext(firm_id) % 2 = 0 then 42 else -90 end
      + abs(hashtext(id)) % 1801 / case when hashtext(firm_id) % 2 = 0 then 600.0 else 10.0 end,
    case when hashtext(firm_id) % 2 = 0 then 0 else -180 end
      + abs(hashtext(id || 'x')) % 3600 / case when hashtext(firm_id) % 2 = 0 then 1200.0 else 10.0 end,
    now()
  from placed
`;

describe('search', () => {
  let catalogue: CatalogueFixture;

  beforeAll(async () => {
    catalogue = await startCatalogue();
    await catalogue.dataSource.query(PLACES);
    await refreshDocuments(catalogue.dataSource, null, '2026-11-22' as IsoDate);
  });
  afterAll(() => catalogue.close());

  const ask = async (variables: object): Promise<Answer['search']> =>
    (await catalogue.ask<Answer>(SEARCH, { ...variables })).search;
  const idsOf = async (text: string, filter: object = {}): Promise<string[]> =>
    (await ask({ text, filter, first: 100 })).hits.map(({ node }) => node.id);

  it.each([
    ['a French term', 'roue à réaction', 'prd-comat-reaction-wheels'],
    ['its English counterpart', 'reaction wheels', 'prd-comat-reaction-wheels'],
    ['a synonym', 'volant d’inertie', 'prd-comat-reaction-wheels'],
    ['an abbreviation', 'obc', 'prd-demo-obc-dbc-1'],
    ['a name without its hyphen', 'pps1350g', 'prd-safran-pps1350-g'],
    ['a misspelt word', 'viseur d’etolies', 'prd-sodern-horus'],
    ['the beginning of a word', 'lanc', 'firm-arianegroup'],
    ['a former name', 'Sofradir', 'firm-lynred'],
    ['a SIREN', '999000045', 'firm-demo-batteries-autan'],
  ])('finds by %s', async (_, text, expected) => {
    expect(await idsOf(text)).toContain(expected);
  });

  it('finds what buyers expect: 95 of 100 among the first ten results of judged queries', async () => {
    const judged = JSON.parse(readFileSync(JUDGED_QUERIES, 'utf8')) as JudgedQuery[];
    expect(judged.length).toBeGreaterThanOrEqual(120);
    let recall = 0;
    for (const { text, relevant } of judged) {
      const { hits } = await ask({ text, first: 10, filter: { demonstration: false } });
      const found = new Set(hits.map(({ node }) => node.id));
      recall += relevant.filter((id) => found.has(id)).length / Math.min(10, relevant.length);
    }
    expect(recall / judged.length).toBeGreaterThanOrEqual(0.95);
  });

  it('puts a firm before its products when its name is asked for', async () => {
    expect((await idsOf('Sodern'))[0]).toBe('firm-sodern');
  });

  it('shows what it corrected, what it ignored and where the words are, in text that is safe', async () => {
    const { search } = await catalogue.ask<{
      search: { wordsRead: object; hits: { kind: string; highlights: object[] }[] };
    }>(`{
      search(text: "antnene TT&C qqqq", first: 1, locale: FR) {
        wordsRead { corrections { from to } ignored anyWord }
        hits { kind highlights { text html marks { start end } } }
      }
    }`);
    expect(search.wordsRead).toEqual({
      corrections: [{ from: 'antnene', to: 'antenne' }],
      ignored: ['qqqq'],
      anyWord: false,
    });
    expect(search.hits[0]?.highlights[0]).toEqual({
      text: 'Antenne TT&C en bande S',
      html: '<mark>Antenne</mark> <mark>TT</mark>&amp;<mark>C</mark> en bande S',
      marks: [
        { start: 0, end: 7 },
        { start: 8, end: 10 },
        { start: 11, end: 12 },
      ],
    });
  });

  it('finds nothing, and not everything, by words that the catalogue does not have', async () => {
    expect(await ask({ text: 'qqqq', facets: ['KIND'] })).toMatchObject({
      totalCount: 0,
      hits: [],
      facets: [{ field: 'KIND', buckets: [] }],
    });
  });

  it('invariant 36: counts every facet as the same search with that value would', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyText,
        anyFilter,
        fc.constantFrom(...FIELDS),
        async (text, filter, field) => {
          const { facets } = await ask({ text, filter, facets: [field], first: 1 });
          const buckets = facets[0]?.buckets ?? [];
          for (const { value, count } of [buckets[0], buckets.at(-1)].filter(
            (it) => it !== undefined,
          )) {
            const { smeOnly: _, ...others } = filter;
            const kept = field === 'SME_CATEGORY' ? others : filter;
            const narrowed = { ...kept, ...CONDITION_OF[field](value) };
            expect((await ask({ text, filter: narrowed, first: 1 })).totalCount).toBe(count);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('counts all facets at once as documents bear them', async () => {
    const facets = [...FIELDS, 'TRL', 'LABEL_STATUS'];
    const borne: { field: string; value: string; count: string }[] =
      await catalogue.dataSource.query(`
        select split_part(token, ':', 1) as field, substr(token, strpos(token, ':') + 1) as value, count(*) as count
        from catalogue.search_document
        cross join unnest(facets) as token
        group by token
      `);
    const counted = (await ask({ facets, first: 1 })).facets.flatMap(({ field, buckets }) =>
      buckets.map(({ value, count }) => `${field}:${value} ${count}`),
    );
    expect(counted.toSorted()).toEqual(
      borne
        .filter(({ field }) => facets.includes(field))
        .map(({ field, value, count }) => `${field}:${value} ${count}`)
        .toSorted(),
    );
  });

  it('finds exactly what the distances say, whether a firm has one place or several', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          circles({ south: -90, north: 90, west: -180, east: 180, radiusKm: WHOLE_EARTH_KM }),
          circles({ south: 42, north: 45, west: 0, east: 3, radiusKm: 200 }),
        ),
        async (circle) => {
          const within = async (radiusKm: number): Promise<Near['search']['hits']> =>
            (await catalogue.ask<Near>(NEAR, { near: { ...circle, radiusKm } })).search.hits;
          const everywhere = await within(WHOLE_EARTH_KM);
          expect(await within(circle.radiusKm)).toEqual(
            everywhere.filter(({ distanceKm }) => distanceKm <= circle.radiusKm),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('gives the whole list by its pages, each result once, while others are added', async () => {
    let added = 0;
    await fc.assert(
      fc.asyncProperty(anyText, fc.integer({ min: 7, max: 60 }), async (text, first) => {
        const whole = await ask({ text, first: 100 });
        const expected = whole.hits.map(({ node }) => node.id);
        const seen: string[] = [];
        let after: string | null = null;
        do {
          const page: Answer['search'] = await ask({ text, first, after });
          seen.push(...page.hits.map(({ node }) => node.id));
          after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
          added += 1;
          await addFirm(added);
        } while (after !== null && seen.length < 100);
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen.filter((id) => expected.includes(id))).toEqual(
          expected.slice(0, seen.filter((id) => expected.includes(id)).length),
        );
      }),
      { numRuns: 8 },
    );
  });

  async function addFirm(number: number): Promise<void> {
    await catalogue.dataSource.query(
      `insert into catalogue.firm (id, legal_name, sort_name, demonstration, verified, version, updated_at)
       values ($1, $2, lower($2), true, false, 1, now())`,
      [`firm-added-${number}`, `Satellite propulsion ${number}`],
    );
    await refreshDocuments(catalogue.dataSource, [`firm-added-${number}`], '2026-11-22' as IsoDate);
  }

  it('sends as many statements for a hundred results as for one', async () => {
    const query = `query ($first: Int!) { search(text: "satellite", first: $first, facets: [REGION]) {
      totalCount facets { buckets { label } } hits { highlights { html } node { ... on Product { name } } }
    } }`;
    const count = async (first: number): Promise<number> => {
      catalogue.recorder.reset();
      await catalogue.ask(query, { first });
      return catalogue.recorder.statements().length;
    };
    expect(await count(100)).toBeLessThanOrEqual((await count(1)) + 1);
  });

  it.each([
    ['a text that is too long', { text: 'x'.repeat(201) }, 'text'],
    [
      'a radius below zero',
      { filter: { near: { latitude: 43, longitude: 1, radiusKm: -1 } } },
      'filter.near.radiusKm',
    ],
    ['an impossible TRL', { filter: { minTrl: 10 } }, 'filter.minTrl'],
    ['a page that is too large', { first: 101 }, 'first'],
    ['a forged cursor', { after: 'forged' }, 'after'],
  ])('refuses %s by the name of the argument', async (_, variables, argument) => {
    expect(await catalogue.refusal(SEARCH, variables)).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument,
    });
  });

  it('suggests names and terms of the product tree as one types', async () => {
    const { searchSuggestions } = await catalogue.ask<{ searchSuggestions: object[] }>(`{
      searchSuggestions(text: "viseur d'é", first: 3) { text category { code } node { __typename } }
    }`);
    expect(searchSuggestions[0]).toEqual({
      text: 'Viseur d’étoiles',
      category: { code: 'satellite/attitude/sensors/star-tracker' },
      node: null,
    });
  });
});
