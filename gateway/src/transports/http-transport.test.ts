import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CallAbortion } from './call-signal';
import { type HttpSettings, httpTransport } from './http-transport';
import { SubgraphFailure } from './subgraph-failure';
import type { SubgraphRequest, SubgraphTransport } from './subgraph-transport';

const LARGEST_ANSWER_BYTES = 100_000;

function asking(query: string, variables = '{}'): SubgraphRequest {
  return { operation: { kind: 'query', query }, variables };
}

describe.each<HttpSettings['client']>(['own', 'undici'])(
  'the HTTP transport (%s client)',
  (client) => {
    let server: Server;
    let transport: SubgraphTransport;
    let answer: RequestListener;

    beforeEach(async () => {
      server = createServer((request, response) => answer(request, response));
      await new Promise<void>((resolve) => {
        server.listen(0, '127.0.0.1', resolve);
      });
      const { port } = server.address() as AddressInfo;
      transport = httpTransport({
        name: 'moon',
        url: new URL(`http://127.0.0.1:${port}/graphql?a=b`),
        client,
        largestAnswerBytes: LARGEST_ANSWER_BYTES,
        sharesQueries: false,
      });
    });

    afterEach(async () => {
      server.closeAllConnections();
      server.close();
      await transport.close();
    });

    it('posts the operation as JSON to the address with its query', async () => {
      let received: unknown;
      answer = (request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          received = {
            url: request.url,
            method: request.method,
            body: Buffer.concat(chunks).toString(),
          };
          response.end('{"data":{"a":1}}');
        });
      };
      expect(await transport.execute(asking('{ a }', '{"b":2}'))).toEqual({ data: { a: 1 } });
      expect(received).toEqual({
        url: '/graphql?a=b',
        method: 'POST',
        body: '{"query":"{ a }","variables":{"b":2}}',
      });
    });

    it('passes on a GraphQL answer whatever its status', async () => {
      answer = (_, response) => {
        response.statusCode = 400;
        response.end('{"errors":[{"message":"no"}]}');
      };
      expect(await transport.execute(asking('{'))).toEqual({ errors: [{ message: 'no' }] });
    });

    it.each<[string, string, RequestListener]>([
      ['SUBGRAPH_BAD_ANSWER', 'HTML', (_, response) => response.end('<html>502</html>')],
      ['SUBGRAPH_BAD_ANSWER', 'JSON that is not GraphQL', (_, response) => response.end('[1]')],
      [
        'SUBGRAPH_UNAVAILABLE',
        'half an answer',
        (_, response) => {
          response.writeHead(200, { 'content-length': '1000' });
          response.write('{"data":');
          setImmediate(() => response.destroy());
        },
      ],
      ['SUBGRAPH_UNAVAILABLE', 'a closed connection', (request) => request.socket.destroy()],
      [
        'SUBGRAPH_ANSWER_TOO_LARGE',
        'more than is accepted',
        (_, response) => response.end(`{"data":"${'x'.repeat(LARGEST_ANSWER_BYTES)}"}`),
      ],
      [
        'SUBGRAPH_ANSWER_TOO_LARGE',
        'more than is accepted, in pieces',
        (_, response) => {
          response.write('{"data":"');
          response.end('x'.repeat(LARGEST_ANSWER_BYTES));
        },
      ],
      [
        'SUBGRAPH_BAD_ANSWER',
        'something that is not HTTP',
        (request) => request.socket.end('SSH-2.0-OpenSSH_9.2\r\n\r\n'),
      ],
    ])('fails with %s for %s, and tells no address', async (code, _, listener) => {
      answer = listener;
      const failure = transport.execute(asking('{ a }'));
      await expect(failure).rejects.toBeInstanceOf(SubgraphFailure);
      await expect(failure).rejects.toMatchObject({ code });
      await expect(failure).rejects.toThrow(/^The subgraph "moon" [a-zA-Z ]+\.$/);
    });

    it('hangs up when nobody waits for the answer any more', async () => {
      const asker = new CallAbortion();
      const hungUp = new Promise<void>((resolve) => {
        answer = (request) => {
          request.socket.once('close', resolve);
          asker.abort(new SubgraphFailure('moon', 'CLIENT_GONE'));
        };
      });
      const call = transport.execute(asking('{ a }'), { signal: asker });
      await expect(call).rejects.toMatchObject({ code: 'CLIENT_GONE' });
      await hungUp;
    });

    it('fails with SUBGRAPH_UNAVAILABLE when nobody listens', async () => {
      server.close();
      server.closeAllConnections();
      await expect(transport.ping()).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    });
  },
);
