import { sampleDatabase } from '@apogee/all-in-one/testing';
import type { TestDatabase } from '@apogee/shared/testing';
import { readExamples } from '../../harness/examples';
import { type Graph, startAllInOne } from '../../harness/graph';

interface Cost {
  readonly estimate: number;
  readonly actual: number;
  readonly budget: number;
}

const BUDGET = 50_000;

/** `mapClusters` gives as many as there are, and the schema says nothing of its length: it is taken for 10. */
const WITH_LIST_OF_UNKNOWN_LENGTH = 'Viewport';

describe('the cost of the worked examples', () => {
  let database: TestDatabase;
  let graph: Graph;

  beforeAll(async () => {
    database = await sampleDatabase();
    graph = await startAllInOne({ DATABASE_URL: database.url, COST_BUDGET: String(BUDGET) });
  });

  afterAll(async () => {
    await graph?.[Symbol.asyncDispose]();
    await database?.drop();
  });

  async function costOf(operation: object): Promise<Cost | undefined> {
    const response = await fetch(`${graph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'graphql-cost': 'report' },
      body: JSON.stringify(operation),
    });
    const { extensions } = (await response.json()) as { extensions?: { cost?: Cost } };
    return extensions?.cost;
  }

  it('is never over its estimate, and within the budget that is set', async () => {
    const examples = await readExamples();
    expect(examples.length).toBeGreaterThan(0);
    for (const { name, query, variables } of examples) {
      const cost = await costOf({ query, operationName: name, variables });
      const { actual = Number.NaN, estimate = 0, budget } = cost ?? {};
      expect(budget).toBe(BUDGET);
      const isWithin = actual <= estimate || name === WITH_LIST_OF_UNKNOWN_LENGTH;
      expect({ name, isWithin }).toEqual({ name, isWithin: true });
    }
  });

  it('counts what was returned', async () => {
    const query = '{ firms(first: 3) { nodes { id } } nobody: firm(siren: "000000000") { id } }';
    expect(await costOf({ query })).toEqual({ estimate: 5, actual: 4, budget: BUDGET });
  });

  it('is not counted of what was refused', async () => {
    const query =
      '{ firms(first: 100) { nodes { items(first: 100) { nodes { firm { items(first: 100) { nodes { id } } } } } } } }';
    expect(Object.keys((await costOf({ query })) ?? {})).toEqual(['estimate', 'budget']);
  });
});
