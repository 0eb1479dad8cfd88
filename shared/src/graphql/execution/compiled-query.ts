import type {
  DocumentNode,
  ExecutionResult,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { isCompilable, variablesThatMustBeGiven } from './compilable';
import { isExact } from './exact-answer';

/** What differs from one execution of an operation to the next. */
interface ExecutionInput {
  readonly contextValue: object;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Resolves to null where graphql-js must execute the request; resolvers may have run by then, as a query allows. */
export type CompiledQuery = (input: ExecutionInput) => Promise<ExecutionResult | null>;

/** Makes code of a valid operation; null where it is for graphql-js to execute. */
export function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CompiledQuery | null {
  if (!isCompilable(schema, document, operation)) {
    return null;
  }
  const compiled = compileQuery(schema, document, operation.name?.value);
  if (!isCompiledQuery(compiled)) {
    return null;
  }
  const required = variablesThatMustBeGiven(document, operation);
  return async ({ contextValue, variables }) => {
    if (!required.every((name) => Object.hasOwn(variables, name))) {
      return null;
    }
    const result = await compiled.query(undefined, contextValue, variables);
    return isExact(result) ? result : null;
  };
}
