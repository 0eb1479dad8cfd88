import {
  coerceInputValue,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromAST,
} from 'graphql';
import { newTree } from '../execution';

type Variables = Readonly<Record<string, unknown>>;

export interface AskedVariables {
  readonly schema: GraphQLSchema;
  /** Omitted: the request names an operation that is not there. */
  readonly operation?: OperationDefinitionNode | undefined;
  readonly request: { readonly variables?: Variables | undefined };
}

interface DeclaredVariable {
  readonly name: string;
  readonly type: GraphQLInputType;
  /** Coerced; `undefined` when there is none. */
  readonly defaultValue: unknown;
}

interface Declarations {
  readonly schema: GraphQLSchema;
  /** `null` when one is wrong. */
  readonly variables: readonly DeclaredVariable[] | null;
}

/** Ends the coercion: whatever else is wrong does not matter. Nobody is told of it. */
class WrongValue extends Error {}

/** Of operations whose documents are kept. */
const known = new WeakMap<OperationDefinitionNode, Declarations>();

/**
 * Coerces variables as `getVariableValues` of graphql-js does, which reads the declared types anew for every request:
 * that takes longer than to coerce usual values. `null` when the request itself is wrong: Apollo's own execution stops
 * there too, and says why.
 */
export function coerceVariables({
  schema,
  operation,
  request: { variables: given = {} },
}: AskedVariables): Record<string, unknown> | null {
  const declared = operation === undefined ? null : declaredBy(operation, schema);
  if (declared === null) {
    return null;
  }
  // Variables are called as clients like, `__proto__` included.
  const coerced = newTree();
  try {
    for (const variable of declared) {
      coerceInto(coerced, variable, given);
    }
  } catch (error) {
    if (error instanceof WrongValue) {
      return null;
    }
    throw error;
  }
  return coerced;
}

function declaredBy(
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
): Declarations['variables'] {
  let declarations = known.get(operation);
  if (declarations?.schema !== schema) {
    declarations = { schema, variables: declaredVariables(operation, schema) };
    known.set(operation, declarations);
  }
  return declarations.variables;
}

function declaredVariables(
  { variableDefinitions = [] }: OperationDefinitionNode,
  schema: GraphQLSchema,
): Declarations['variables'] {
  const declared: DeclaredVariable[] = [];
  for (const { variable, type: node, defaultValue } of variableDefinitions) {
    const type = typeFromAST(schema, node);
    if (!isInputType(type)) {
      return null;
    }
    const name = variable.name.value;
    declared.push({ name, type, defaultValue: defaultValue && valueFromAST(defaultValue, type) });
  }
  return declared;
}

function coerceInto(
  coerced: Record<string, unknown>,
  { name, type, defaultValue }: DeclaredVariable,
  given: Variables,
): void {
  if (Object.hasOwn(given, name)) {
    coerced[name] = coerceInputValue(given[name], type, refuse);
  } else if (defaultValue !== undefined) {
    coerced[name] = defaultValue;
  } else if (isNonNullType(type)) {
    throw new WrongValue();
  }
}

function refuse(): never {
  throw new WrongValue();
}
