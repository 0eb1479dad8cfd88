import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLInt,
  type GraphQLScalarType,
  GraphQLString,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  Kind,
  type ObjectValueNode,
  type ValueNode,
} from 'graphql';

/** A literal that must stay where it is: it contains a variable, or a value that JSON might say differently. */
export const NOT_JSON = Symbol('not JSON');

/**
 * What a client would send as the value of a variable in the place of a literal. `literal` is valid for `type`.
 * Equal literals give equal JSON, whatever the order of their fields.
 */
export function jsonValue(type: GraphQLInputType, literal: ValueNode): unknown {
  const nullable = getNullableType(type);
  if (literal.kind === Kind.VARIABLE) {
    return NOT_JSON;
  }
  if (literal.kind === Kind.NULL) {
    return null;
  }
  if (isListType(nullable)) {
    // One value in the place of a list is a list of one.
    const items = literal.kind === Kind.LIST ? literal.values : [literal];
    const values = items.map((item) => jsonValue(nullable.ofType, item));
    return values.includes(NOT_JSON) ? NOT_JSON : values;
  }
  if (isInputObjectType(nullable)) {
    return literal.kind === Kind.OBJECT ? jsonObject(nullable, literal) : NOT_JSON;
  }
  return isEnumType(nullable) ? enumValue(literal) : scalarValue(nullable, literal);
}

/** In the order of the type, so that the order of the literal makes no difference. */
function jsonObject(type: GraphQLInputObjectType, literal: ObjectValueNode): unknown {
  const given = new Map(literal.fields.map(({ name, value }) => [name.value, value]));
  const entries: [string, unknown][] = [];
  for (const field of Object.values(type.getFields())) {
    const node = given.get(field.name);
    if (node !== undefined) {
      entries.push([field.name, jsonValue(field.type, node)]);
    }
  }
  return entries.some(([, value]) => value === NOT_JSON) ? NOT_JSON : Object.fromEntries(entries);
}

function enumValue(literal: ValueNode): unknown {
  return literal.kind === Kind.ENUM ? literal.value : NOT_JSON;
}

/**
 * Of scalars that are not GraphQL's own, only text is certain to mean the same as a literal and as a variable:
 * a subgraph may read `1.50` from the document as it is written, and JSON says `1.5`.
 */
function scalarValue({ name }: GraphQLScalarType, literal: ValueNode): unknown {
  switch (name) {
    case GraphQLInt.name:
    case GraphQLFloat.name:
      return numberValue(literal);
    case GraphQLID.name:
      return literal.kind === Kind.INT ? literal.value : textValue(literal);
    case GraphQLBoolean.name:
      return literal.kind === Kind.BOOLEAN ? literal.value : NOT_JSON;
    case GraphQLString.name:
    default:
      return textValue(literal);
  }
}

function numberValue(literal: ValueNode): unknown {
  const value =
    literal.kind === Kind.INT || literal.kind === Kind.FLOAT ? Number(literal.value) : Number.NaN;
  return Number.isFinite(value) ? value : NOT_JSON;
}

function textValue(literal: ValueNode): unknown {
  return literal.kind === Kind.STRING ? literal.value : NOT_JSON;
}
