import {
  type DefinitionNode,
  executeSync,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  type VariableDefinitionNode,
} from 'graphql';

/** Answers one `__schema` or `__type` field, given the variables of the request. */
export type Introspect = (variables: Readonly<Record<string, unknown>>) => unknown;

export interface IntrospectionContext {
  readonly schema: GraphQLSchema;
  readonly variableDefinitions: readonly VariableDefinitionNode[];
  readonly fragments: readonly DefinitionNode[];
}

/**
 * The schema's questions about itself are answered by graphql-js.
 * Without variables the answer is always the same, and is found once.
 */
export function compileIntrospection(
  { schema, variableDefinitions, fragments }: IntrospectionContext,
  fields: readonly FieldNode[],
): Introspect {
  const document = {
    kind: Kind.DOCUMENT as const,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION as const,
        operation: OperationTypeNode.QUERY,
        variableDefinitions,
        selectionSet: { kind: Kind.SELECTION_SET as const, selections: fields },
      },
      ...fragments,
    ],
  };
  const ask: Introspect = (variableValues) => {
    const { data } = executeSync({ schema, document, variableValues });
    return Object.values(data ?? {})[0] ?? null;
  };
  return variableDefinitions.length === 0 ? once(ask) : ask;
}

function once(ask: Introspect): Introspect {
  let answer: unknown;
  return (variables) => {
    answer ??= ask(variables);
    return answer;
  };
}
