import type { ExecutionResult, GraphQLError } from 'graphql';

/**
 * Whether graphql-js would have given this answer too. With errors, graphql-jit is sure to do so only where a
 * resolver threw and the null stays where the field is: it tells several errors where graphql-js stops at the first
 * that takes the parent with it, it shifts a list of which an element fails, and it words differently what it finds
 * wrong itself.
 */
export function isExact({ data, errors }: ExecutionResult): boolean {
  return errors === undefined || errors.every((error) => isNullOfItsField(data, error));
}

function isNullOfItsField(data: unknown, { path = [], originalError }: GraphQLError): boolean {
  return (
    originalError !== undefined &&
    typeof path.at(-1) === 'string' &&
    path.reduce(valueOf, data) === null
  );
}

function valueOf(parent: unknown, key: string | number): unknown {
  return typeof parent === 'object' && parent !== null ? Reflect.get(parent, key) : undefined;
}
