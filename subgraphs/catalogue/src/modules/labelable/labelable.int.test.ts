import * as fc from 'fast-check';
import { readSampleData } from '../../sample-data/read-sample-data';
import { sortNameOf } from '../../sort-name';
import { type CatalogueFixture, startCatalogue } from '../../testing/catalogue-fixture';

interface Page {
  readonly items: {
    readonly nodes: readonly { readonly id: string }[];
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

const ITEM = `
  __typename id kind name nameEn: name(locale: EN) description(locale: EN) version updatedAt
  firm { id } technologyDomains { vocabulary code label(locale: EN) version } sources { id }
`;
const HERITAGE = `
  status mission operator launched launchedOn orbit unitsFlown sameConfiguration
  detail(locale: EN) source { id }
`;
const TRL = 'level atLeast kind asOf note(locale: EN) source { id }';

const PAGE = `query ($first: Int!, $after: String, $filter: ItemFilter) {
  items(first: $first, after: $after, filter: $filter) {
    nodes { id } totalCount pageInfo { hasNextPage endCursor }
  }
}`;

const { items } = readSampleData().data;

function byName(): string[] {
  return items
    .map(({ id, name }) => ({ id, key: Buffer.from(`${sortNameOf(name.fr)}\0${id}`) }))
    .toSorted((a, b) => Buffer.compare(a.key, b.key))
    .map(({ id }) => id);
}

function figure(parameter: string, stated: object): object {
  return {
    parameter,
    value: null,
    min: null,
    max: null,
    text: null,
    condition: null,
    sourcePage: null,
    source: { id: 'src-demonstration' },
    ...stated,
  };
}

describe('items', () => {
  let catalogue: CatalogueFixture;

  beforeAll(async () => {
    catalogue = await startCatalogue();
  });
  afterAll(() => catalogue.close());

  async function idsOf(filter: object): Promise<string[]> {
    const page = await catalogue.ask<Page>(PAGE, { first: 100, filter });
    return page.items.nodes.map(({ id }) => id);
  }

  describe('one item', () => {
    it('is a product with its heritage and the TRL that a source states', async () => {
      const { product } = await catalogue.ask<{ product: object }>(
        `{ product(id: "prd-sodern-hydra") {
          ${ITEM} reference designIssue leadTimeMonths itarFree exportControl
          category { code } range { id } constituents { id } specifications { parameter }
          heritage { ${HERITAGE} } trlStatements { ${TRL} }
        } }`,
      );
      expect(product).toEqual({
        __typename: 'Product',
        id: 'prd-sodern-hydra',
        kind: 'PRODUCT',
        name: 'Viseur d’étoiles multi-têtes HYDRA',
        nameEn: 'HYDRA multi-head star tracker',
        description: 'Multi-head star tracker.',
        version: 1,
        updatedAt: '2026-11-22T00:00:00.000Z',
        firm: { id: 'firm-sodern' },
        technologyDomains: [
          {
            vocabulary: 'ESA_TECHNOLOGY_TREE',
            code: '5',
            label: 'Space System Control',
            version: 'web page',
          },
        ],
        sources: [{ id: 'src-esa-gnc-857' }],
        reference: null,
        designIssue: null,
        leadTimeMonths: null,
        itarFree: null,
        exportControl: [],
        category: { code: 'satellite/attitude/sensors/star-tracker' },
        range: null,
        constituents: [],
        specifications: [],
        heritage: [
          {
            status: 'IN_ORBIT',
            mission: 'SPOT 6',
            operator: null,
            launched: '2012-09-09',
            launchedOn: '2012-09-09',
            orbit: null,
            unitsFlown: null,
            sameConfiguration: null,
            detail: 'In orbit on SPOT 6.',
            source: { id: 'src-esa-gnc-857' },
          },
        ],
        trlStatements: [
          {
            level: 9,
            atLeast: false,
            kind: 'STATED',
            asOf: '2014',
            note: 'The source states TRL 9 after the launch on SPOT 6.',
            source: { id: 'src-esa-gnc-857' },
          },
        ],
      });
    });

    it('is a demonstration product with typed specifications, in its range', async () => {
      const { product } = await catalogue.ask<{ product: object }>(
        `{ product(id: "prd-demo-wheel-drw-100") {
          reference designIssue leadTimeMonths itarFree exportControl range { id kind }
          specifications { parameter value min max text unit condition sourcePage source { id } }
        } }`,
      );
      expect(product).toEqual({
        reference: 'DRW-100',
        designIssue: 'B1',
        leadTimeMonths: 6,
        itarFree: true,
        exportControl: ['NONE_DECLARED'],
        range: { id: 'rng-demo-roues-rw', kind: 'PRODUCT_RANGE' },
        specifications: [
          figure('momentum', { value: 100, unit: 'mN.m.s', condition: '6000 rpm' }),
          figure('torque', { value: 8, unit: 'mN.m' }),
          figure('mass', { value: 320, unit: 'g' }),
          figure('power', { value: 1.6, unit: 'W', condition: '2000 rpm' }),
          figure('tid', { value: 20, unit: 'krad' }),
          figure('lifetime', { value: 5, unit: 'year' }),
          figure('operatingTemperature', { min: -20, max: 60, unit: '°C' }),
        ],
      });
    });

    it('is a composite with its constituents in order', async () => {
      const { product } = await catalogue.ask<{ product: object }>(
        '{ product(id: "prd-demo-platform-dnp-12") { constituents { id firm { id } } } }',
      );
      expect(product).toEqual({
        constituents: [
          { id: 'prd-demo-wheel-drw-20', firm: { id: 'firm-demo-roues-inertielles' } },
          { id: 'prd-demo-tracker-dst-n', firm: { id: 'firm-demo-viseurs-pyrenees' } },
          { id: 'prd-demo-obc-dbc-1', firm: { id: 'firm-demo-calculateurs-garonne' } },
          { id: 'prd-demo-battery-dlb-40', firm: { id: 'firm-demo-batteries-autan' } },
        ],
      });
    });

    it('is a product range with its members', async () => {
      const { productRange } = await catalogue.ask<{ productRange: object }>(
        `{ productRange(id: "rng-demo-ballons-dba") {
          ${ITEM} category { code } products { id } heritage { ${HERITAGE} } trlStatements { ${TRL} }
        } }`,
      );
      expect(productRange).toMatchObject({
        __typename: 'ProductRange',
        kind: 'PRODUCT_RANGE',
        category: { code: 'balloon/flight-chain/equipment/gondola' },
        products: [{ id: 'prd-demo-gondola-dba-50' }, { id: 'prd-demo-gondola-dba-500' }],
        heritage: [],
        trlStatements: [],
      });
    });

    it('is an engineering activity with its disciplines and references', async () => {
      const { engineeringActivity } = await catalogue.ask<{ engineeringActivity: object }>(
        `{ engineeringActivity(id: "act-demo-logiciel-de-vol") {
          ${ITEM} disciplines { vocabulary code label } references { mission operator launched }
        } }`,
      );
      expect(engineeringActivity).toMatchObject({
        __typename: 'EngineeringActivity',
        kind: 'ENGINEERING_ACTIVITY',
        technologyDomains: [{ code: '2' }],
        disciplines: [
          { vocabulary: 'ECSS_DISCIPLINE', code: 'E-40', label: 'Logiciel' },
          { vocabulary: 'ECSS_DISCIPLINE', code: 'Q-80', label: 'Assurance produit logiciel' },
        ],
        references: [
          { mission: 'DEMO-OBS', operator: 'Agence de démonstration', launched: '2022-11-14' },
          { mission: 'DEMO-CUBE 1', operator: 'Agence de démonstration', launched: '2021-06-30' },
        ],
      });
    });

    it.each([
      ['prd-sodern-hydra', 'Product'],
      ['rng-cilas-thin-film-coatings', 'ProductRange'],
      ['act-demo-logiciel-de-vol', 'EngineeringActivity'],
    ])('%s is a labelable %s', async (id, __typename) => {
      expect(await catalogue.ask(`{ labelable(id: "${id}") { __typename id } }`)).toEqual({
        labelable: { __typename, id },
      });
    });

    it.each([
      'labelable(id: "prd-nothing")',
      'product(id: "rng-cilas-thin-film-coatings")',
      'productRange(id: "prd-sodern-hydra")',
      'engineeringActivity(id: "prd-sodern-hydra")',
    ])('is null for %s', async (field) => {
      const answer = await catalogue.ask<object>(`{ ${field} { id } }`);
      expect(Object.values(answer)).toEqual([null]);
    });
  });

  describe('the list', () => {
    it('is every item by name, whatever the page size', async () => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 100 }), async (first) => {
          const ids: string[] = [];
          let after: string | null = null;
          do {
            const page: Page = await catalogue.ask<Page>(PAGE, { first, after });
            ids.push(...page.items.nodes.map(({ id }) => id));
            after = page.items.pageInfo.hasNextPage ? page.items.pageInfo.endCursor : null;
          } while (after !== null);
          expect(ids).toEqual(byName());
        }),
        { numRuns: 8, examples: [[1], [100]] },
      );
    });

    it('can be narrowed to everything below a term of the product tree', async () => {
      const expected = items
        .filter(
          (item) => item.kind === 'PRODUCT' && item.category.startsWith('satellite/attitude/'),
        )
        .map(({ id }) => id);
      const filter = { kinds: ['PRODUCT'], productCategories: ['satellite/attitude'] };
      expect((await idsOf(filter)).toSorted()).toEqual(expected.toSorted());
    });

    it('does not take a term for the one whose name it begins', async () => {
      expect(await idsOf({ productCategories: ['satellite/att'] })).toEqual([]);
    });

    it.each([
      [
        'discipline',
        { disciplines: ['U-10'] },
        ['act-demo-anticollision', 'act-demo-plan-desorbitation'],
      ],
      ['technology domain', { technologyDomains: ['14'] }, ['act-demo-experiences-biologie']],
      ['reference', { text: 'drw-400' }, ['prd-demo-wheel-drw-400', 'prd-demo-wheel-drw-4000']],
      [
        'English name without case',
        { text: 'RAD-HARD', demonstration: false },
        ['prd-nanoxplore-ng-large', 'prd-nanoxplore-ng-medium', 'prd-nanoxplore-ng-ultra'],
      ],
    ])('can be narrowed by %s', async (_, filter, expected) => {
      expect(await idsOf(filter)).toEqual(expected);
    });

    it('of one firm has pages and a count of its own', async () => {
      const query = `query ($after: String) {
        firm(id: "firm-sodern") {
          items(kind: PRODUCT, first: 4, after: $after) {
            totalCount nodes { id } pageInfo { hasNextPage endCursor }
          }
        }
      }`;
      const first = await catalogue.ask<{ firm: Page }>(query);
      const after = first.firm.items.pageInfo.endCursor;
      const second = await catalogue.ask<{ firm: Page }>(query, { after });
      const pages = [first, second].map(({ firm }) => firm.items);
      const expected = byName().filter((id) => id.startsWith('prd-sodern-'));
      expect(pages.map(({ totalCount }) => totalCount)).toEqual([6, 6]);
      expect(pages.flatMap(({ nodes }) => nodes.map(({ id }) => id))).toEqual(expected);
    });

    it('refuses a cursor of another firm, kind or filter', async () => {
      const endOf = async (items: string): Promise<string | null> => {
        const { firm } = await catalogue.ask<{ firm: Page }>(
          `{ firm(id: "firm-sodern") { items(${items}) { pageInfo { endCursor } } } }`,
        );
        return firm.items.pageInfo.endCursor;
      };
      const after = `after: "${await endOf('first: 2')}"`;
      const refused = { code: 'BAD_USER_INPUT', argument: 'after' };
      for (const query of [
        `{ firm(id: "firm-comat") { items(${after}) { totalCount } } }`,
        `{ firm(id: "firm-sodern") { items(kind: PRODUCT, ${after}) { totalCount } } }`,
        `{ items(${after}) { totalCount } }`,
      ]) {
        expect(await catalogue.refusal(query)).toMatchObject(refused);
      }
      const { items } = await catalogue.ask<Page>(PAGE, {
        first: 1,
        filter: { kinds: ['PRODUCT'] },
      });
      const other = `filter: { kinds: [PRODUCT_RANGE] }, after: "${items.pageInfo.endCursor}"`;
      expect(await catalogue.refusal(`{ items(${other}) { totalCount } }`)).toMatchObject(refused);
    });

    const foreign = Buffer.from('["items","a","b"]').toString('base64url');

    it.each([
      ['no item', 'items(first: 0)', 'first'],
      ['101 items', 'items(first: 101)', 'first'],
      ['a text that is no cursor', 'items(after: "abc")', 'after'],
      ['no kind', 'items(filter: { kinds: [] })', 'filter.kinds'],
      ['no code', 'items(filter: { disciplines: [] })', 'filter.disciplines'],
      ['an empty code', 'items(filter: { technologyDomains: [""] })', 'filter.technologyDomains'],
      [
        'a cursor of the other list',
        `firm(id: "firm-sodern") { items(after: "${foreign}") { totalCount } }`,
        'after',
      ],
    ])('is refused for %s', async (_, field, argument) => {
      const query = field.endsWith('}') ? `{ ${field} }` : `{ ${field} { totalCount } }`;
      expect(await catalogue.refusal(query)).toMatchObject({ code: 'BAD_USER_INPUT', argument });
    });
  });
});
