import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type FormattedExecutionResult,
  type GraphQLSchema,
  graphql,
  isInterfaceType,
  parse,
} from 'graphql';
import { parseSupergraph, type Supergraph } from '../supergraph';
import type { GraphQLParameters } from '../transports';
import { FIXTURE_SUBGRAPHS } from './fixture-subgraphs';
import {
  type Faults,
  InventedData,
  NO_FAULTS,
  type Reference,
  type ResolverArguments,
} from './invented-data';

/** Composes subgraphs; composition errors are thrown together. */
export function composeFixture(
  subgraphs: Readonly<Record<string, string>> = FIXTURE_SUBGRAPHS,
): Supergraph {
  const { supergraphSdl, errors } = composeServices(
    Object.entries(subgraphs).map(([name, sdl]) => ({
      name,
      url: `http://${name}.invalid`,
      typeDefs: parse(sdl),
    })),
  );
  if (supergraphSdl === undefined) {
    throw new AggregateError(errors ?? [], (errors ?? []).map(({ message }) => message).join('\n'));
  }
  return parseSupergraph(supergraphSdl, 'the fixture');
}

/** The current data of all subgraphs of a fixture, exchanged between cases. */
export class FixtureWorld {
  data = new InventedData(0, NO_FAULTS);
  /** Subgraphs that do not answer. */
  dead: ReadonlySet<string> = new Set();
  readonly calls: { readonly subgraph: string; readonly request: GraphQLParameters }[] = [];
  private readonly schemas: ReadonlyMap<string, GraphQLSchema>;

  constructor(subgraphs: Readonly<Record<string, string>> = FIXTURE_SUBGRAPHS) {
    this.schemas = new Map(
      Object.entries(subgraphs).map(([name, sdl]) => [name, this.buildSchema(sdl)]),
    );
  }

  get names(): readonly string[] {
    return [...this.schemas.keys()];
  }

  begin(seed: number, faults: Faults, dead: readonly string[] = []): void {
    this.data = new InventedData(seed, faults);
    this.dead = new Set(dead);
    this.calls.length = 0;
  }

  /** Answers as a subgraph over a wire does: with JSON that nobody else holds. */
  async execute(name: string, request: GraphQLParameters): Promise<FormattedExecutionResult> {
    this.calls.push({ subgraph: name, request });
    const schema = this.schemas.get(name);
    if (schema === undefined) {
      throw new Error(`no subgraph ${name}`);
    }
    const result = await graphql({
      schema,
      source: request.query,
      variableValues: structuredClone({ ...request.variables }),
      operationName: request.operationName ?? null,
      fieldResolver: this.resolveField,
    });
    return JSON.parse(JSON.stringify(result)) as FormattedExecutionResult;
  }

  /** Answers from all the data at once, as one server with the client's schema would. */
  async executeMonolith(
    schema: GraphQLSchema,
    { query, variables, operationName }: GraphQLParameters,
  ): Promise<FormattedExecutionResult> {
    const result = await graphql({
      schema,
      source: query,
      variableValues: variables ?? null,
      operationName: operationName ?? null,
      fieldResolver: this.resolveField,
    });
    return JSON.parse(JSON.stringify(result)) as FormattedExecutionResult;
  }

  private readonly resolveField = (...field: ResolverArguments): unknown =>
    this.data.resolveField(...field);

  private buildSchema(sdl: string): GraphQLSchema {
    const schema = buildSubgraphSchema({ typeDefs: parse(sdl) });
    const entities = schema.getQueryType()?.getFields()['_entities'];
    if (entities !== undefined) {
      entities.resolve = (_, { representations }: { representations: Reference[] }) =>
        representations.map((reference) =>
          this.data.resolveReference(
            isInterfaceType(schema.getType(reference['__typename'])),
            reference,
          ),
        );
    }
    return schema;
  }
}
