import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { exchangeHandler, type RunningHttpServer, startHttpServer } from '@apogee/shared/http';
import { ANYONE } from '@apogee/shared/identity';
import { createLogger } from '@apogee/shared/logger';
import type { Identify } from '../../identity';
import { StreamedAnswer } from '../../subscriptions';
import { asAbortSignal } from '../../transports';
import type { OperationClient, RunOperation } from '../operations';
import { ClientStreams } from './client-streams';

const SSE = { accept: 'text/event-stream' };
const MULTIPART = {
  accept: 'multipart/mixed;boundary=graphql;subscriptionSpec=1.0, application/json',
};
const REFUSAL = [{ message: 'no', extensions: { code: 'FORBIDDEN' } }];

const part = (json: string): string =>
  `\r\ncontent-type: application/json\r\n\r\n${json}\r\n--graphql`;

describe('answers without end in one HTTP response', () => {
  let http: RunningHttpServer;
  let streams: ClientStreams;
  let identify: Identify;
  let running: OperationClient[];

  /** Does what it is asked. */
  const run: RunOperation = async ({ query }, client) => {
    running.push(client);
    if (query === 'refuse') {
      client.fail(REFUSAL, 403);
    } else if (query === 'answer') {
      await client.next(new StreamedAnswer('{"data":1}', null));
    } else {
      client.beginStream();
      await client.next(new StreamedAnswer(`{"data":"${client.resumeAfter}"}`, 'c1'));
      await client.next(new StreamedAnswer('{"data":2}', 'c\n2'));
      if (query === 'fail') {
        client.fail(REFUSAL);
      } else if (query === 'restart') {
        client.restart();
      } else if (query === 'stay') {
        await once(asAbortSignal(client.signal), 'abort');
      }
    }
  };

  beforeEach(async () => {
    running = [];
    identify = () => ({ caller: ANYONE, expiresAt: null });
    streams = new ClientStreams({ run, identify: (authorization) => identify(authorization) });
    http = await startHttpServer({
      host: '127.0.0.1',
      port: 0,
      logger: createLogger({ name: 'test', level: 'silent', format: 'json' }),
      routes: {
        '/graphql': exchangeHandler({ largestBodyBytes: 10_000, respond: streams.respond }),
      },
    });
  });

  afterEach(async () => {
    streams.close();
    await http.close();
  });

  const post = (query: string, headers: Record<string, string>): Promise<Response> =>
    fetch(`${http.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });

  it.each([
    ['text/event-stream, application/json', true],
    // As urql asks for a query.
    [
      'application/graphql-response+json, application/json, text/event-stream, multipart/mixed',
      false,
    ],
  ])('are for who prefers them: %s', (accept, isStream) => {
    const request = { headers: { accept } } as IncomingMessage;
    expect(streams.isAskedFor(request)).toBe(isStream);
  });

  const ask = (search: string): Promise<Response> =>
    fetch(`${http.url}/graphql?${search}`, { headers: SSE });

  describe('as Server-Sent Events', () => {
    it('come as events with ids, and a last one', async () => {
      const response = await post('stream', SSE);
      expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
      expect(response.headers.get('cache-control')).toContain('no-transform');
      expect(await response.text()).toBe(
        ':\n\nevent: next\nid: c1\ndata: {"data":"null"}\n\n' +
          // What would end the line is no id.
          'event: next\ndata: {"data":2}\n\nevent: complete\ndata:\n\n',
      );
    });

    it('begin after the event that a client names when he comes back', async () => {
      const response = await post('stream', { ...SSE, 'last-event-id': 'c7' });
      expect(await response.text()).toContain('{"data":"c7"}');
    });

    it.each([
      ['a refusal', 'refuse', 'event: next\ndata: {"errors":'],
      ['a failure', 'fail', 'event: next\ndata: {"errors":'],
      ['one answer', 'answer', 'event: next\ndata: {"data":1}'],
    ])('tell %s as an event, and end', async (_, query, event) => {
      const response = await post(query, SSE);
      expect(response.status).toBe(200);
      const text = await response.text();
      expect(text).toContain(event);
      expect(text.endsWith('event: complete\ndata:\n\n')).toBe(true);
    });

    it('end without a last event where a client is to connect again', async () => {
      expect(await (await post('restart', SSE)).text()).not.toContain('complete');
    });

    it('can be asked for by a link', async () => {
      expect(await (await ask('query=stream&variables=%7B%7D')).text()).toContain('complete');
      expect((await ask('query=stream&variables=%7B')).status).toBe(400);
      expect((await ask('')).status).toBe(400);
      const mutation = await ask(`query=${encodeURIComponent('mutation { a }')}`);
      expect([mutation.status, mutation.headers.get('allow')]).toEqual([405, 'POST']);
      expect(running).toHaveLength(1);
    });
  });

  describe('as parts, for Apollo’s clients', () => {
    it('come as payloads, each behind a boundary', async () => {
      const response = await post('stream', MULTIPART);
      expect(response.headers.get('content-type')).toBe(
        'multipart/mixed;boundary="graphql";subscriptionSpec=1.0',
      );
      expect(await response.text()).toBe(
        `\r\n--graphql${part('{"payload":{"data":"null"}}')}${part('{"payload":{"data":2}}')}--\r\n`,
      );
    });

    it('end with errors beside a payload', async () => {
      expect(await (await post('fail', MULTIPART)).text()).toContain(
        `${part(JSON.stringify({ payload: null, errors: REFUSAL }))}--\r\n`,
      );
      expect(await (await post('restart', MULTIPART)).text()).toContain('SUBSCRIPTION_INTERRUPTED');
    });

    it('are no parts where there is only one', async () => {
      const refused = await post('refuse', MULTIPART);
      expect([refused.status, await refused.json()]).toEqual([403, { errors: REFUSAL }]);
      const answered = await post('answer', MULTIPART);
      expect([answered.status, await answered.json()]).toEqual([200, { data: 1 }]);
    });
  });

  it('are not sent to a client that sends no request', async () => {
    const response = await fetch(`${http.url}/graphql`, {
      method: 'POST',
      headers: SSE,
      body: 'x',
    });
    expect(response.status).toBe(400);
  });

  it.each([
    ['hangs up', async (response: Response) => response.body?.cancel()],
    ['is told that the gateway stops', () => Promise.resolve(streams.close())],
  ])('end when the client %s', async (_, end) => {
    const response = await post('stay', SSE);
    const [client] = running as [OperationClient];
    const gone = once(asAbortSignal(client.signal), 'abort');
    await end(response);
    await gone;
    expect(client.signal.aborted).toBe(true);
  });

  it('end when the token has expired or is not accepted any more', async () => {
    identify = () => ({ caller: { ...ANYONE, subject: 'member' }, expiresAt: Date.now() + 50 });
    const text = await (await post('stay', { ...SSE, authorization: 'Bearer x' })).text();
    expect(text).toContain('"code":"INVALID_TOKEN"');
    expect(text.endsWith('event: complete\ndata:\n\n')).toBe(true);
  });

  it('are refused while the gateway stops', async () => {
    streams.close();
    expect((await post('stream', SSE)).status).toBe(503);
  });
});
