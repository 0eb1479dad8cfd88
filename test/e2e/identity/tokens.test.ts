import { ANYONE, CallSigner } from '@apogee/shared/identity';
import { UnsecuredJWT } from 'jose';
import { type Answer, ask, send } from '../../harness/client';
import { SUBGRAPH_SECRET } from '../../harness/graph';
import { type GuardedGraph, startGuardedGraph } from './guarded-graph';
import { GUARDED_SUBGRAPHS } from './guarded-subgraphs';
import { outcomeOfInit } from './outcome-of-init';

const WHO_ASKS = { query: '{ whoAsks }' };
const NOW_S = Math.floor(Date.now() / 1000);

describe('access tokens at a gateway', () => {
  let graph: GuardedGraph;

  beforeAll(async () => {
    graph = await startGuardedGraph(GUARDED_SUBGRAPHS, { SUBGRAPH_DEDUPLICATION: 'true' });
  });

  afterAll(async () => {
    await graph?.[Symbol.asyncDispose]();
  });

  const sendWith = (authorization: string): Promise<Answer> =>
    send(graph.url, WHO_ASKS, { authorization });

  it('say who asks, down to the subgraph', async () => {
    const token = await graph.issuer.sign({ sub: 'user-1' });
    expect((await sendWith(`Bearer ${token}`)).data).toEqual({ whoAsks: 'user-1' });
    expect(await ask(graph.url, WHO_ASKS)).toEqual({ whoAsks: null });
  });

  it('keep equal queries of different callers apart, also while they are under way together', async () => {
    const names = ['user-1', 'user-2', 'user-3'];
    const tokens = await Promise.all(names.map((sub) => graph.issuer.sign({ sub })));
    const rounds = Array.from({ length: 20 }, () =>
      Promise.all([
        send(graph.url, WHO_ASKS),
        ...tokens.map((token) => sendWith(`Bearer ${token}`)),
      ]),
    );
    for (const round of await Promise.all(rounds)) {
      expect(round.map(({ data }) => data?.['whoAsks'])).toEqual([null, ...names]);
    }
  });

  it.each<[string, () => Promise<string> | string]>([
    ['unsecured', () => new UnsecuredJWT({ sub: 'user-1' }).encode()],
    ['expired', () => graph.issuer.sign({ exp: NOW_S - 1 })],
    ['not valid yet', () => graph.issuer.sign({ nbf: NOW_S + 60 })],
    ['of another issuer', () => graph.issuer.sign({ iss: 'https://other.example' })],
    ['for another audience', () => graph.issuer.sign({ aud: 'other' })],
    ['of an unknown key', () => graph.issuer.sign({}, { kid: 'unknown' })],
    ['that does not name its key', () => graph.issuer.sign({}, { kid: undefined })],
    ['of 9 kB', () => graph.issuer.sign({ padding: 'x'.repeat(6_500) })],
    ['that is none', () => 'x'],
    // What a gateway sends to its subgraphs, should anybody get hold of it.
    [
      'that is a signed call to a subgraph',
      () => new CallSigner(SUBGRAPH_SECRET, 'catalogue').sign(ANYONE, JSON.stringify(WHO_ASKS)),
    ],
  ])('are refused: one %s', async (_, make) => {
    const token = await make();
    const { status, data, errors } = await sendWith(`Bearer ${token}`);
    expect({ status, data }).toEqual({ status: 401, data: undefined });
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_TOKEN' } }]);
    expect(await outcomeOfInit(graph.url, { authorization: `Bearer ${token}` })).toMatchObject({
      code: 4403,
    });
  });

  it('are refused in another scheme', async () => {
    expect(await sendWith('Basic dXNlcjpzZWNyZXQ=')).toMatchObject({ status: 401 });
  });

  it('are not read when they are longer than a header may be', async () => {
    const response = await fetch(`${graph.url}/graphql`, {
      headers: { authorization: `Bearer ${'x'.repeat(100_000)}` },
    });
    expect(response.status).toBe(431);
  });

  it('tell a client how to come back', async () => {
    const response = await fetch(`${graph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer x' },
      body: JSON.stringify(WHO_ASKS),
    });
    expect(response.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  });

  it('are the only way to be somebody: no header and no part of a body is believed', async () => {
    const claims = { sub: 'user-1', scope: 'accreditation:audit', firms: [], person: null };
    const signed = new CallSigner(SUBGRAPH_SECRET, 'catalogue').sign(ANYONE, '');
    const headers = {
      'x-authorization': `Bearer ${await graph.issuer.sign(claims)}`,
      'proxy-authorization': `Bearer ${signed}`,
      cookie: `authorization=Bearer ${signed}`,
      'x-forwarded-user': 'user-1',
      caller: JSON.stringify(claims),
    };
    const extensions = { authorization: headers['x-authorization'], caller: claims };
    const operation = { ...WHO_ASKS, extensions, variables: { caller: claims } };
    expect((await send(graph.url, operation, headers)).data).toEqual({ whoAsks: null });
  });

  it('open a WebSocket as their bearer, or as the public without one', async () => {
    const token = await graph.issuer.sign({ sub: 'user-1' });
    expect(await outcomeOfInit(graph.url, { authorization: `Bearer ${token}` })).toEqual({
      data: { whoAsks: 'user-1' },
    });
    expect(await outcomeOfInit(graph.url, {})).toEqual({ data: { whoAsks: null } });
  });
});

describe('a field that is hidden from who asks', () => {
  let graph: GuardedGraph;

  beforeAll(async () => {
    graph = await startGuardedGraph(GUARDED_SUBGRAPHS);
  });

  afterAll(async () => {
    await graph?.[Symbol.asyncDispose]();
  });

  it('is null, told of once, and costs the rest of the answer nothing', async () => {
    const query = '{ firm { name notes parent { id turnover } } found { ... on Firm { notes } } }';
    const { status, data, errors } = await graph.ask('PUBLIC', { query });
    expect(status).toBe(200);
    expect(data).toEqual({
      firm: { name: 'x', notes: null, parent: null },
      found: [{ notes: null }, {}],
    });
    expect(errors?.map(({ path, extensions }) => [path, extensions?.['coordinate']])).toEqual([
      [['firm', 'notes'], 'Firm.notes'],
      [['firm', 'parent', 'turnover'], 'Firm.turnover'],
      [['found'], 'Firm.notes'],
    ]);
  });

  it('lets nothing of a mutation happen', async () => {
    const query = 'mutation { rename(name: "y") { name notes } }';
    expect(await graph.ask('PUBLIC', { query })).toMatchObject({
      status: 401,
      errors: [{ extensions: { code: 'UNAUTHENTICATED', coordinate: 'Firm.notes' } }],
    });
    const close = 'mutation { rename(name: "y") { name } close(input: { reason: SOLD }) { id } }';
    expect(await graph.ask('AUDITOR', { query: close })).toMatchObject({
      status: 403,
      errors: [{ extensions: { code: 'FORBIDDEN', coordinate: 'Mutation.close' } }],
    });
    expect((await graph.ask('CHAIR', { query: close })).errors).toBeUndefined();
  });
});
