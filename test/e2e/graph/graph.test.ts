import { BATCHING_SLACK } from '@apogee/shared/testing';
import { subscribe } from '../../../docs/clients/subscribe';
import { ask, send, tokenOf } from '../../harness/client';
import { type CountedGraph, startCountedGraph } from '../../harness/counted-graph';
import { readEveryExample, readExamples } from '../../harness/examples';
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

interface PageOfFirms {
  readonly edges: readonly { readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly endCursor: string };
}

/** What the catalogue says of a labelled product from now on: the sample has it at issue B1. */
const WHEEL_OF_ANOTHER_ISSUE = {
  id: 'prd-demo-wheel-drw-100',
  kind: 'PRODUCT',
  firmId: 'firm-demo-roues-inertielles',
  designIssue: 'C1',
  published: true,
  memberIds: [],
};

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

  /** What an example is answered, asked as it says. */
  async function answerTo(name: string): Promise<Record<string, unknown>> {
    const example = (await readEveryExample()).find((one) => one.name === name);
    const { query = '', variables = {}, identity } = example ?? {};
    const headers =
      identity === undefined ? {} : { authorization: `Bearer ${await tokenOf(graph, identity)}` };
    const { data, errors } = await send(graph.url, { query, variables }, headers);
    expect(errors).toBeUndefined();
    return data ?? {};
  }

  it('pages through a list, ten at a time, without showing anything twice', async () => {
    const { firms } = (await answerTo('NextPage')) as { firms: PageOfFirms };
    expect(firms.edges).toHaveLength(10);
    const { query = '' } = (await readExamples()).find(({ name }) => name === 'NextPage') ?? {};
    const next = await ask<{ firms: PageOfFirms }>(graph.url, {
      query,
      variables: { after: firms.pageInfo.endCursor },
    });
    const ids = [...firms.edges, ...next.firms.edges].map(({ node }) => node.id);
    expect(new Set(ids).size).toBe(20);
  });

  it('tells in data why it refuses a change, in both languages', async () => {
    expect(await answerTo('RefusedChange')).toEqual({
      submitApplication: {
        application: null,
        userErrors: [
          {
            code: 'VERSION_CONFLICT',
            path: expect.any(Array) as unknown,
            message: 'Quelqu’un a modifié cet objet entre-temps : sa version est 2 et non 1.',
            english: expect.stringContaining('its version is 2') as unknown,
          },
        ],
      },
    });
  });

  it('tells a firm how far its applications are, and nobody else', async () => {
    const { applications } = (await answerTo('MyApplications')) as {
      applications: { nodes: readonly { id: string }[] };
    };
    expect(applications.nodes.map(({ id }) => id).toSorted()).toEqual([
      'app-demo-draft',
      'app-demo-renewal',
    ]);
    expect(applications.nodes.find(({ id }) => id === 'app-demo-draft')).toMatchObject({
      state: 'DRAFT',
      subject: { name: expect.stringContaining('DSS-2') as unknown },
      completeness: expect.arrayContaining([
        { satisfied: true, requirement: { code: 'PRESENTATION' } },
        { satisfied: false, requirement: { code: 'TECHNICAL_FILE' } },
      ]) as unknown,
      history: [{ from: null, to: 'DRAFT' }],
    });
  });

  it('shows an evaluator the files that are theirs, with their own evaluation', async () => {
    const { applications } = (await answerTo('FilesToEvaluate')) as {
      applications: { nodes: readonly { id: string }[] };
    };
    expect(applications.nodes.find(({ id }) => id === 'app-demo-under-evaluation')).toMatchObject({
      state: 'UNDER_EVALUATION',
      evaluations: expect.arrayContaining([
        expect.objectContaining({ id: 'evl-demo-under-evaluation-1', recommendation: 'GRANT' }),
      ]) as unknown,
    });
  });

  it('saves a search once', async () => {
    expect(await answerTo('SaveSearch')).toMatchObject({
      saveSearch: {
        savedSearch: {
          text: 'viseur d’étoiles',
          filter: '{"kinds":["PRODUCT"],"labelledOnly":true}',
        },
        userErrors: [],
      },
    });
    expect(await answerTo('SaveSearch')).toMatchObject({
      saveSearch: { savedSearch: null, userErrors: [{ code: 'SEARCH_ALREADY_SAVED' }] },
    });
  });

  it('tells of label decisions behind a cursor, in order', async () => {
    const { labelDecisionEvents } = await ask<{
      labelDecisionEvents: { nodes: readonly [{ cursor: string }] };
    }>(graph.url, { query: '{ labelDecisionEvents(first: 1) { nodes { cursor } } }' });
    const { query = '' } =
      (await readEveryExample()).find(({ name }) => name === 'FollowDecisions') ?? {};
    const events = subscribe<{ labelDecisions: { seq: number; label: object } }>({
      url: `${graph.url}/graphql`,
      query,
      after: labelDecisionEvents.nodes[0].cursor,
    });
    const seqs: unknown[] = [];
    for await (const { data } of events) {
      expect(data?.labelDecisions.label).toMatchObject({ status: expect.any(String) as unknown });
      seqs.push(data?.labelDecisions.seq);
      if (seqs.length === 3) break;
    }
    expect(seqs).toEqual([2, 3, 4]);
  });

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

  it('tells the secretariat what the catalogue has changed under a label', async () => {
    expect(await answerTo('ReviewTasks')).toMatchObject({ reviewTasks: { totalCount: 0 } });
    await send(
      graph.url,
      {
        query:
          'mutation ($input: RecordCatalogueItemsInput!) { recordCatalogueItems(input: $input) { recorded } }',
        variables: { input: { asOf: new Date().toISOString(), items: [WHEEL_OF_ANOTHER_ISSUE] } },
      },
      { authorization: `Bearer ${await tokenOf(graph, 'demo-service')}` },
    );
    expect(await answerTo('ReviewTasks')).toMatchObject({
      reviewTasks: {
        totalCount: 1,
        nodes: [
          {
            kind: 'DESIGN_ISSUE_CHANGED',
            label: { number: 'DEMO-2025-0003', subject: { id: WHEEL_OF_ANOTHER_ISSUE.id } },
          },
        ],
      },
    });
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
