import { type CatalogueFixture, startCatalogue } from '../../testing/catalogue-fixture';

interface Answer {
  readonly matchRequirement: {
    readonly totalCount: number;
    readonly groups: readonly { readonly group: string; readonly count: number }[];
    readonly matches: readonly {
      readonly group: string;
      readonly score: number;
      readonly product: { readonly id: string };
      readonly checks: readonly object[];
    }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

const MATCH = `query ($requirement: ProductRequirementInput!, $first: Int = 20, $after: String) {
  matchRequirement(requirement: $requirement, first: $first, after: $after) {
    totalCount
    groups { group count }
    matches {
      group score
      product { id }
      checks { parameter verdict mandatory required actual basis source { id } }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

const WHEEL = {
  productCategory: 'satellite/attitude/actuators/reaction-wheel',
  excludeExportControl: ['ITAR'],
  constraints: [
    { parameter: 'momentum', op: 'GTE', value: 0.4, unit: 'N.m.s' },
    { parameter: 'mass', op: 'LTE', value: 1, unit: 'kg' },
    { parameter: 'tid', op: 'GTE', value: 20, unit: 'krad', mandatory: false },
  ],
};

describe('matching a requirement', () => {
  let catalogue: CatalogueFixture;

  beforeAll(async () => {
    catalogue = await startCatalogue();
  });
  afterAll(() => catalogue.close());

  const match = async (variables: object): Promise<Answer['matchRequirement']> =>
    (await catalogue.ask<Answer>(MATCH, { ...variables })).matchRequirement;

  it('groups reaction wheels by what their data sheets state, in whatever unit', async () => {
    const { matches, groups, totalCount } = await match({ requirement: WHEEL });
    const groupOf = (id: string): string | undefined =>
      matches.find(({ product }) => product.id === id)?.group;
    expect(groupOf('prd-demo-wheel-drw-400')).toBe('MEETS_ALL');
    expect(groupOf('prd-demo-wheel-drw-100')).toBe('FAILS_A_CONSTRAINT');
    // Its sources state neither momentum nor mass.
    expect(groupOf('prd-comat-reaction-wheels')).toBe('COULD_FIT_DATA_MISSING');
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(totalCount);
    expect(groups.map(({ group }) => group)).toEqual([
      'MEETS_ALL',
      'COULD_FIT_DATA_MISSING',
      'FAILS_A_CONSTRAINT',
    ]);
  });

  it('shows what is required and what is stated, with its source', async () => {
    const { matches } = await match({ requirement: WHEEL });
    const wheel = matches.find(({ product }) => product.id === 'prd-demo-wheel-drw-100');
    expect(wheel?.checks).toEqual([
      {
        parameter: 'exportControl',
        verdict: 'MET',
        mandatory: true,
        required: 'not ITAR',
        actual: 'NONE_DECLARED',
        basis: 'DECLARATION',
        source: { id: 'src-demonstration' },
      },
      {
        parameter: 'momentum',
        verdict: 'NOT_MET',
        mandatory: true,
        required: '≥ 0.4 N.m.s',
        actual: '0.1 N.m.s (6000 rpm)',
        basis: 'SPECIFICATION',
        source: { id: 'src-demonstration' },
      },
      {
        parameter: 'mass',
        verdict: 'MET',
        mandatory: true,
        required: '≤ 1 kg',
        actual: '0.32 kg',
        basis: 'SPECIFICATION',
        source: { id: 'src-demonstration' },
      },
      {
        parameter: 'tid',
        verdict: 'MET',
        mandatory: false,
        required: '≥ 20 krad',
        actual: '20 krad',
        basis: 'SPECIFICATION',
        source: { id: 'src-demonstration' },
      },
    ]);
  });

  it('gives the whole list by its pages', async () => {
    const whole = await match({ requirement: WHEEL, first: 100 });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Answer['matchRequirement'] = await match({ requirement: WHEEL, first: 3, after });
      seen.push(...page.matches.map(({ product }) => product.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(whole.matches.map(({ product }) => product.id));
  });

  it('looks for products by words, too, and finds none by words that nothing has', async () => {
    const constraints = [{ parameter: 'mass', op: 'LTE', value: 500, unit: 'g' }];
    const found = await match({ requirement: { text: 'star traker', constraints } });
    expect(found.matches.map(({ product }) => product.id)).toContain('prd-sodern-horus');
    expect(await match({ requirement: { text: 'qqqq', constraints } })).toMatchObject({
      totalCount: 0,
    });
  });

  it.each([
    ['a unit that nobody converts', { unit: 'stone' }, 'requirement.constraints.0.unit'],
    ['a bound without a figure', { value: null }, 'requirement.constraints.0.value'],
    ['a range with one end', { op: 'BETWEEN', values: [1] }, 'requirement.constraints.0.values'],
  ])('refuses %s by the name of the argument', async (_, changed, argument) => {
    const constraint = { parameter: 'mass', op: 'LTE', value: 1, unit: 'kg', ...changed };
    expect(
      await catalogue.refusal(MATCH, { requirement: { constraints: [constraint] } }),
    ).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });
});
