import { encodeCursor, listOf } from '@apogee/shared/graphql';
import * as fc from 'fast-check';
import { readSampleData } from '../../sample-data/read-sample-data';
import { sortNameOf } from '../../sort-name';
import { type CatalogueFixture, startCatalogue } from '../../testing/catalogue-fixture';

interface Page {
  readonly firms: {
    readonly nodes: readonly { readonly id: string }[];
    readonly totalCount: number;
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly hasPreviousPage: boolean;
      readonly startCursor: string | null;
      readonly endCursor: string | null;
    };
  };
}

type Variables = Record<string, unknown>;

const FIRM = `
  id siren legalName tradeName formerNames website foundedOn demonstration verified version updatedAt
  summary activityCategories
  profile { summary(locale: EN) activityCategories }
  smeStatus { category linkage headcountAwu accountingYears declaredOn }
  establishments { id } headquarters { id } mainEstablishment { id }
  sources { id code title url quality licence }
`;

const PAGE = `query ($first: Int!, $after: String, $filter: FirmFilter, $orderBy: FirmOrder!) {
  firms(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    nodes { id } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

const { firms } = readSampleData().data;

function inOrder(order: 'NAME' | 'UPDATED_AT', chosen = firms): string[] {
  const keyed = chosen.map(({ id, legalName, updatedAt }) => ({
    id,
    key: order === 'NAME' ? `${sortNameOf(legalName)}\0${id}` : `${updatedAt}\0${id}`,
  }));
  const ascending = keyed.toSorted((a, b) =>
    Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)),
  );
  return (order === 'NAME' ? ascending : ascending.toReversed()).map(({ id }) => id);
}

describe('firms', () => {
  let catalogue: CatalogueFixture;

  beforeAll(async () => {
    catalogue = await startCatalogue();
  });
  afterAll(() => catalogue.close());

  async function idsOf(filter: Variables): Promise<string[]> {
    const { firms: found } = await catalogue.ask<Page>(PAGE, {
      first: 100,
      filter,
      orderBy: 'NAME',
    });
    return found.nodes.map(({ id }) => id);
  }

  async function count(filter: Variables): Promise<number> {
    const { firms: found } = await catalogue.ask<Page>(PAGE, { first: 1, filter, orderBy: 'NAME' });
    return found.totalCount;
  }

  async function walk(first: number, given: Variables): Promise<string[]> {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const page: Page = await catalogue.ask<Page>(PAGE, { ...given, first, after });
      ids.push(...page.firms.nodes.map(({ id }) => id));
      after = page.firms.pageInfo.hasNextPage ? page.firms.pageInfo.endCursor : null;
    } while (after !== null);
    return ids;
  }

  describe('one firm', () => {
    it('tells all that is known of a real firm, and nothing more', async () => {
      const { firm } = await catalogue.ask<{ firm: object }>(
        `{ firm(id: "firm-nanoxplore") { ${FIRM} } }`,
      );
      expect(firm).toEqual({
        id: 'firm-nanoxplore',
        siren: '794484808',
        legalName: 'NanoXplore',
        tradeName: null,
        formerNames: [],
        website: null,
        foundedOn: null,
        demonstration: false,
        verified: false,
        version: 1,
        updatedAt: '2026-11-22T00:00:00.000Z',
        summary: 'FPGA durcis pour le spatial.',
        activityCategories: ['EEE_PARTS_MATERIALS'],
        profile: {
          summary: 'Radiation-hardened FPGAs for space.',
          activityCategories: ['EEE_PARTS_MATERIALS'],
        },
        smeStatus: null,
        establishments: [{ id: 'est-nanoxplore' }],
        headquarters: null,
        mainEstablishment: { id: 'est-nanoxplore' },
        sources: ['821969 (OPERA)', '687220 (VEGAS)'].map((project) => ({
          id: `src-cordis-${project.slice(0, 6)}`,
          code: 'CORDIS',
          title: `CORDIS project ${project}`,
          url: `https://cordis.europa.eu/project/id/${project.slice(0, 6)}`,
          quality: 'OPEN_DATA_SET',
          licence: 'CC BY 4.0 (CORDIS)',
        })),
      });
    });

    it('tells the declared size of a firm that declared it', async () => {
      const { firm } = await catalogue.ask<{ firm: object }>(
        `{ firm(siren: "999000011") { ${FIRM} } }`,
      );
      expect(firm).toMatchObject({
        id: 'firm-demo-roues-inertielles',
        legalName: 'Démonstration Roues Inertielles SAS',
        foundedOn: '2011-04-04',
        demonstration: true,
        smeStatus: {
          category: 'SMALL',
          linkage: 'AUTONOMOUS',
          headcountAwu: 32.5,
          accountingYears: [2024, 2025],
          declaredOn: '2026-02-20',
        },
        headquarters: { id: 'est-demo-roues-inertielles' },
        sources: [{ id: 'src-demonstration', quality: 'DEMONSTRATION', url: null }],
      });
    });

    it('has no profile where the catalogue knows nothing of its activity', async () => {
      const { firm } = await catalogue.ask<{ firm: object }>(
        '{ firm(id: "firm-callisto") { profile { summary } summary activityCategories establishments { id } mainEstablishment { id } } }',
      );
      expect(firm).toEqual({
        profile: null,
        summary: null,
        activityCategories: [],
        establishments: [],
        mainEstablishment: null,
      });
    });

    it('answers in the other language where one is missing', async () => {
      await catalogue.dataSource.query(
        "update catalogue.contractor_profile set summary_en = null where firm_id = 'firm-thrustme'",
      );
      const { firm } = await catalogue.ask<{ firm: object }>(
        '{ firm(id: "firm-thrustme") { fr: summary en: summary(locale: EN) } }',
      );
      expect(firm).toEqual({
        fr: 'Propulsion électrique à l’iode.',
        en: 'Propulsion électrique à l’iode.',
      });
    });

    it.each([
      ['an unknown id', 'id: "firm-nobody"'],
      ['a possible SIREN that nobody has', 'siren: "732829320"'],
    ])('is null for %s', async (_, argument) => {
      expect(await catalogue.ask(`{ firm(${argument}) { id } }`)).toEqual({ firm: null });
    });

    it.each([
      ['a SIREN with a wrong check digit', '(siren: "794484809")', 'siren'],
      ['a SIREN of eight digits', '(siren: "79448480")', 'siren'],
      ['neither key', '', 'id'],
      ['both keys', '(id: "firm-sodern", siren: "794484808")', 'siren'],
      ['an empty id', '(id: "")', 'id'],
      ['an id with NUL', '(id: "a\\u0000")', 'id'],
    ])('is refused for %s', async (_, given, argument) => {
      expect(await catalogue.refusal(`{ firm${given} { id } }`)).toMatchObject({
        code: 'BAD_USER_INPUT',
        argument,
      });
    });
  });

  describe('the list', () => {
    it('is the whole catalogue in order, whatever the page size', async () => {
      const order = fc.constantFrom('NAME' as const, 'UPDATED_AT' as const);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 100 }), order, async (first, orderBy) => {
          expect(await walk(first, { orderBy })).toEqual(inOrder(orderBy));
        }),
        {
          numRuns: 12,
          examples: [
            [1, 'NAME'],
            [100, 'UPDATED_AT'],
          ],
        },
      );
    });

    it('counts the whole list, not the page', async () => {
      const page = await catalogue.ask<Page>(PAGE, { first: 3, orderBy: 'NAME' });
      expect(page.firms.totalCount).toBe(168);
      expect(page.firms.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    });

    it('goes on after a cursor although firms were added before it', async () => {
      const { firms: page } = await catalogue.ask<Page>(PAGE, { first: 5, orderBy: 'NAME' });
      await catalogue.dataSource.query(
        `insert into catalogue.firm (id, legal_name, sort_name, demonstration, verified, version, updated_at)
         values ('firm-aaa', 'Aaa', 'aaa', true, false, 1, now())`,
      );
      const after = page.pageInfo.endCursor;
      const { firms: next } = await catalogue.ask<Page>(PAGE, { first: 5, after, orderBy: 'NAME' });
      await catalogue.dataSource.query("delete from catalogue.firm where id = 'firm-aaa'");
      expect(next.nodes.map(({ id }) => id)).toEqual(inOrder('NAME').slice(5, 10));
      expect(next.pageInfo.hasPreviousPage).toBe(true);
    });

    it('is empty, without cursors, where nothing matches', async () => {
      const filter = { text: 'nobody is called so' };
      const { firms: found } = await catalogue.ask<Page>(PAGE, {
        first: 5,
        filter,
        orderBy: 'NAME',
      });
      expect(found).toEqual({
        nodes: [],
        totalCount: 0,
        pageInfo: {
          hasNextPage: false,
          hasPreviousPage: false,
          startCursor: null,
          endCursor: null,
        },
      });
    });

    it.each([
      [
        'activity',
        { activityCategories: ['BALLOONS_HIGH_ALTITUDE'] },
        ['firm-demo-ballons-ajaccio'],
      ],
      [
        'size',
        { smeCategories: ['LARGE'] },
        ['firm-demo-groupe-spatial', 'firm-demo-lanceurs-seine'],
      ],
      ['commune', { communeCodes: ['2A004'] }, ['firm-demo-ballons-ajaccio']],
      ['name without accents', { text: 'KINEIS' }, ['firm-kineis']],
      ['former name', { text: 'share my space' }, ['firm-aldoria']],
      ['trade name', { text: 'cls' }, ['firm-cls']],
    ])('can be narrowed by %s', async (_, filter, expected) => {
      expect(await idsOf(filter)).toEqual(expected);
    });

    it('takes départements overseas and in Corsica by their own codes', async () => {
      const guyane = [
        'firm-cnes',
        'firm-demo-meteo-cayenne',
        'firm-demo-base-kourou',
        'firm-europropulsion',
      ];
      expect(await idsOf({ departementCodes: ['973'] })).toEqual(guyane);
      expect(await idsOf({ departementCodes: ['2A', '2B'] })).toEqual([
        'firm-demo-ballons-ajaccio',
        'firm-demo-surveillance-bastia',
      ]);
    });

    it('divides by profile and by demonstration without losing a firm', async () => {
      expect([await count({ hasProfile: true }), await count({ hasProfile: false })]).toEqual([
        123, 45,
      ]);
      expect([await count({ demonstration: true }), await count({ demonstration: false })]).toEqual(
        [50, 118],
      );
    });

    const foreign = Buffer.from('["items","a","b"]').toString('base64url');
    const everyFirm = {
      activityCategories: null,
      smeCategories: null,
      communeCodes: null,
      departementCodes: null,
      hasProfile: null,
      demonstration: null,
      text: null,
    };
    const impossible = encodeCursor(listOf('firms', { order: 'UPDATED_AT', ...everyFirm }), [
      'yesterday',
      'b',
    ]);

    it.each([
      ['order', '{ firms(first: 1) { pageInfo { endCursor } } }', 'orderBy: UPDATED_AT'],
      [
        'filter',
        '{ firms(first: 1, filter: { demonstration: false }) { pageInfo { endCursor } } }',
        'filter: { demonstration: true }',
      ],
    ])('refuses a cursor of another %s', async (_, from, asked) => {
      const { firms } = await catalogue.ask<Page>(from);
      const query = `{ firms(${asked}, after: "${firms.pageInfo.endCursor}") { nodes { id } } }`;
      expect(await catalogue.refusal(query)).toMatchObject({
        code: 'BAD_USER_INPUT',
        argument: 'after',
      });
    });

    it.each([
      ['no item', 'first: 0', 'first'],
      ['101 items', 'first: 101', 'first'],
      ['a cursor of another list', `after: "${foreign}"`, 'after'],
      ['a text that is no cursor', 'after: "abc"', 'after'],
      ['a forged instant', `orderBy: UPDATED_AT, after: "${impossible}"`, 'after'],
      ['an impossible commune', 'filter: { communeCodes: ["99999"] }', 'filter.communeCodes'],
      [
        'an impossible département',
        'filter: { departementCodes: ["20"] }',
        'filter.departementCodes',
      ],
      ['no size', 'filter: { smeCategories: [] }', 'filter.smeCategories'],
      ['no commune', 'filter: { communeCodes: [] }', 'filter.communeCodes'],
      ['an empty text', 'filter: { text: "" }', 'filter.text'],
    ])('is refused for %s', async (_, given, argument) => {
      expect(await catalogue.refusal(`{ firms(${given}) { totalCount } }`)).toMatchObject({
        code: 'BAD_USER_INPUT',
        argument,
      });
    });
  });
});
