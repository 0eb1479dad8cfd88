import {
  buildSchema,
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  parse,
} from 'graphql';
import { trusted } from '../../harness/trusted';
import type { BenchSubgraph, Representation } from '../graphs/graph';

/** The body of a GraphQL request. */
interface GraphQLParameters {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: Record<string, unknown> | null;
}

const FEDERATION = /* GraphQL */ `
  directive @key(fields: String!) repeatable on OBJECT | INTERFACE
  directive @requires(fields: String!) on FIELD_DEFINITION
  directive @provides(fields: String!) on FIELD_DEFINITION
  directive @external on FIELD_DEFINITION
  directive @extends on OBJECT
  scalar _Any
  type _Service {
    sdl: String
  }
`;
/** Parsed documents that are kept; a workload that writes a new one each time would fill memory. */
const MOST_DOCUMENTS = 1_000;

/** Answers the operations of one subgraph. Documents are not validated: gateways write them. */
export class ExecutableSubgraph {
  private readonly schema: GraphQLSchema;
  private readonly root: Readonly<Record<string, unknown>>;
  private readonly documents = new Map<string, DocumentNode>();

  constructor({ sdl, root, entity }: BenchSubgraph) {
    this.schema = buildSchema(executableSdl(sdl));
    this.root = {
      ...root,
      _service: () => ({ sdl }),
      _entities: ({ representations }: { representations: readonly Representation[] }) =>
        representations.map((representation) => entity(representation)),
    };
  }

  /** Takes and gives JSON text. What cannot be read is answered by an error. */
  async answer(body: string): Promise<string> {
    try {
      return JSON.stringify(await this.execute(trusted(JSON.parse(body))));
    } catch (error) {
      return JSON.stringify({ errors: [{ message: String(error) }] });
    }
  }

  private execute(asked: GraphQLParameters): ExecutionResult | Promise<ExecutionResult> {
    return execute({
      schema: this.schema,
      document: this.parse(asked.query),
      rootValue: this.root,
      variableValues: asked.variables ?? null,
      operationName: asked.operationName ?? null,
    });
  }

  private parse(query: string): DocumentNode {
    const known = this.documents.get(query);
    if (known !== undefined) {
      return known;
    }
    if (this.documents.size >= MOST_DOCUMENTS) {
      this.documents.clear();
    }
    const document = parse(query, { noLocation: true });
    this.documents.set(query, document);
    return document;
  }
}

/** What a Federation library adds to a subgraph's schema. */
function executableSdl(sdl: string): string {
  const entities = [...sdl.matchAll(/type (\w+)[^{]*@key/g)].map(([, name]) => name);
  const fields = '_entities(representations: [_Any!]!): [_Entity]!\n_service: _Service!';
  const root = /type Query @extends \{/;
  const schema = root.test(sdl)
    ? sdl.replace(root, `type Query {\n${fields}`)
    : `${sdl}\ntype Query {\n${fields}\n}`;
  return `${FEDERATION}\nunion _Entity = ${entities.join(' | ')}\n${schema}`;
}
