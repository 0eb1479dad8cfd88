import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { type Graph, startGateway, UNREACHABLE_SUBGRAPHS } from '../../harness/graph';
import { type Issuer, startIssuer } from '../../harness/issuer';
import { ROOT } from '../../harness/program';

const KNOWN = 'query Known { __typename }';
const FREE = 'query Free { __typename }';

interface Asked {
  readonly query?: string;
  readonly documentId?: string;
  readonly extensions?: Record<string, unknown>;
}

/** The data, or the code of the refusal. */
type Ask = (url: string, asked: Asked, headers?: Record<string, string>) => Promise<unknown>;

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions?: { readonly code?: unknown } }[];
}

const outcomeOf = ({ data, errors }: Answer): unknown => errors?.[0]?.extensions?.code ?? data;

async function post(url: string, asked: Asked, headers: Record<string, string>): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(asked),
  });
  return response.text();
}

async function get(url: string, asked: Asked, headers: Record<string, string>): Promise<string> {
  const { extensions, ...rest } = asked;
  const search = new URLSearchParams({
    ...rest,
    ...(extensions && { extensions: JSON.stringify(extensions) }),
  });
  const response = await fetch(`${url}/graphql?${search.toString()}`, {
    headers: { 'apollo-require-preflight': 'true', ...headers },
  });
  return response.text();
}

const parsed = (text: string): unknown => outcomeOf(JSON.parse(text) as Answer);
const event = (text: string): unknown => parsed(/^data: ?(\{.*)$/m.exec(text)?.[1] ?? text);
const SSE = { accept: 'text/event-stream' };
const MULTIPART = { accept: 'multipart/mixed;subscriptionSpec=1.0, application/json' };

const TRANSPORTS: readonly [string, Ask][] = [
  ['POST', async (url, asked, headers = {}) => parsed(await post(url, asked, headers))],
  ['GET', async (url, asked, headers = {}) => parsed(await get(url, asked, headers))],
  [
    'POST for a cost report',
    async (url, asked, headers = {}) =>
      parsed(await post(url, asked, { ...headers, 'graphql-cost': 'report' })),
  ],
  [
    'Server-Sent Events',
    async (url, asked, headers = {}) => event(await post(url, asked, { ...headers, ...SSE })),
  ],
  [
    'Server-Sent Events by GET',
    async (url, asked, headers = {}) => event(await get(url, asked, { ...headers, ...SSE })),
  ],
  [
    'multipart',
    async (url, asked, headers = {}) =>
      parsed(await post(url, asked, { ...headers, ...MULTIPART })),
  ],
  ['WebSocket', overWebSocket],
];

async function overWebSocket(
  url: string,
  asked: Asked,
  connectionParams: Record<string, string> = {},
): Promise<unknown> {
  const client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams,
    retryAttempts: 0,
  });
  try {
    return await new Promise((resolve) => {
      client.subscribe(
        { query: '', ...asked },
        {
          next: (answer) => resolve(outcomeOf(answer as Answer)),
          error: (errors) => resolve(outcomeOf({ errors } as Answer)),
          complete: () => undefined,
        },
      );
    });
  } finally {
    await client.dispose();
  }
}

const EXECUTED = { __typename: 'Query' };

describe('trusted documents', () => {
  let folder: string;
  let issuer: Issuer;
  let gateway: Graph;
  let url: string;

  const policyIs = (policy: object): Promise<void> =>
    writeFile(
      join(folder, 'trust.json'),
      JSON.stringify({ manifests: ['documents.json', 'kit.json'], ...policy }),
    );
  const documentsAre = (documents: object): Promise<void> =>
    writeFile(join(folder, 'documents.json'), JSON.stringify(documents));

  /** The policy as the gateway has noticed it. */
  async function serve(policy: object): Promise<void> {
    const before = gateway.programs[0]?.output().length ?? 0;
    await policyIs(policy);
    await noticed(before);
  }

  async function noticed(before: number): Promise<void> {
    const told = new RegExp(`^[^]{${before},}trusting other documents`);
    await gateway.programs[0]?.waitForOutput(told);
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'apogee-trust-'));
    const kit = await readFile(join(ROOT, 'kit/generated/trusted-documents.apollo.json'), 'utf8');
    await writeFile(join(folder, 'kit.json'), kit);
    await documentsAre({ 'sha256:known': KNOWN });
    await policyIs({ mode: 'off' });
    issuer = await startIssuer();
    gateway = await startGateway(UNREACHABLE_SUBGRAPHS, [], {
      TRUSTED_DOCUMENTS: join(folder, 'trust.json'),
      ...issuer.env,
    });
    ({ url } = gateway);
  });

  afterAll(async () => {
    await gateway?.[Symbol.asyncDispose]();
    await issuer?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  describe.each([
    ['off', EXECUTED, EXECUTED],
    ['log', EXECUTED, EXECUTED],
    ['refuse-unknown', EXECUTED, 'QUERY_NOT_IN_SAFELIST'],
    ['refuse-free-text', 'PERSISTED_QUERY_ID_REQUIRED', 'PERSISTED_QUERY_ID_REQUIRED'],
  ])('in the mode %s', (mode, known, free) => {
    beforeAll(() => serve({ mode, scopes: { [mode]: mode } }));

    it.each(TRANSPORTS)('%s has the code of each case', async (_, ask) => {
      const extensions = { persistedQuery: { version: 1, sha256Hash: 'known' } };
      expect([
        await ask(url, { documentId: 'sha256:known' }),
        await ask(url, { extensions }),
        await ask(url, { query: KNOWN }),
        await ask(url, { query: FREE }),
        await ask(url, { documentId: 'sha256:other' }),
        await ask(url, { documentId: 'sha256:known', query: FREE }),
      ]).toEqual([
        EXECUTED,
        EXECUTED,
        known,
        free,
        'PERSISTED_QUERY_NOT_IN_LIST',
        'CANNOT_SEND_PQ_ID_AND_BODY',
      ]);
    });
  });

  it('leave free text to tokens with a scope, and are stricter for clients by their names', async () => {
    await serve({
      mode: 'refuse-unknown',
      scopes: { 'graph:explore': 'off' },
      clients: { kiosk: 'refuse-free-text' },
    });
    const authorization = `Bearer ${await issuer.sign({ scope: 'graph:explore' })}`;
    const kiosk = { 'apollographql-client-name': 'kiosk' };
    for (const [, ask] of TRANSPORTS) {
      expect([
        await ask(url, { query: FREE }, { authorization }),
        await ask(url, { query: FREE }, { authorization, ...kiosk }),
        await ask(url, { query: KNOWN }, kiosk),
      ]).toEqual([EXECUTED, 'PERSISTED_QUERY_ID_REQUIRED', 'PERSISTED_QUERY_ID_REQUIRED']);
    }
  });

  it('follow the manifest, and stay as they were when it cannot be read', async () => {
    await serve({ mode: 'refuse-unknown' });
    const before = gateway.programs[0]?.output().length ?? 0;
    await documentsAre({ 'sha256:known': KNOWN, 'sha256:free': FREE });
    await noticed(before);
    expect(parsed(await post(url, { query: FREE }, {}))).toEqual(EXECUTED);
    await documentsAre({ 'sha256:free': 1 });
    await gateway.programs[0]?.waitForOutput(/refused the new list of trusted documents/);
    expect(parsed(await post(url, { query: FREE }, {}))).toEqual(EXECUTED);
  });

  it('never change anything by a link', async () => {
    const { operations } = JSON.parse(await readFile(join(folder, 'kit.json'), 'utf8')) as {
      operations: { id: string; type: string }[];
    };
    const mutation = operations.find(({ type }) => type === 'mutation')?.id ?? '';
    expect(parsed(await get(url, { documentId: mutation }, SSE))).toBe('BAD_REQUEST');
    expect(parsed(await get(url, { documentId: mutation }, {}))).toBe('BAD_REQUEST');
  });
});
