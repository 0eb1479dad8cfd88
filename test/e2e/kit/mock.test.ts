import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { buildSchema, isScalarType } from 'graphql';
import { withApolloClient } from '../../../kit/examples/apollo-client';
import { withGraphqlRequest } from '../../../kit/examples/graphql-request';
import { withPlainFetch } from '../../../kit/examples/plain-fetch';
import { withRelay } from '../../../kit/examples/relay/six-operations-with-relay';
import type { Endpoint, SixOperations } from '../../../kit/examples/six-operations';
import { withUrql } from '../../../kit/examples/urql';
import { type MockOptions, type RunningMock, startMock } from '../../../kit/src/mock';
import { readOptions } from '../../../kit/src/mock/options';
import { FIELD_FAILURES, REQUEST_FAILURES } from '../../../kit/src/mock/refusals';
import { KNOWN_SCALARS } from '../../../kit/src/mock/scalar-values';
import { type Answer, ask, type Operation, send } from '../../harness/client';
import { readExamples } from '../../harness/examples';
import { ROOT } from '../../harness/program';

const CLIENTS: readonly [string, (endpoint: Endpoint) => SixOperations][] = [
  ['Apollo Client', withApolloClient],
  ['urql', withUrql],
  ['Relay', withRelay],
  ['graphql-request', withGraphqlRequest],
  ['plain fetch', withPlainFetch],
];

interface Page {
  readonly firms: {
    readonly totalCount: number;
    readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

const PAGE = `query ($first: Int!, $after: String) { firms(first: $first, after: $after) {
  totalCount edges { cursor node { id } } pageInfo { hasNextPage endCursor }
} }`;
const FIRM = `fragment Facts on Firm { __typename id siren legalName verified demonstration }`;

/** Where a mock answers, as the harness names graphs. */
const urlOf = ({ url }: RunningMock): string => url.replace(/\/graphql$/, '');

async function withMock<Result>(
  options: Partial<MockOptions>,
  use: (url: string) => Promise<Result>,
): Promise<Result> {
  const mock = await startMock({ port: 0, ...options });
  try {
    return await use(urlOf(mock));
  } finally {
    await mock.close();
  }
}

describe('the mock graph', () => {
  let mock: RunningMock;
  let url: string;

  beforeAll(async () => {
    mock = await startMock({ port: 0, tickMs: 1 });
    url = urlOf(mock);
  });
  afterAll(() => mock?.close());

  it('answers every worked example with data, without an error, and the same each time', async () => {
    for (const example of await readExamples()) {
      const answer = await send(url, example);
      expect([example.name, answer.errors]).toEqual([example.name, undefined]);
      expect([example.name, ...emptyIn(answer)]).toEqual([example.name]);
      expect((await send(url, example)).text).toBe(answer.text);
    }
  });

  it('answers the same after a start with the same seed, and otherwise with another', async () => {
    const [example] = await readExamples();
    const asked: Operation = example ?? { query: '' };
    const { text } = await send(url, asked);
    const textWith = (seed: string): Promise<string> =>
      withMock({ seed }, async (other) => (await send(other, asked)).text);
    expect(await textWith('apogee')).toBe(text);
    expect(await textWith('another')).not.toBe(text);
  });

  it('gives pages that join to the whole list, whatever their sizes', async () => {
    const { firms: all } = await ask<Page>(url, { query: PAGE, variables: { first: 100 } });
    expect(all.edges).toHaveLength(all.totalCount);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 100 }), async (first) => {
        const edges: unknown[] = [];
        let after: string | null = null;
        do {
          const { firms }: Page = await ask<Page>(url, {
            query: PAGE,
            variables: { first, after },
          });
          edges.push(...firms.edges);
          expect(firms.totalCount).toBe(all.totalCount);
          after = firms.pageInfo.hasNextPage ? firms.pageInfo.endCursor : null;
        } while (after !== null);
        expect(edges).toEqual(all.edges);
      }),
      { numRuns: 15 },
    );
  });

  it('finds an object again, by every way that leads to it', async () => {
    const query = `${FIRM} query ($id: ID!, $siren: SIREN!) {
      byId: firm(id: $id) { ...Facts items(first: 50) { nodes { firm { ...Facts } } } }
      bySiren: firm(siren: $siren) { ...Facts }
      node(id: $id) { ...Facts }
    }`;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 48 }), async (number) => {
        const id = `firm-${number}`;
        const { firm } = await ask<{ firm: { siren: string | null } }>(url, {
          query: 'query ($id: ID!) { firm(id: $id) { siren } }',
          variables: { id },
        });
        const siren = firm.siren ?? '999000011';
        const found = await ask<Found>(url, { query, variables: { id, siren } });
        const { items, ...facts } = found.byId;
        expect(found.node).toEqual(facts);
        expect(items.nodes.map((item) => item.firm)).toEqual(items.nodes.map(() => facts));
        expect(firm.siren === null || found.bySiren.id === id).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  it('finds by its id what is looked up by a number or a code', async () => {
    const { label, region, nodes } = await ask<Record<'label' | 'region' | 'nodes', unknown>>(url, {
      query: `{
        label(number: "DEMO-2022-0002") { __typename id number version }
        region(code: "07") { __typename id code name }
        nodes(ids: ["label-DEMO-2022-0002", "region-07", "departement-07", "label-nobody"]) {
          __typename id
          ... on Label { number version } ... on Region { code name } ... on Departement { code }
        }
      }`,
    });
    expect(label).toMatchObject({ id: 'label-DEMO-2022-0002', number: 'DEMO-2022-0002' });
    const departement = { __typename: 'Departement', id: 'departement-07', code: '07' };
    expect(nodes).toEqual([label, region, departement, null]);
  });

  it('knows every scalar of the schema', () => {
    const schema = buildSchema(readFileSync(join(ROOT, 'schema/api.graphql'), 'utf8'));
    const scalars = Object.values(schema.getTypeMap()).filter(isScalarType);
    expect(scalars.map(({ name }) => name).filter((name) => !KNOWN_SCALARS.has(name))).toEqual([]);
  });

  it('has nobody where an id says so', async () => {
    const { data } = await send(url, {
      query: '{ firm(id: "firm-nobody") { id } node(id: "x") { id } }',
    });
    expect(data).toEqual({ firm: null, node: null });
  });

  it('says of everything that it is a demonstration, and levels from 1 to 9', async () => {
    const { firms, items } = await ask<Facts>(url, {
      query: `{ firms(first: 100) { nodes { siren legalName demonstration verified } }
        items(first: 100) { nodes { trl { min max claimed confirmed } } } }`,
    });
    for (const firm of firms.nodes) {
      expect(firm).toMatchObject({ demonstration: true, verified: false });
      expect(firm.legalName).toContain('Démonstration');
      expect(firm.siren ?? '999').toMatch(/^999/);
    }
    const levels = items.nodes.flatMap(({ trl }) => Object.values(trl ?? {}));
    expect(levels.filter((level) => level !== null && (level < 1 || level > 9))).toEqual([]);
    expect(levels).toContain(null);
    expect(new Set(levels).size).toBeGreaterThan(5);
  });

  describe.each(CLIENTS)('asked by %s', (_, withClient) => {
    let client: SixOperations;

    beforeAll(() => {
      client = withClient({ url: mock.url, socketUrl: mock.socketUrl, token: 'none' });
    });
    afterAll(() => client[Symbol.asyncDispose]());

    it('answers as the graph does', async () => {
      expect(await client.query('999000011')).toContain('Démonstration');
      expect(await client.page(3)).toHaveLength(6);
      const outcomes = await client.mutate({
        kind: 'INITIAL',
        applicantId: 'firm-1',
        subjectId: 'prd-1',
        scope: { fr: 'Roue (fictif)' },
      });
      expect(outcomes.map(({ refusedBecause }) => refusedBecause)).toEqual([[], [], []]);
      expect(await client.error()).toEqual({ code: 'BAD_USER_INPUT', argument: 'first' });
    });

    it('tells events in order after a cursor', async () => {
      const { labelDecisionEvents } = await ask<{
        labelDecisionEvents: { nodes: [{ cursor: string }] };
      }>(url, { query: '{ labelDecisionEvents(first: 1) { nodes { cursor } } }' });
      const [{ cursor }] = labelDecisionEvents.nodes;
      expect(await client.subscribe(cursor, 3)).toEqual([2, 3, 4]);
    });
  });

  describe('told to fail', () => {
    const firm: Operation = { query: '{ firm(id: "firm-2") { id website } }' };

    it('fails in a field, for everybody or for one request', async () => {
      const failing = new Map([['Firm.website', 'SUBGRAPH_TIMEOUT']]);
      const [error] = (await withMock({ failing }, (other) => send(other, firm))).errors ?? [];
      expect(error).toMatchObject({
        path: ['firm', 'website'],
        extensions: { code: 'SUBGRAPH_TIMEOUT' },
      });
      const { data, errors } = await send(url, firm, { 'x-mock-error': 'Firm.website=FORBIDDEN' });
      expect(data).toEqual({ firm: { id: 'firm-2', website: null } });
      expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
      expect((await send(url, firm)).errors).toBeUndefined();
    });

    it.each([...FIELD_FAILURES.keys()])('fails with %s in all fields of the root', async (code) => {
      const { status, data, errors } = await send(url, firm, { 'x-mock-error': code });
      expect({ status, data }).toEqual({ status: 200, data: { firm: null } });
      expect(errors).toMatchObject([{ path: ['firm'], extensions: { code } }]);
    });

    it.each([...REQUEST_FAILURES])('refuses a whole request with %s', async (code, expected) => {
      const { status, errors } = await send(url, firm, { 'x-mock-error': code });
      expect(status).toBe(expected);
      expect(errors).toMatchObject([{ extensions: { code } }]);
    });

    it('fails by chance as often as it is told to, and with the same seed in the same places', async () => {
      const once = await fortunesOf(firm);
      expect(await fortunesOf(firm)).toEqual(once);
      expect(once.filter(Boolean).length).toBeGreaterThan(5);
      expect(once.filter(Boolean).length).toBeLessThan(35);
    });

    it('knows no code that docs/errors.md has not', () => {
      const known = readFileSync(join(ROOT, 'docs/errors.md'), 'utf8');
      const codes = [...FIELD_FAILURES.keys(), ...REQUEST_FAILURES.keys()];
      expect(codes.filter((code) => !known.includes(`| \`${code}\` |`))).toEqual([]);
    });

    it('refuses what it does not know, and says what it knows', async () => {
      const { status, errors } = await send(url, firm, { 'x-mock-error': 'Firm.nothing' });
      expect(status).toBe(400);
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
    });
  });

  it('answers the operations of the kit', async () => {
    const folder = join(ROOT, 'kit/operations');
    const variables = {
      first: 2,
      input: { kind: 'INITIAL', applicantId: 'firm-1', subjectId: 'prd-1', scope: { fr: 'x' } },
    };
    const names = readdirSync(folder).filter((name) => !/^(label-decisions\.|withdraw)/.test(name));
    const answers = names.map((name) =>
      send(url, { query: readFileSync(join(folder, name), 'utf8'), variables }),
    );
    expect((await Promise.all(answers)).flatMap(({ errors }) => errors ?? [])).toEqual([]);
  });
});

const hasField = (coordinate: string): boolean => coordinate === 'Firm.website';

describe('the options of the mock', () => {
  it('are read, and help is what it is', () => {
    expect(readOptions(['--latency', '50..400', '--fail', 'Firm.website'], hasField)).toMatchObject(
      {
        latency: [50, 400],
        failing: new Map([['Firm.website', 'SUBGRAPH_UNAVAILABLE']]),
      },
    );
    expect(readOptions(['--help'], hasField)).toBeNull();
  });

  it.each([
    [['--port', 'x'], '--port takes a number from 0 to 65535, not "x"'],
    [['--error-rate', '2'], '--error-rate takes a number from 0 to 1, not "2"'],
    [['--latency', '400..50'], '--latency takes milliseconds such as 200 or 50..400'],
    [['--fail', 'Firm.nothing'], '--fail: the schema has no field Firm.nothing'],
    [['--fail', 'Firm.website=OOPS'], '--fail: no field fails with OOPS'],
    [['--colour', 'red'], "Unknown option '--colour'"],
  ])('are refused: %j', (args, message) => {
    expect(() => readOptions(args, hasField)).toThrow(message);
  });
});

/** Whether each of many requests had luck. */
function fortunesOf(operation: Operation): Promise<readonly boolean[]> {
  return withMock({ errorRate: 0.5 }, async (url) => {
    const fortunes: boolean[] = [];
    for (let nth = 0; nth < 40; nth += 1) {
      fortunes.push((await send(url, operation)).errors === undefined);
    }
    return fortunes;
  });
}

interface Found {
  readonly byId: { readonly items: { readonly nodes: readonly { readonly firm: object }[] } };
  readonly bySiren: { readonly id: string };
  readonly node: object;
}

interface Facts {
  readonly firms: {
    readonly nodes: readonly { readonly legalName: string; readonly siren: string }[];
  };
  readonly items: { readonly nodes: readonly { readonly trl: Record<string, number> | null }[] };
}

/** Root fields that say nothing. */
function emptyIn({ data }: Answer): readonly string[] {
  return Object.entries(data ?? { data: null }).flatMap(([name, value]) =>
    value === null || (Array.isArray(value) && value.length === 0) ? [name] : [],
  );
}
