import { buildSchema } from 'graphql';
import { MARKUP_PAYLOADS } from './markup-payloads';

/** Markup where only text is expected: it must be shown as typed, never run. */
export const HOSTILE =
  '<img src=x onerror="globalThis.intruder = true"><script>intruder = true</script>';

export const SAMPLE_SCHEMA = buildSchema(`
  "A graph that is nobody's product. ${HOSTILE.replaceAll('"', "'")}"
  schema { query: Query subscription: Subscription }
  type Query {
    "Observatories, by name. ${HOSTILE.replaceAll('"', "'")}"
    observatories(first: Int = 20): [Observatory!]!
    observatory(name: String!): Observatory
    """${MARKUP_PAYLOADS.join('\n')}"""
    payloads: [Observatory!]!
    "Ten thousand invented stars, a page at a time."
    stars(first: Int = 100, after: String): StarConnection!
  }
  type Subscription {
    "The payloads, one after another; then nothing more, for as long as it is followed."
    payload: Observatory!
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

const PAYLOADS = MARKUP_PAYLOADS.map((name, at) => ({
  name,
  altitudeM: at,
  site: { latitude: 43, longitude: 1 },
}));

async function* eachPayload() {
  for (const payload of PAYLOADS) yield { payload };
  await new Promise(() => {});
}

function observatories({ first }: { first: number }) {
  return OBSERVATORIES.slice(0, first);
}

function observatory({ name }: { name: string }) {
  return OBSERVATORIES.find((one) => one.name === name) ?? null;
}

/** What the fields at the root give. */
export const SAMPLE_ROOT = {
  payloads: PAYLOADS,
  payload: eachPayload,
  stars: starPage,
  observatories,
  observatory,
};

const FIRST_FETCH = {
  kind: 'Fetch',
  subgraph: 'sky',
  operation: `query {\n  observatories {\n    name # ${MARKUP_PAYLOADS.join(' ')}\n  }\n}`,
  variables: ['name_0'],
  requires: [],
};

/** A plan in which each text is one that somebody wrote to do harm. */
export const SAMPLE_PLAN = {
  subgraphs: ['sky', ...MARKUP_PAYLOADS],
  literals: { name_0: MARKUP_PAYLOADS.join(' ') },
  node: {
    kind: 'Sequence',
    nodes: [
      FIRST_FETCH,
      {
        kind: 'Parallel',
        nodes: MARKUP_PAYLOADS.map((payload) => ({
          kind: 'Flatten',
          path: ['observatories', '@', payload],
          node: {
            ...FIRST_FETCH,
            subgraph: payload,
            requires: [{ type: payload, fields: payload }],
          },
        })),
      },
    ],
  },
};
