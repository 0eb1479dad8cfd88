import { BATCHING_SLACK } from '@apogee/shared/testing';
import { ask, send } from '../../harness/client';
import { type CountedGraph, startCountedGraph } from '../../harness/counted-graph';
import { readExamples } from '../../harness/examples';
import type { Graph } from '../../harness/graph';
import type { StatementCounter } from '../../harness/statement-counter';

interface Source {
  readonly title: string;
}
interface SourcedFirm {
  readonly legalName: string;
  readonly tradeName: string | null;
  readonly verified: boolean;
  readonly demonstration: boolean;
  readonly sources: readonly Source[];
}

async function counted<Result>(
  counter: StatementCounter,
  counts: number[],
  run: () => Promise<Result>,
): Promise<Result> {
  counter.take();
  const result = await run();
  counts.push(counter.take());
  return result;
}

/** From this firm on, ten firms in the order of names have every kind of item, label and assessment, as a hundred have. */
async function cursorBeforeEveryKindOfItem(url: string): Promise<string | undefined> {
  const { firms } = await ask<{
    firms: { edges: { cursor: string; node: { siren: string | null } }[] };
  }>(url, { query: '{ firms(first: 100) { edges { cursor node { siren } } } }' });
  const at = firms.edges.findIndex(({ node }) => node.siren === '999000011');
  return firms.edges[at - 1]?.cursor;
}

const wheel = (name: string, level: number, number: string): object => ({
  name,
  firm: { legalName: 'Démonstration Roues Inertielles SAS' },
  trl: { confirmed: level },
  currentLabel: { number },
});

describe('the graph', () => {
  let running: CountedGraph;
  let counter: StatementCounter;
  let graph: Graph;

  beforeAll(async () => {
    running = await startCountedGraph();
    ({ counter, graph } = running);
  });

  afterAll(() => running?.[Symbol.asyncDispose]());

  it('answers every worked example with data and without an error', async () => {
    for (const example of await readExamples()) {
      const { data, errors } = await send(graph.url, example);
      expect(errors).toBeUndefined();
      for (const [field, value] of Object.entries(data ?? {})) {
        expect([example.name, field, value]).not.toEqual([example.name, field, null]);
      }
    }
  });

  async function answerTo(name: string): Promise<Record<string, unknown>> {
    const example = (await readExamples()).find((one) => one.name === name);
    return ask(graph.url, example ?? { query: '' });
  }

  it('compares products with their levels and labels, which another subgraph knows, in one request', async () => {
    const { compareProducts } = await answerTo('Compare');
    expect(compareProducts).toMatchObject({
      products: [
        wheel('Reaction wheel DRW-20', 9, 'DEMO-2023-0008'),
        wheel('Reaction wheel DRW-100', 8, 'DEMO-2025-0003'),
        wheel('Reaction wheel DRW-400', 7, 'DEMO-2025-0007'),
      ],
      rows: [
        { parameter: 'momentum', unit: 'N.m.s', cells: [{ value: 0.02 }, {}, {}] },
        { parameter: 'mass', unit: 'kg', cells: [{ value: 0.13, best: true }, {}, {}] },
        { parameter: 'power', unit: 'W', cells: [{ value: 0.8, best: true }, {}, {}] },
        { parameter: 'tid', unit: 'krad', cells: [{}, {}, { value: 30, best: true }] },
      ],
    });
  });

  it('judges products by a requirement with level, environment, label and place, in one request', async () => {
    const { matchRequirement } = (await answerTo('Match')) as {
      matchRequirement: { groups: object; matches: readonly { product: { id: string } }[] };
    };
    expect(matchRequirement.groups).toEqual([
      { group: 'MEETS_ALL', count: 0 },
      { group: 'COULD_FIT_DATA_MISSING', count: 1 },
      { group: 'FAILS_A_CONSTRAINT', count: 9 },
    ]);
    const judged = matchRequirement.matches.find(
      ({ product }) => product.id === 'prd-demo-wheel-drw-100',
    );
    expect(judged).toMatchObject({
      group: 'FAILS_A_CONSTRAINT',
      product: {
        firm: { establishments: [{ commune: { name: 'Labège' } }] },
        trl: { confirmed: 8, basis: { context: { environment: { orbit: 'LEO 600 km' } } } },
        currentLabel: { number: 'DEMO-2025-0003' },
      },
      checks: [
        { parameter: 'trl', verdict: 'MET', actual: '8', basis: 'ACCREDITATION' },
        { parameter: 'exportControl', verdict: 'MET' },
        { parameter: 'momentum', verdict: 'NOT_MET', required: '≥ 0.4 N.m.s' },
        { parameter: 'mass', verdict: 'MET' },
        { parameter: 'tid', verdict: 'MET' },
      ],
    });
  });

  it.each(['Sodern', 'Exotrail', 'ThrustMe', 'Anywaves', 'CILAS'])(
    'knows %s from public sources, and says that nobody verified it',
    async (text) => {
      const { firms } = await ask<{ firms: { nodes: readonly SourcedFirm[] } }>(graph.url, {
        query: `query Find($text: String!) {
          firms(filter: { text: $text }) { nodes { legalName tradeName verified demonstration sources { title } } }
        }`,
        variables: { text },
      });
      expect(firms.nodes).toHaveLength(1);
      expect(firms.nodes[0]).toMatchObject({
        legalName: text,
        verified: false,
        demonstration: false,
      });
      expect(firms.nodes[0]?.sources.length).toBeGreaterThan(0);
    },
  );

  it('holds at least 150 firms, at least 100 of them with a profile', async () => {
    const { all, profiled } = await ask<Record<'all' | 'profiled', { totalCount: number }>>(
      graph.url,
      {
        query:
          '{ all: firms { totalCount } profiled: firms(filter: { hasProfile: true }) { totalCount } }',
      },
    );
    expect(all.totalCount).toBeGreaterThanOrEqual(150);
    expect(profiled.totalCount).toBeGreaterThanOrEqual(100);
  });

  it('sends a number of SQL statements that does not grow with the number of firms', async () => {
    const [flagship] = await readExamples();
    const after = await cursorBeforeEveryKindOfItem(graph.url);
    const counts: number[] = [];
    for (const first of [10, 100]) {
      const { firms } = await counted(counter, counts, () =>
        ask<{ firms: { nodes: unknown[] } }>(graph.url, {
          query: flagship?.query ?? '',
          variables: { first, after },
        }),
      );
      expect(firms.nodes).toHaveLength(first);
    }
    process.stdout.write(
      `flagship query: ${counts[0]} SQL statements for 10 firms, ${counts[1]} for 100\n`,
    );
    expect(counts[1]).toBeLessThanOrEqual((counts[0] ?? 0) + BATCHING_SLACK);
  });

  it.each([
    ['firm', '{ firm(id: "firm-nobody") { legalName } }'],
    ['firm', '{ firm(siren: "999999998") { legalName } }'],
    ['product', '{ product(id: "prd-nothing") { id } }'],
    ['labelable', '{ labelable(id: "prd-nothing") { id } }'],
    ['label', '{ label(number: "DEMO-0000-0000") { number } }'],
    ['trlAssessment', '{ trlAssessment(id: "trl-nothing") { id } }'],
    ['commune', '{ commune(inseeCode: "01999") { name } }'],
  ])('answers null for an unknown %s, without an error', async (field, query) => {
    expect(await ask(graph.url, { query })).toEqual({ [field]: null });
  });
});
