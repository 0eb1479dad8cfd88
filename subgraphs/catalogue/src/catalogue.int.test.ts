import { fixedClock } from '@apogee/shared/clock';
import { BATCHING_SLACK } from '@apogee/shared/testing';
import { loadSampleData } from './sample-data';
import { type CatalogueFixture, startCatalogue } from './testing/catalogue-fixture';

const clock = fixedClock('2026-11-22T12:00:00Z');
const ENTITIES = `query ($of: [_Any!]!) {
  _entities(representations: $of) {
    __typename
    ... on Firm { id siren }
    ... on Establishment { id siret }
    ... on Labelable { id kind firm { id } }
    ... on Product { reference }
    ... on TaxonomyTerm { vocabulary code label(locale: EN) }
  }
}`;

/** Everything a client can nest below a firm, several levels deep. */
const DEEP = `query ($first: Int!) {
  firms(first: $first, orderBy: UPDATED_AT) {
    totalCount
    nodes {
      id summary profile { activityCategories } smeStatus { category } sources { title }
      establishments { id firm { id } } headquarters { id } mainEstablishment { siret }
      items(first: 50) {
        totalCount
        nodes {
          name firm { legalName } sources { title }
          technologyDomains { label parent { code } closeMatches { label source { title } } }
          ... on Product {
            category { label parent { label children { code } } } range { id }
            constituents { id } specifications { parameter source { title } }
            heritage { detail source { title } } trlStatements { level source { title } }
          }
          ... on ProductRange { products { id } heritage { mission } trlStatements { level } }
          ... on EngineeringActivity { disciplines { label } references { mission } }
        }
      }
      products: items(kind: PRODUCT, first: 5) { totalCount nodes { id } }
    }
  }
}`;

/** Real and fictitious, with and without known sites, with items of all kinds, ranges and composites. */
const TEN_OF_EVERY_SORT = [
  'firm-aldoria',
  'firm-cilas',
  'firm-demo-calculateurs-garonne',
  'firm-demo-mission-montpellier',
  'firm-demo-plateformes-canal',
  'firm-demo-roues-inertielles',
  'firm-erems',
  'firm-oledcomm',
  'firm-saft',
  'firm-thrustme',
];

function cell(productId: string, stated: object): object {
  return {
    productId,
    value: null,
    min: null,
    max: null,
    text: null,
    condition: null,
    missing: false,
    best: false,
    source: { id: 'src-demonstration' },
    ...stated,
  };
}

describe('the catalogue', () => {
  let catalogue: CatalogueFixture;

  beforeAll(async () => {
    catalogue = await startCatalogue();
  });
  afterAll(() => catalogue.close());

  async function statementsFor(first: number): Promise<number> {
    catalogue.recorder.reset();
    await catalogue.ask(DEEP, { first });
    return catalogue.recorder.statements().length;
  }

  async function firmCount(): Promise<unknown> {
    const rows: unknown = await catalogue.dataSource.query(
      `select
        (select count(*) from catalogue.firm) as firms,
        (select count(*) from catalogue.item) as items`,
    );
    return rows;
  }

  describe('answers references of other subgraphs', () => {
    const hydra = { id: 'prd-sodern-hydra', kind: 'PRODUCT', firm: { id: 'firm-sodern' } };
    const wheels = { id: 'firm-demo-roues-inertielles', siren: '999000011' };
    const site = { id: 'est-demo-roues-inertielles', siret: '99900001100018' };

    it.each([
      [
        { __typename: 'Firm', id: wheels.id },
        { __typename: 'Firm', ...wheels },
      ],
      [
        { __typename: 'Firm', siren: wheels.siren },
        { __typename: 'Firm', ...wheels },
      ],
      [
        { __typename: 'Establishment', id: site.id },
        { __typename: 'Establishment', ...site },
      ],
      [
        { __typename: 'Establishment', siret: site.siret },
        { __typename: 'Establishment', ...site },
      ],
      [
        { __typename: 'Labelable', id: hydra.id },
        { __typename: 'Product', reference: null, ...hydra },
      ],
      [
        { __typename: 'Product', id: hydra.id },
        { __typename: 'Product', reference: null, ...hydra },
      ],
      [
        { __typename: 'Labelable', id: 'rng-cilas-thin-film-coatings' },
        {
          __typename: 'ProductRange',
          id: 'rng-cilas-thin-film-coatings',
          kind: 'PRODUCT_RANGE',
          firm: { id: 'firm-cilas' },
        },
      ],
      [
        { __typename: 'EngineeringActivity', id: 'act-demo-anticollision' },
        {
          __typename: 'EngineeringActivity',
          id: 'act-demo-anticollision',
          kind: 'ENGINEERING_ACTIVITY',
          firm: { id: 'firm-demo-surveillance-bastia' },
        },
      ],
      [
        { __typename: 'TaxonomyTerm', vocabulary: 'ESA_TECHNOLOGY_TREE', code: '19' },
        {
          __typename: 'TaxonomyTerm',
          vocabulary: 'ESA_TECHNOLOGY_TREE',
          code: '19',
          label: 'Propulsion',
        },
      ],
    ])('to %j', async (reference, expected) => {
      expect(await catalogue.ask(ENTITIES, { of: [reference] })).toEqual({ _entities: [expected] });
    });

    it('with null where there is no such thing, or one of another kind', async () => {
      const of = [
        { __typename: 'Firm', id: 'firm-nobody' },
        { __typename: 'Establishment', siret: '73282932000074' },
        { __typename: 'Labelable', id: 'prd-nothing' },
        { __typename: 'Product', id: 'rng-cilas-thin-film-coatings' },
        { __typename: 'TaxonomyTerm', vocabulary: 'PRODUCT_TREE', code: 'nothing' },
      ];
      expect(await catalogue.ask(ENTITIES, { of })).toEqual({
        _entities: [null, null, null, null, null],
      });
    });

    it('in one statement, however many there are', async () => {
      const { firms } = await catalogue.ask<{ firms: { nodes: { id: string }[] } }>(
        '{ firms(first: 100) { nodes { id } } }',
      );
      catalogue.recorder.reset();
      await catalogue.ask(ENTITIES, {
        of: firms.nodes.map(({ id }) => ({ __typename: 'Firm', id })),
      });
      expect(catalogue.recorder.statements()).toHaveLength(1);
    });
  });

  it('issues no more statements for more firms', async () => {
    // Ten firms of every sort come first, so that both lists need every statement.
    await catalogue.dataSource.query(
      "update catalogue.firm set updated_at = '2026-12-01T00:00:00Z' where id = any($1)",
      [TEN_OF_EVERY_SORT],
    );
    const [ten, hundred] = [await statementsFor(10), await statementsFor(100)];
    process.stdout.write(`SQL statements: ${ten} for 10 firms, ${hundred} for 100 firms\n`);
    expect(hundred).toBeLessThanOrEqual(ten + BATCHING_SLACK);
  });

  it('counts a list only when asked to', async () => {
    catalogue.recorder.reset();
    await catalogue.ask('{ firms { nodes { id } } }');
    expect(catalogue.recorder.statements().filter((sql) => sql.includes('count('))).toEqual([]);
  });

  describe('taxonomies', () => {
    it('are read level by level, in the order of the vocabulary', async () => {
      const answer = await catalogue.ask<{ top: { code: string }[]; below: object[] }>(
        `{
          top: taxonomyTerms(vocabulary: ESA_TECHNOLOGY_TREE) { code }
          below: taxonomyTerms(vocabulary: PRODUCT_TREE, parent: "satellite/attitude/actuators") {
            code label parent { code } children { code }
          }
        }`,
      );
      const parent = { code: 'satellite/attitude/actuators' };
      expect(answer.top.map(({ code }) => Number(code))).toEqual(
        Array.from({ length: 25 }, (_, index) => index + 1),
      );
      expect(answer.below).toEqual([
        {
          code: 'satellite/attitude/actuators/reaction-wheel',
          label: 'Roue à réaction',
          parent,
          children: [],
        },
        {
          code: 'satellite/attitude/actuators/magnetorquer',
          label: 'Magnéto-coupleur',
          parent,
          children: [],
        },
      ]);
    });

    it('say where a term comes from and what it nearly means elsewhere, in both directions', async () => {
      const answer = await catalogue.ask(
        `{
          esa: taxonomyTerm(vocabulary: ESA_TECHNOLOGY_TREE, code: "19") {
            version label label_en: label(locale: EN) source { id } closeMatches { vocabulary code }
          }
          nasa: taxonomyTerm(vocabulary: NASA_TX_2020, code: "TX01") { closeMatches { vocabulary code } }
          deep: taxonomyTerm(vocabulary: PRODUCT_TREE, code: "satellite/attitude/sensors") { level ancestors { code level } }
          unknown: taxonomyTerm(vocabulary: NASA_TX_2020, code: "TX99") { code }
          none: taxonomyTerms(vocabulary: PRODUCT_TREE, parent: "no such term") { code }
        }`,
      );
      expect(answer).toEqual({
        esa: {
          version: 'copy of names',
          label: 'Propulsion',
          label_en: 'Propulsion',
          source: { id: 'src-esa-technology-tree-names' },
          closeMatches: [
            { vocabulary: 'NASA_TX_2020', code: 'TX01' },
            { vocabulary: 'PRODUCT_TREE', code: 'satellite/propulsion' },
          ],
        },
        nasa: { closeMatches: [{ vocabulary: 'ESA_TECHNOLOGY_TREE', code: '19' }] },
        deep: {
          level: 3,
          ancestors: [
            { code: 'satellite', level: 1 },
            { code: 'satellite/attitude', level: 2 },
          ],
        },
        unknown: null,
        none: [],
      });
    });
  });

  describe('comparison', () => {
    it('puts products side by side in one unit, with what is missing and what is best', async () => {
      const { compareProducts } = await catalogue.ask<{ compareProducts: object }>(
        `{ compareProducts(
          ids: ["prd-demo-wheel-drw-4000", "prd-nothing", "prd-demo-wheel-drw-100", "rng-demo-roues-rw"]
          parameters: ["mass", "tid"]
        ) {
          products { id } notFound
          rows { parameter unit better cells { productId value min max text condition missing best source { id } } }
        } }`,
      );
      expect(compareProducts).toEqual({
        products: [{ id: 'prd-demo-wheel-drw-4000' }, { id: 'prd-demo-wheel-drw-100' }],
        notFound: ['prd-nothing', 'rng-demo-roues-rw'],
        rows: [
          {
            parameter: 'mass',
            unit: 'kg',
            better: 'LOWER',
            cells: [
              cell('prd-demo-wheel-drw-4000', { value: 3.4 }),
              cell('prd-demo-wheel-drw-100', { value: 0.32, best: true }),
            ],
          },
          {
            parameter: 'tid',
            unit: 'krad',
            better: 'HIGHER',
            cells: [
              cell('prd-demo-wheel-drw-4000', { missing: true, source: null }),
              cell('prd-demo-wheel-drw-100', { value: 20 }),
            ],
          },
        ],
      });
    });

    it.each([
      ['no product', '[]'],
      ['more than twenty', JSON.stringify(Array.from({ length: 21 }, String))],
    ])('is refused for %s', async (_, ids) => {
      const query = `{ compareProducts(ids: ${ids}) { notFound } }`;
      expect(await catalogue.refusal(query)).toMatchObject({
        code: 'BAD_USER_INPUT',
        argument: 'ids',
      });
    });
  });

  describe('sample data', () => {
    it('is not loaded a second time', async () => {
      const lines: string[] = [];
      await catalogue.subgraph.loadSampleData((line) => lines.push(line));
      expect(lines).toEqual([]);
    });

    it('replaces an earlier version and leaves other rows alone', async () => {
      const { dataSource } = catalogue;
      await dataSource.query('delete from catalogue.sample_data_load');
      await dataSource.query(
        "update catalogue.firm set legal_name = 'Old name' where id = 'firm-sodern'",
      );
      await dataSource.query(
        `insert into catalogue.firm (id, legal_name, sort_name, demonstration, verified, version, updated_at)
         values ('firm-own', 'Own', 'own', false, false, 1, now())`,
      );
      await loadSampleData({ dataSource, clock }, () => undefined);
      const { firm } = await catalogue.ask<{ firm: object }>(
        '{ firm(id: "firm-sodern") { legalName } }',
      );
      expect(firm).toEqual({ legalName: 'Sodern' });
      expect(await firmCount()).toEqual([{ firms: 169, items: 162 }]);
      await dataSource.query("delete from catalogue.firm where id = 'firm-own'");
    });

    it('leaves the former state when loading fails half-way', async () => {
      const { dataSource } = catalogue;
      await dataSource.query("update catalogue.sample_data_load set content_hash = 'earlier'");
      await dataSource.query(
        'alter table catalogue.trl_statement add constraint break_the_load check (level < 9) not valid',
      );
      await expect(loadSampleData({ dataSource, clock }, () => undefined)).rejects.toThrow(
        'break_the_load',
      );
      await dataSource.query('alter table catalogue.trl_statement drop constraint break_the_load');
      expect(await firmCount()).toEqual([{ firms: 168, items: 162 }]);
      const rows: unknown = await dataSource.query(
        'select content_hash from catalogue.sample_data_load',
      );
      expect(rows).toEqual([{ content_hash: 'earlier' }]);
    });
  });

  it('is ready while its database answers', async () => {
    await expect(catalogue.subgraph.ready()).resolves.toBeUndefined();
  });
});
