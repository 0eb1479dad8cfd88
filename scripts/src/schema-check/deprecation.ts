import {
  type GraphQLField,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/** The end of each reason of a deprecation: "Use `legalName`. Goes after 2027-06-30." */
const LAST_DAY = /Goes after (\d{4}-\d{2}-\d{2})\.$/;

/** The last day for which a field, argument, input field or enum value was promised; `null` without a promise of an end. */
export function lastDayOf(schema: GraphQLSchema, path: string): string | null {
  return LAST_DAY.exec(deprecationReason(schema, path) ?? '')?.[1] ?? null;
}

function deprecationReason(schema: GraphQLSchema, path: string): string | null | undefined {
  const [typeName = '', member = '', argument] = path.split('.');
  const type = schema.getType(typeName);
  if (isEnumType(type)) {
    return type.getValue(member)?.deprecationReason;
  }
  if (isObjectType(type) || isInterfaceType(type)) {
    return ofField(type.getFields()[member], argument);
  }
  return isInputObjectType(type) ? type.getFields()[member]?.deprecationReason : null;
}

function ofField(
  field: GraphQLField<unknown, unknown> | undefined,
  argument: string | undefined,
): string | null | undefined {
  const given = field?.args.find(({ name }) => name === argument);
  return argument === undefined ? field?.deprecationReason : given?.deprecationReason;
}
