import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  print,
} from 'graphql';
import { type FieldRequirements, GuardedOperation } from '../authorization';
import { conditionVariables, withLiftedLiterals } from '../planning';

/** What there is to know of an operation before it is planned. */
export interface KnownOperation {
  /** The same for all operations that one plan serves. */
  readonly key: string;
  /** The variables that decide, in `@skip` and `@include`, what is asked. */
  readonly conditions: readonly string[];
  /** The values that were taken out of the operation, by the names of their variables; `null` when there are none. */
  readonly literals: Readonly<Record<string, unknown>> | null;
  /** What of it not everybody may see; `null` when anybody may see all of it. */
  readonly guarded: GuardedOperation | null;
}

/**
 * Reads each operation once. Knows it by its node: a document that is parsed once for many requests costs nothing
 * from the second one on, and is forgotten with the document.
 */
export class KnownOperations {
  private readonly schema: GraphQLSchema;
  private readonly requirements: FieldRequirements;
  private readonly known = new WeakMap<OperationDefinitionNode, KnownOperation>();

  /** The schema that clients see, and what its fields ask of them. */
  constructor(schema: GraphQLSchema, requirements: FieldRequirements) {
    this.schema = schema;
    this.requirements = requirements;
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
      guarded: GuardedOperation.of(lifted.document, this.schema, this.requirements),
    };
  }
}
