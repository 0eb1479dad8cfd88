import { type GraphQLSchema, isAbstractType } from 'graphql';

/** Which types each interface and union may be: what caches of clients ask for. */
export function possibleTypes(schema: GraphQLSchema): Readonly<Record<string, readonly string[]>> {
  const abstract = Object.values(schema.getTypeMap()).filter(
    (type) => isAbstractType(type) && !type.name.startsWith('__'),
  );
  return Object.fromEntries(
    abstract.filter(isAbstractType).map((type) => [
      type.name,
      schema
        .getPossibleTypes(type)
        .map(({ name }) => name)
        .toSorted(),
    ]),
  );
}
