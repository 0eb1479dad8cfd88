import { type GraphQLSchema, type GraphQLTypeResolver, isInterfaceType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';

type TypeResolver = GraphQLTypeResolver<unknown, unknown>;

/**
 * How interfaces name the type of a value, without the promise that type-graphql makes of each name: compiled
 * operations need the name at once, and everybody saves a turn of the event loop for each value.
 */
export function interfaceTypeResolvers(
  schema: GraphQLSchema,
): Readonly<Record<string, { readonly __resolveType: TypeResolver }>> {
  return Object.fromEntries(
    Object.values(schema.getTypeMap()).flatMap((type) => {
      const original = isInterfaceType(type) ? type.resolveType : null;
      const named = ownTypeResolver(type.name);
      return original && named ? [[type.name, { __resolveType: atOnce(named, original) }]] : [];
    }),
  );
}

type NameOfType = (...parameters: Parameters<TypeResolver>) => unknown;

/** As the class of the interface states it; null when several classes of the process have the name. */
function ownTypeResolver(name: string): NameOfType | null {
  const [own, ...others] = getMetadataStorage().interfaceTypes.filter((it) => it.name === name);
  return others.length === 0 ? (own?.resolveType ?? null) : null;
}

/** type-graphql's own resolver knows what to do with a class, or with a promise. */
function atOnce(nameOf: NameOfType, original: TypeResolver): TypeResolver {
  return (...parameters) => {
    const name = nameOf(...parameters);
    return typeof name === 'string' ? name : original(...parameters);
  };
}
