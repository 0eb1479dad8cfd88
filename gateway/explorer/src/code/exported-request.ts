import { Kind, type OperationDefinitionNode, OperationTypeNode, parse } from 'graphql';
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
  const definition = definitionOf(operation);
  return {
    address,
    operation: { ...operation, variables: declaredOf(operation.variables, definition) },
    type: definition?.operation ?? OperationTypeNode.QUERY,
    headers: Object.entries(headers).map(([name, value]) => exportedHeader(name, String(value))),
  };
}

function exportedHeader(name: string, value: string): ExportedHeader {
  return SECRET.test(name)
    ? { name, text: SCHEME.exec(value)?.[0] ?? '', isSecret: true }
    : { name, text: value, isSecret: false };
}

function definitionOf({
  query,
  operationName,
}: AskedOperation): OperationDefinitionNode | undefined {
  const operations = parse(query, { noLocation: true }).definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  return operations.find(({ name }) => name?.value === operationName) ?? operations[0];
}

/** The editor's variables serve all its operations; code has one of them. */
function declaredOf(
  variables: AskedOperation['variables'],
  definition: OperationDefinitionNode | undefined,
): AskedOperation['variables'] {
  const declared = new Set(
    definition?.variableDefinitions?.map(({ variable }) => variable.name.value),
  );
  return Object.fromEntries(Object.entries(variables).filter(([name]) => declared.has(name)));
}

/** What GraphQL over HTTP sends, with nothing that says nothing. */
export function bodyOf({ query, variables, operationName }: AskedOperation): object {
  return {
    query,
    ...(Object.keys(variables).length === 0 ? {} : { variables }),
    ...(operationName === undefined ? {} : { operationName }),
  };
}
