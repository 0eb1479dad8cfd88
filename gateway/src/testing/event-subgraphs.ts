import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type FormattedExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  graphql,
  parse,
  subscribe,
} from 'graphql';
import type { Supergraph } from '../supergraph';
import {
  type GraphQLParameters,
  inProcessSubscriptions,
  inProcessTransport,
  SubgraphFailure,
  type SubgraphTransport,
  withSubscriptions,
} from '../transports';
import { Feed } from './feed';
import { composeFixture } from './fixture';
import { Journal } from './journal';

/** Labels are decided on in one subgraph, their products are in a second, and where those are made in a third. */
const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';

const TYPE_DEFS = {
  decisions: `
    type Query { decision(seq: Int!): Decision }
    type Mutation { decide(label: ID!): Decision }
    type Subscription {
      decided(firm: ID): Decision! heard: Int withdrawn: Decision
      recorded(after: String, firm: ID): Decision
    }
    type Decision { cursor: String! seq: Int! firm: ID label: Label verdict: String }
    type Label @key(fields: "id") { id: ID! status: String }
  `,
  catalogue: `
    type Query { product(id: ID!): Product }
    type Label @key(fields: "id") { id: ID! product: Product }
    type Product @key(fields: "id") { id: ID! name: String! }
  `,
  places: `
    type Query { cities: [String!] }
    type Product @key(fields: "id") { id: ID! city: String hall: String! }
  `,
} as const;

export type SubgraphName = keyof typeof TYPE_DEFS;

export interface Decision {
  readonly seq: number;
  readonly firm: string;
  readonly label: { readonly id: string };
}

interface Identified {
  readonly id: string;
}

type Resolvers = Readonly<
  Record<string, Readonly<Record<string, GraphQLFieldResolver<never, never> | object>>>
>;

/** The data of all three, and what is wrong with them. */
export class DecisionWorld {
  readonly feed = new Feed<Decision>();
  /** What `recorded` reads, from any event on. */
  readonly journal = new Journal<Decision>();
  /** Subgraphs that do not answer. */
  readonly dead = new Set<SubgraphName>();
  /** What happens before a subgraph answers. */
  before: (subgraph: SubgraphName, signal: AbortSignal | undefined) => Promise<void> = () =>
    Promise.resolve();
  private seq = 0;

  /** Publishes decisions on labels of one firm, and gives them back. */
  publish(count: number, firm = 'F1'): Decision[] {
    return Array.from({ length: count }, () => {
      const decision = { seq: this.seq, firm, label: { id: `L${this.seq}` } };
      this.seq += 1;
      this.feed.publish(decision);
      return decision;
    });
  }

  /** As `publish`, for those who subscribed to what is recorded. */
  record(count: number): void {
    const { length } = this.journal.entries;
    this.journal.append(...Array.from({ length: count }, (_, index) => decisionOf(length + index)));
  }

  readonly resolvers: Record<SubgraphName, Resolvers> = {
    decisions: {
      Query: { decision: (_: unknown, { seq }: { seq: number }) => decisionOf(seq) },
      Mutation: {
        decide: (_: unknown, { label }: { label: string }) => ({ seq: 1, label: { id: label } }),
      },
      Subscription: {
        decided: {
          subscribe: (_: unknown, { firm }: { firm?: string }) =>
            this.feed.subscribe((decision) => firm === undefined || decision.firm === firm),
          resolve: (decision: Decision) => decision,
        },
        recorded: {
          subscribe: (_: unknown, { after }: { after?: string }) =>
            this.journal.read(after === undefined ? null : Number(after) + 1),
          resolve: (decision: Decision) => decision,
        },
        heard: { subscribe: () => this.feed.subscribe(), resolve: ({ seq }: Decision) => seq },
        withdrawn: {
          subscribe: () => {
            throw new Error('nothing is withdrawn at db-host:5432');
          },
        },
      },
      Decision: {
        cursor: ({ seq }: Decision) => String(seq),
        verdict: ({ seq }: Decision) => (seq % 2 === 0 ? 'AWARDED' : 'REFUSED'),
      },
      Label: {
        __resolveReference: (label: Identified) => label,
        status: ({ id }: Identified) => `status of ${id}`,
      },
    },
    catalogue: {
      Query: { product: (_: unknown, { id }: Identified) => ({ id }) },
      Label: {
        __resolveReference: (label: Identified) => label,
        product: ({ id }: Identified) => ({ id: id.replace('L', 'P') }),
      },
      Product: {
        __resolveReference: (product: Identified) => product,
        name: ({ id }: Identified) => `product ${id}`,
      },
    },
    places: {
      Query: { cities: () => ['Toulouse'] },
      Product: {
        __resolveReference: (product: Identified) => product,
        city: ({ id }: Identified) => (id.endsWith('3') ? null : `city of ${id}`),
        hall: ({ id }: Identified) => (id.endsWith('5') ? null : `hall of ${id}`),
      },
    },
  };
}

function decisionOf(seq: number): Decision {
  return { seq, firm: 'F1', label: { id: `L${seq}` } };
}

export const SUBGRAPH_NAMES: readonly SubgraphName[] = ['decisions', 'catalogue', 'places'];

export function schemaOf(name: SubgraphName, world: DecisionWorld): GraphQLSchema {
  return buildSubgraphSchema({
    typeDefs: parse(`${LINK}\n${TYPE_DEFS[name]}`),
    resolvers: world.resolvers[name] as Record<string, Record<string, never>>,
  });
}

/** One server with all the data, as the oracle. */
export function monolith(world: DecisionWorld): GraphQLSchema {
  const merged: Record<string, Record<string, never>> = {};
  for (const resolvers of Object.values(world.resolvers)) {
    for (const [type, fields] of Object.entries(resolvers)) {
      merged[type] = { ...merged[type], ...(fields as Record<string, never>) };
    }
  }
  return buildSubgraphSchema({
    typeDefs: parse(`${LINK}\n${MONOLITH}`),
    resolvers: merged,
  });
}

const MONOLITH = `
  type Query { decision(seq: Int!): Decision product(id: ID!): Product cities: [String!] }
  type Mutation { decide(label: ID!): Decision }
  type Subscription {
    decided(firm: ID): Decision! heard: Int withdrawn: Decision
    recorded(after: String, firm: ID): Decision
  }
  type Decision { cursor: String! seq: Int! firm: ID label: Label verdict: String }
  type Label @key(fields: "id") { id: ID! status: String product: Product }
  type Product @key(fields: "id") { id: ID! name: String! city: String hall: String! }
`;

export function composeDecisions(): Supergraph {
  return composeFixture(
    Object.fromEntries(SUBGRAPH_NAMES.map((name) => [name, `${LINK}\n${TYPE_DEFS[name]}`])),
  );
}

/** A subgraph as a function. */
export function localSubgraph(name: SubgraphName, world: DecisionWorld): SubgraphTransport {
  const transport = subgraphWithoutEvents(name, world);
  const events = inProcessSubscriptions(name, { subscribe: openIn(schemaOf(name, world)) });
  return name === 'decisions' ? withSubscriptions(transport, events) : transport;
}

export function subgraphWithoutEvents(name: SubgraphName, world: DecisionWorld): SubgraphTransport {
  const schema = schemaOf(name, world);
  return inProcessTransport({
    execute: async (request, { signal }) => {
      await world.before(name, signal);
      if (world.dead.has(name)) {
        throw new SubgraphFailure(name, 'SUBGRAPH_UNAVAILABLE');
      }
      return asJson(await graphql({ schema, ...argumentsOf(request) }));
    },
    ready: () => Promise.resolve(),
  });
}

function openIn(schema: GraphQLSchema) {
  return async (
    request: GraphQLParameters,
  ): Promise<AsyncIterable<FormattedExecutionResult> | FormattedExecutionResult> => {
    const { source, ...rest } = argumentsOf(request);
    const opened = await subscribe({ schema, document: parse(source), ...rest });
    return Symbol.asyncIterator in opened ? mapped(opened) : asJson(opened);
  };
}

function mapped(
  events: AsyncGenerator<unknown, void, void>,
): AsyncIterable<FormattedExecutionResult> {
  return {
    [Symbol.asyncIterator]: () => ({
      next: async () => {
        const next = await events.next();
        return next.done === true ? next : { done: false, value: asJson(next.value) };
      },
      return: async () => {
        await events.return();
        return { done: true, value: undefined };
      },
    }),
  };
}

function argumentsOf({ query, variables, operationName }: GraphQLParameters) {
  return {
    source: query,
    variableValues: { ...variables },
    operationName: operationName ?? null,
  };
}

/** As over a wire: JSON that nobody else holds. */
function asJson(result: unknown): FormattedExecutionResult {
  return JSON.parse(JSON.stringify(result)) as FormattedExecutionResult;
}
