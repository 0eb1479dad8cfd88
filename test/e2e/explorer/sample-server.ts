import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildSchema, graphql } from 'graphql';
import { MARKUP_PAYLOADS } from './markup-payloads';

const EXPLORER = join(__dirname, '../../../gateway/explorer');

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
};

/** Markup where only text is expected: it must be shown as typed, never run. */
const HOSTILE = '<img src=x onerror="globalThis.intruder = true"><script>intruder = true</script>';

const SCHEMA = buildSchema(`
  "A graph that is nobody's product. ${HOSTILE.replaceAll('"', "'")}"
  schema { query: Query }
  type Query {
    "Observatories, by name. ${HOSTILE.replaceAll('"', "'")}"
    observatories(first: Int = 20): [Observatory!]!
    observatory(name: String!): Observatory
    """${MARKUP_PAYLOADS.join('\n')}"""
    payloads: [Observatory!]!
    "Ten thousand invented stars, a page at a time."
    stars(first: Int = 100, after: String): StarConnection!
  }
  type StarConnection { nodes: [Star!]! pageInfo: PageInfo! totalCount: Int! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type Star {
    name: String!
    magnitude: Float!
    colour: String!
    seenFrom: [Observatory!]!
  }
  "A place to look at the sky from."
  type Observatory {
    name: String!
    "Above sea level, in metres."
    altitudeM: Int!
    site: Site!
  }
  type Site { latitude: Float! longitude: Float! }
`);

const OBSERVATORIES = [
  { name: 'Pic du Midi', altitudeM: 2877, site: { latitude: 42.94, longitude: 0.14 } },
  { name: 'Calern', altitudeM: 1270, site: { latitude: 43.75, longitude: 6.92 } },
  { name: 'Caussols', altitudeM: 1270, site: { latitude: 43.75, longitude: 6.92 } },
  { name: 'Les Makes', altitudeM: 977, site: { latitude: -21.2, longitude: 55.41 } },
];

export const STARS = 10_000;
const COLOURS = ['blue', 'white', 'yellow', 'red'];

function star(number: number) {
  return {
    // A text that a spreadsheet would calculate.
    name: number === 0 ? '=1+1' : `Star ${number}`,
    magnitude: Number((((number * 7919) % 2000) / 100 - 5).toFixed(2)),
    colour: COLOURS[number % COLOURS.length],
    seenFrom: OBSERVATORIES.slice(0, number % 3),
  };
}

function starPage({ first, after }: { first: number; after?: string | null }) {
  const from = Number(after ?? 0);
  const to = Math.min(from + first, STARS);
  return {
    nodes: Array.from({ length: to - from }, (_, at) => star(from + at)),
    pageInfo: { hasNextPage: to < STARS, endCursor: String(to) },
    totalCount: STARS,
  };
}

const ROOT = {
  payloads: MARKUP_PAYLOADS.map((name, at) => ({
    name,
    altitudeM: at,
    site: { latitude: 43, longitude: 1 },
  })),
  stars: starPage,
  observatories: ({ first }: { first: number }) => OBSERVATORIES.slice(0, first),
  observatory: ({ name }: { name: string }) =>
    OBSERVATORIES.find((observatory) => observatory.name === name) ?? null,
};

/** The settings that the sample server gives the page. */
export const SAMPLE_SETTINGS = {
  title: 'Observatories',
  graphqlPath: '/graphql',
  places: [{ names: { fr: 'La Réunion', en: 'Réunion' }, bounds: [55.2, -21.4, 55.9, -20.8] }],
  operations: [
    {
      name: 'OneObservatory',
      title: 'One observatory',
      description: 'A single record, asked for by name through a variable.',
      query:
        'query OneObservatory($name: String!) {\n  observatory(name: $name) {\n    name\n    altitudeM\n  }\n}\n',
      variables: '{\n  "name": "Pic du Midi"\n}',
    },
    {
      name: 'AllObservatories',
      title: 'All of them',
      description: `A list. ${HOSTILE}`,
      query: 'query AllObservatories {\n  observatories {\n    name\n  }\n}\n',
    },
    {
      name: 'HostileText',
      title: HOSTILE,
      query: `# ${HOSTILE}\nquery HostileText {\n  observatories(first: 1) {\n    altitudeM\n  }\n}\n`,
    },
  ],
};

export interface SampleServer {
  readonly url: string;
  readonly close: () => void;
}

/** Serves the built explorer with the headers it asks for, its settings, and a graph of two types. */
export async function startSampleServer(): Promise<SampleServer> {
  const headers = JSON.parse(readFileSync(join(EXPLORER, 'headers.json'), 'utf8')) as object;
  const server: Server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value));
    void answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (pathname === '/explorer.json') sendJson(response, SAMPLE_SETTINGS);
  else if (pathname === '/graphql') sendJson(response, await run(request));
  else sendFile(response, pathname === '/' ? '/index.html' : pathname);
}

async function run(request: IncomingMessage): Promise<unknown> {
  const body = JSON.parse(await text(request)) as {
    query: string;
    variables?: Record<string, unknown>;
    operationName?: string;
  };
  return graphql({
    schema: SCHEMA,
    rootValue: ROOT,
    source: body.query,
    variableValues: body.variables,
    operationName: body.operationName,
  });
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(value));
}

function sendFile(response: ServerResponse, pathname: string): void {
  const file = join(EXPLORER, 'dist', normalize(pathname));
  if (!existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.setHeader('content-type', MEDIA_TYPES[extname(file)] ?? 'application/octet-stream');
  createReadStream(file).pipe(response);
}
