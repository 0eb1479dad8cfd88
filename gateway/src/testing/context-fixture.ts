import { buildSubgraphSchema } from '@apollo/subgraph';
import { buildSchema, type FormattedExecutionResult, graphql, parse } from 'graphql';
import { FEDERATION_LINK, type Script } from './scripted-gateway';

type Fields = Readonly<Record<string, unknown>>;

/** Shops whose items, and places whose notices, are given arguments by what is around them. */
const SHOPS = `
  type Query { shops: [Shop!]! places: [Place!]! }
  type Shop @key(fields: "id") @context(name: "shop") {
    id: ID! name: String shelves: [[Item!]!]! best: Item rate: Int @external terms: Terms
  }
  type Terms { currency(spelled: String = "short"): String }
  interface Place { id: ID! notices: [Notice!]! }
  type Town implements Place @key(fields: "id") @context(name: "place") { id: ID! tongue: String notices: [Notice!]! }
  type Land implements Place @key(fields: "id") @context(name: "place") { id: ID! official: String! notices: [Notice!]! }
  type Notice @key(fields: "id") {
    id: ID!
    text(in: String @fromContext(field: "$place ... on Town { tongue } ... on Land { official }")): String
  }
  type Item @key(fields: "id") {
    id: ID!
    price(rate: Int @fromContext(field: "$shop { rate }"), round: Boolean = false): String
    label(currency: String @fromContext(field: "$shop { terms { currency } }")): String
    similar: [Item!]
  }
`;
const BANKS = `
  type Shop @key(fields: "id") { id: ID! rate: Int }
  type Item @key(fields: "id") { id: ID! stock: Int! }
`;

/** What a client sees, answered by one server: what is given by context is handed down as a parent hands it down. */
const MONOLITH = buildSchema(`
  type Query { shops: [Shop!]! places: [Place!]! }
  type Shop { id: ID! name: String shelves: [[Item!]!]! best: Item rate: Int terms: Terms }
  type Terms { currency(spelled: String = "short"): String }
  interface Place { id: ID! notices: [Notice!]! }
  type Town implements Place { id: ID! tongue: String notices: [Notice!]! }
  type Land implements Place { id: ID! official: String! notices: [Notice!]! }
  type Notice { id: ID! text: String }
  type Item { id: ID! price(round: Boolean = false): String label: String similar: [Item!] stock: Int! }
`);

const RATES: Readonly<Record<string, number | null>> = { s1: 2, s2: 3, s3: null, s4: 2 };
const SHELVES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  s1: [['i1', 'i2'], [], ['i1']],
  s2: [['i2', 'i3']],
  s3: [['i1']],
  s4: [['i3', 'i1']],
};
const NOTICES = ['n1', 'n2'];

const priceOf = (id: string, rate: unknown, round: unknown): string =>
  `${id} at ${String(rate)}${round === true ? ' or so' : ''}`;
const labelOf = (id: string, currency: unknown): string => `${id} in ${String(currency)}`;
const currencyOf = (shop: string, spelled: unknown): string => `${shop} money, ${String(spelled)}`;
const textOf = (id: string, language: unknown): string => `${id} in ${String(language)}`;
const similarTo = (id: string): string[] => (id === 'i1' ? ['i2', 'i3'] : ['i1']);
const languageOf = (place: string): string | null => (place === 't2' ? null : `${place}-ish`);

const monolithItem = (id: string, shop: string): Fields => ({
  id,
  stock: id.length,
  price: ({ round }: Fields) => priceOf(id, RATES[shop], round),
  label: () => labelOf(id, currencyOf(shop, 'short')),
  similar: () => similarTo(id).map((other) => monolithItem(other, shop)),
});

const shopsOf = (item: (id: string, shop: string) => Fields): Fields[] =>
  Object.entries(SHELVES).map(([id, shelves]) => ({
    id,
    name: `shop ${id}`,
    rate: RATES[id],
    terms: { currency: ({ spelled }: Fields) => currencyOf(id, spelled) },
    shelves: shelves.map((shelf) => shelf.map((entry) => item(entry, id))),
    best: shelves[0]?.[0] === undefined ? null : item(shelves[0][0], id),
  }));

const placesOf = (notice: (id: string, place: string) => Fields): Fields[] =>
  ['t1', 't2', 'l1'].map((id) => ({
    __typename: id.startsWith('t') ? 'Town' : 'Land',
    id,
    tongue: languageOf(id),
    official: languageOf(id),
    notices: NOTICES.map((one) => notice(one, id)),
  }));

const monolithNotice = (id: string, place: string): Fields => ({
  id,
  text: textOf(id, languageOf(place)),
});

const subgraphItem = (id: string): Fields => ({
  __typename: 'Item',
  id,
  price: ({ rate, round }: Fields) => priceOf(id, rate, round),
  label: ({ currency }: Fields) => labelOf(id, currency),
  similar: () => similarTo(id).map(subgraphItem),
});

const subgraphNotice = (id: string): Fields => ({
  __typename: 'Notice',
  id,
  text: (given: Fields) => textOf(id, given['in']),
});

interface Reference {
  readonly __typename: string;
  readonly id: string;
}

const SHOPS_ENTITIES: Readonly<Record<string, (id: string) => Fields | undefined>> = {
  Item: subgraphItem,
  Notice: subgraphNotice,
  Shop: (id) => shopsOf(subgraphItem).find((shop) => shop['id'] === id),
};
const BANKS_ENTITIES: typeof SHOPS_ENTITIES = {
  Item: (id) => ({ stock: id.length }),
  Shop: (id) => ({ rate: RATES[id] }),
};

/** A subgraph that resolves for real and answers as over a wire. */
function subgraph(sdl: string, roots: Fields, entities: typeof SHOPS_ENTITIES): Script {
  const schema = buildSubgraphSchema({ typeDefs: parse(`${FEDERATION_LINK}\n${sdl}`) });
  const field = schema.getQueryType()?.getFields()['_entities'];
  if (field !== undefined) {
    field.resolve = (_, { representations }: { representations: readonly Reference[] }) =>
      representations.map(({ __typename, id }) => ({ __typename, ...entities[__typename]?.(id) }));
  }
  return async ({ query: source, variables }) => {
    const variableValues = structuredClone({ ...variables });
    const answer = await graphql({ schema, source, variableValues, rootValue: roots });
    return JSON.parse(JSON.stringify(answer)) as FormattedExecutionResult;
  };
}

/** What the subgraphs are, and what they answer. */
export const CONTEXT_SUBGRAPHS: Readonly<Record<string, string>> = { shops: SHOPS, banks: BANKS };
export const CONTEXT_SCRIPTS: Readonly<Record<string, Script>> = {
  shops: subgraph(
    SHOPS,
    { shops: shopsOf(subgraphItem), places: placesOf(subgraphNotice) },
    SHOPS_ENTITIES,
  ),
  banks: subgraph(BANKS, {}, BANKS_ENTITIES),
};

/** What one server with all the data would answer. */
export async function answerWithoutFederation(source: string): Promise<FormattedExecutionResult> {
  const rootValue = { shops: shopsOf(monolithItem), places: placesOf(monolithNotice) };
  const answer = await graphql({ schema: MONOLITH, source, rootValue });
  return JSON.parse(JSON.stringify(answer)) as FormattedExecutionResult;
}
