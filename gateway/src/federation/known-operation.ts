import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  print,
} from 'graphql';
import { conditionVariables, withLiftedLiterals } from '../planning';

/** What there is to know of an operation before it is planned. */
export interface KnownOperation {
  /** The same for all operations that one plan serves. */
  readonly key: string;
  /** The variables that decide, in `@skip` and `@include`, what is asked. */
  readonly conditions: readonly string[];
  /** The values that were taken out of the operation, by the names of their variables; `null` when there are none. */
  readonly literals: Readonly<Record<string, unknown>> | null;
}

/**
 * Reads each operation once. Knows it by its node: a document that is parsed once for many requests costs nothing
 * from the second one on, and is forgotten with the document.
 */
export class KnownOperations {
  private readonly schema: GraphQLSchema;
  private readonly known = new WeakMap<OperationDefinitionNode, KnownOperation>();

  /** The schema that clients see. */
  constructor(schema: GraphQLSchema) {
    this.schema = schema;
  }

  /** `operation` is an operation of the valid `document`. */
  get(operation: OperationDefinitionNode, document: DocumentNode): KnownOperation {
    const known = this.known.get(operation);
    if (known !== undefined) {
      return known;
    }
    const read = this.read(operation, document);
    this.known.set(operation, read);
    return read;
  }

  private read(operation: OperationDefinitionNode, document: DocumentNode): KnownOperation {
    const lifted = withLiftedLiterals(this.schema, document, operation);
    const text = print(lifted.document);
    return {
      key: createHash('sha256').update(text).digest('base64'),
      // Where there is no directive there is no condition, and most operations have none.
      conditions: text.includes('@') ? conditionVariables(lifted.document) : [],
      literals: Object.keys(lifted.literals).length === 0 ? null : lifted.literals,
    };
  }
}
