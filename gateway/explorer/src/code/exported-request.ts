import { Kind, OperationTypeNode, parse } from 'graphql';
import type { AskedOperation } from '../graph/asked-operation';

/** A request header of an exported request. */
export interface ExportedHeader {
  readonly name: string;
  /** What is written into the code; of a secret only what stands before it (`Bearer `). */
  readonly text: string;
  /** The rest comes from the environment variable `TOKEN`: code is copied, mailed and committed. */
  readonly isSecret: boolean;
}

/** The operation in the editor, as code of somebody else is to send it. */
export interface ExportedRequest {
  readonly address: string;
  readonly operation: AskedOperation;
  readonly type: OperationTypeNode;
  readonly headers: readonly ExportedHeader[];
}

const SECRET = /auth|token|secret|key|cookie|password|session/i;
/** The scheme of an `authorization` is no secret. */
const SCHEME = /^(Bearer|Basic) (?=\S)/i;

/** Takes the secrets out of a request. Throws for what is no GraphQL. */
export function exportedRequest(
  address: string,
  operation: AskedOperation,
  headers: Readonly<Record<string, unknown>>,
): ExportedRequest {
  return {
    address,
    operation,
    type: typeOf(operation),
    headers: Object.entries(headers).map(([name, value]) => exportedHeader(name, String(value))),
  };
}

function exportedHeader(name: string, value: string): ExportedHeader {
  return SECRET.test(name)
    ? { name, text: SCHEME.exec(value)?.[0] ?? '', isSecret: true }
    : { name, text: value, isSecret: false };
}

function typeOf({ query, operationName }: AskedOperation): OperationTypeNode {
  const operations = parse(query, { noLocation: true }).definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const chosen = operations.find(({ name }) => name?.value === operationName) ?? operations[0];
  return chosen?.operation ?? OperationTypeNode.QUERY;
}

/** What GraphQL over HTTP sends, with nothing that says nothing. */
export function bodyOf({ query, variables, operationName }: AskedOperation): object {
  return {
    query,
    ...(Object.keys(variables).length === 0 ? {} : { variables }),
    ...(operationName === undefined ? {} : { operationName }),
  };
}
