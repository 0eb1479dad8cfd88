import type { Caller } from '@apogee/shared/identity';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';

/** What a client gave to the variables of an operation. */
export interface RequestedVariables {
  /** As the client sent them. Known to be valid. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The same, coerced and with defaults. */
  readonly coercedVariables: Readonly<Record<string, unknown>>;
}

/** One operation of a valid document, and what is asked of it this time. */
export interface RequestedOperation {
  /** The document as the client wrote it. */
  readonly source: string;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  /** Who asks: what he may not see is left out before it is planned. */
  readonly caller: Caller;
  readonly operation: OperationDefinitionNode;
  readonly coercedVariables: Readonly<Record<string, unknown>>;
}
