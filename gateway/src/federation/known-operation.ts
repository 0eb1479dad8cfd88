import { createHash } from 'node:crypto';
import { type DocumentNode, type OperationDefinitionNode, print } from 'graphql';
import { GuardedOperation } from '../authorization';
import {
  type ClientKeys,
  conditionVariables,
  type FederatedSchema,
  type Resumption,
  withDistinctKeys,
  withLiftedLiterals,
  withResumption,
} from '../planning';

/** What there is to know of an operation before it is planned. */
export interface KnownOperation {
  /** The operation and its fragments as they are planned: without literals, in keys of our own, conditions undecided. */
  readonly document: DocumentNode;
  /** The same for all operations that one plan serves. */
  readonly planKey: string;
  /** The same for all operations whose answers, besides, have the same keys. */
  readonly key: string;
  readonly clientKeys: ClientKeys;
  /** The variables that decide, in `@skip` and `@include`, what is asked. */
  readonly conditions: readonly string[];
  /** The values that were taken out of the operation, by the names of their variables. */
  readonly literals: Readonly<Record<string, unknown>>;
  readonly hasLiterals: boolean;
  /** What of it not everybody may see; `null` when anybody may see all of it. */
  readonly guarded: GuardedOperation | null;
  /** How its events are asked for from one of them on; `null` when they cannot be. */
  readonly resumption: Resumption | null;
}

/**
 * Reads each operation once. Knows it by its node: a document that is parsed once for many requests costs nothing
 * from the second one on, and is forgotten with the document.
 */
export class KnownOperations {
  private readonly schema: Pick<FederatedSchema, 'apiSchema' | 'plannersKeys' | 'requirements'>;
  private readonly known = new WeakMap<OperationDefinitionNode, KnownOperation>();

  constructor(schema: KnownOperations['schema']) {
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
    const { apiSchema, plannersKeys, requirements } = this.schema;
    const lifted = withLiftedLiterals(apiSchema, document, operation);
    const { document: whole, resumption } = withResumption(
      apiSchema,
      lifted.document,
      plannersKeys,
    );
    const { document: distinct, clientKeys } = withDistinctKeys(whole, plannersKeys);
    const text = print(distinct);
    const planKey = createHash('sha256').update(text).digest('base64');
    return {
      document: distinct,
      planKey,
      key: [planKey, ...clientKeys.values()].join(' '),
      clientKeys,
      // Where there is no directive there is no condition, and most operations have none.
      conditions: text.includes('@') ? conditionVariables(distinct) : [],
      literals: lifted.literals,
      hasLiterals: Object.keys(lifted.literals).length > 0,
      guarded: GuardedOperation.of(distinct, apiSchema, requirements),
      resumption,
    };
  }
}
