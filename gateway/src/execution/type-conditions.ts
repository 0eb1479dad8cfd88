import { type GraphQLSchema, isAbstractType, isInterfaceType } from 'graphql';

/** Names of all types that satisfy a type condition: the type itself and whatever implements it or is in it. */
export function typesSatisfying(schema: GraphQLSchema, condition: string): ReadonlySet<string> {
  const satisfying = new Set([condition]);
  const type = schema.getType(condition);
  if (isAbstractType(type)) {
    const interfaces = isInterfaceType(type) ? schema.getImplementations(type).interfaces : [];
    for (const { name } of [...schema.getPossibleTypes(type), ...interfaces]) {
      satisfying.add(name);
    }
  }
  return satisfying;
}
