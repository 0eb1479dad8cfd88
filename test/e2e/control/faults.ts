import type { Call } from './troubled-graph';

/** What a subgraph, or something in front of it, may do instead of answering. */
export interface Fault {
  readonly name: string;
  readonly commit: (call: Call) => void;
}

/** Names that only the inside of the system knows. */
export const INTERNAL_NAMES =
  /127\.0\.0\.1|localhost|10\.1\.2\.3|db-7\.internal|:\d{4,5}\b|\/srv\/|node_modules|\.[jt]s\b|ECONN|EPIPE|socket|undici|\bat \w+[. (]|select |relation|password|stack|HPE_|Traceback|nginx|exception/i;

const TRACE = `Error: connect ECONNREFUSED 10.1.2.3:5432 (db-7.internal)
    at Object.query (/srv/app/node_modules/pg/lib/client.js:526:17)`;
const SQL = 'relation "label" does not exist: select password from label -- db-7.internal:5432';

function http(name: string, status: number, [type, text]: readonly [string, string]): Fault {
  return {
    name,
    commit: ({ response }) => {
      response.writeHead(status, { 'content-type': type, location: 'http://db-7.internal:8080/' });
      response.end(text);
    },
  };
}

function raw(name: string, bytes: (goodAnswer: string) => string, isReset = false): Fault {
  return {
    name,
    commit: ({ request: { socket }, goodAnswer }) => {
      socket.write(bytes(goodAnswer), () =>
        isReset ? socket.resetAndDestroy() : socket.destroySoon(),
      );
    },
  };
}

function graphqlError(name: string, error: object): Fault {
  return http(name, 200, ['application/json', JSON.stringify({ data: null, errors: [error] })]);
}

const OK = 'HTTP/1.1 200 OK\r\n';

export const FAULTS: readonly Fault[] = [
  http('500 HTML', 500, ['text/html', `<html><pre>${TRACE}</pre></html>`]),
  http('502 of a proxy', 502, ['text/html', '<center>nginx: upstream 10.1.2.3:4001</center>']),
  http('a redirect', 307, ['text/plain', 'see http://db-7.internal:8080/']),
  http('a trace as text', 200, ['text/plain', TRACE]),
  http('an array', 200, ['application/json', '[{"host":"db-7.internal"}]']),
  http('text', 200, ['application/json', JSON.stringify(TRACE)]),
  http('another object', 200, ['application/json', `{"exception":${JSON.stringify(TRACE)}}`]),
  http('data that is none', 200, ['application/json', '{"data":"db-7.internal"}']),
  http('entities that are none', 200, [
    'application/json',
    '{"data":{"_entities":"/srv/","best":7,"praise":7}}',
  ]),
  http('half of JSON', 200, ['application/json', '{"data":{"best":{"stars":']),
  http('nothing', 204, ['text/plain', '']),
  graphqlError('an error with a trace', { message: TRACE }),
  graphqlError('an error with SQL', {
    message: SQL,
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  }),
  graphqlError('an error with extensions', {
    message: SQL,
    path: ['best'],
    extensions: { stacktrace: TRACE.split('\n'), exception: { host: 'db-7.internal' } },
  }),
  graphqlError('a coded error with a trace beside it', {
    message: 'No such review.',
    extensions: { code: 'NOT_FOUND', stacktrace: [TRACE], exception: TRACE, query: SQL },
  }),
  graphqlError('an error that is none', { note: TRACE }),
  raw('a truncated answer', (good) => `${OK}content-length: ${good.length + 9}\r\n\r\n${good}`),
  raw('truncated chunks', (good) => `${OK}transfer-encoding: chunked\r\n\r\nfff\r\n${good}`),
  raw('a reset', () => '', true),
  raw('a reset within the answer', (good) => `${OK}content-length: 99\r\n\r\n${good}`, true),
  raw('another protocol', () => `220 db-7.internal ESMTP ${TRACE}\r\n\r\n`),
  raw('two lengths', (good) => `${OK}content-length: 3\r\ncontent-length: 9\r\n\r\n${good}`),
  raw('a broken head', () => `${OK}db-7.internal 10.1.2.3:5432\r\n\r\n`),
  raw('broken chunks', (good) => `${OK}transfer-encoding: chunked\r\n\r\nzz\r\n${good}`),
  {
    name: 'too much',
    commit: ({ response }) => response.end(`{"data":"${'db-7.internal '.repeat(2_000)}"}`),
  },
  {
    name: 'a trickle',
    commit: ({ response }) => {
      const trickle = setInterval(() => response.write('{'), 20);
      response.once('close', () => clearInterval(trickle));
    },
  },
  { name: 'silence', commit: () => undefined },
];
