import {
  buildSchema,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

const SDL = `
  type Query {
    moon(id: ID!): Moon
    moons(first: Int = 2, filter: Filter): [Moon]!
    rocks: [Rock!]!
    bodies: [Body]
    things(size: Size): [Thing]
    grid: [[Moon]]!
    system: System!
    count(filter: Filter): Int!
  }
  enum Size { SMALL LARGE }
  input Filter { size: Size = LARGE, text: String, not: Filter, near: Float }
  interface Body { id: ID! name: String mass: Float! around: Body }
  type Moon implements Body { id: ID! name: String mass: Float! around: Body planet(name: String): Planet! size: Size! tags: [String!] }
  type Planet implements Body { id: ID! name: String mass: Float! around: Body moons(first: Int): [Moon]! size: Size }
  type System { name: String! star: Body! things: [Thing]! size: Size }
  type Rock { weight: Int! label: String! }
  union Thing = Moon | Rock
`;

/** Beside the values of plain fields; resolvers give objects, lists, the odd value, and what goes wrong. */
const RESOLVED = new Set(['count', 'tags']);

/** The context of an execution: other seed, other answers. */
export interface InventedContext {
  readonly seed: number;
}

/**
 * A schema whose answers are all invented, the same for the same seed: values, nulls where none may be, errors thrown,
 * returned and rejected, promises of values and of list entries, wrong types and enum values.
 */
export function inventedSchema(): GraphQLSchema {
  const schema = buildSchema(SDL);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && !type.name.startsWith('__')) {
      inventFields(type);
    } else if (isAbstractType(type)) {
      type.resolveType = ({ kind }: { kind: string }) => kind;
    }
  }
  return schema;
}

function inventFields(type: GraphQLObjectType): void {
  for (const field of Object.values(type.getFields())) {
    if (!isPlain(field.name, field.type)) {
      field.resolve = invent;
    }
  }
}

function invent(...[, args, { seed }, info]: ResolverArguments): unknown {
  return outcome(seed, args, info);
}

type ResolverArguments = Parameters<GraphQLFieldResolver<unknown, InventedContext, object>>;

function isPlain(name: string, type: GraphQLOutputType): boolean {
  const named = getNamedType(type);
  return !RESOLVED.has(name) && !isObjectType(named) && !isAbstractType(named);
}

function outcome(seed: number, args: object, info: GraphQLResolveInfo): unknown {
  const dice = diceOf(`${seed} ${JSON.stringify(args)} ${pathOf(info.path)}`);
  const failure = new GraphQLError(`no ${info.fieldName}`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
  switch (dice(14)) {
    case 0:
      throw failure;
    case 1:
      return rejected(failure.message);
    case 2:
      return later(dice(3), null);
    case 3:
      return failure;
    default: {
      const value = valueOf(info.returnType, info.schema, dice);
      return dice(2) === 0 ? value : later(dice(3), value);
    }
  }
}

/** Handled, should nobody come to wait for it. */
function rejected(message: string): Promise<never> {
  const promise = Promise.reject(new GraphQLError(message));
  promise.catch(() => undefined);
  return promise;
}

async function later(turns: number, value: unknown): Promise<unknown> {
  for (let turn = 0; turn < turns; turn++) {
    await new Promise(setImmediate);
  }
  return value;
}

type Dice = (sides: number) => number;

function valueOf(given: GraphQLOutputType, schema: GraphQLSchema, dice: Dice): unknown {
  if (!isNonNullType(given) && dice(8) === 0) {
    return null;
  }
  const type = getNullableType(given);
  if (isListType(type)) {
    const items = Array.from({ length: dice(4) }, () => valueOf(type.ofType, schema, dice));
    return items.map((item) => (isNonNullType(type.ofType) ? item : listItem(item, dice)));
  }
  if (isObjectType(type) || isAbstractType(type)) {
    const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
    return objectOf(oneOf(possible, dice).name, schema, dice);
  }
  return isEnumType(type) ? oneOf(SIZES, dice) : scalarOf(type.name, dice);
}

/** One of them is none. */
const SIZES = [...Array.from({ length: 19 }, () => 'SMALL'), 'UNKNOWN'];

function scalarOf(name: string, dice: Dice): unknown {
  return name === 'Float' || name === 'Int' ? dice(100) : `text ${dice(100)}`;
}

/**
 * Now and then a promise, an error or a null inside a list. Not where entries must not be null, and no such list has
 * entries that fail later: graphql-js itself leaves that rejection unhandled when another entry fails first.
 */
function listItem(item: unknown, dice: Dice): unknown {
  switch (dice(16)) {
    case 0:
      return Promise.resolve(item);
    case 1:
      return rejected('no such entry');
    case 2:
      return null;
    default:
      return item;
  }
}

function objectOf(name: string, schema: GraphQLSchema, dice: Dice): object {
  const type = schema.getType(name);
  const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
  const plain = fields.filter((field) => isPlain(field.name, field.type));
  const values = plain.map((field) => [
    field.name,
    dice(30) === 0 ? null : valueOf(field.type, schema, dice),
  ]);
  return { ...(Object.fromEntries(values) as object), kind: dice(40) === 0 ? 'Query' : name };
}

function oneOf<Choice>(choices: readonly Choice[], dice: Dice): Choice {
  return choices[dice(choices.length)] as Choice;
}

function diceOf(text: string): Dice {
  let state = 7;
  for (const char of text) {
    state = Math.imul(state, 31) + (char.codePointAt(0) ?? 0);
  }
  return (sides) => {
    state = Math.imul(state ^ (state >>> 13), 1_274_126_177) + 12_345;
    return ((state ^ (state >>> 16)) >>> 0) % sides;
  };
}

function pathOf(path: GraphQLResolveInfo['path'] | undefined): string {
  return path === undefined ? '' : `${pathOf(path.prev)}.${path.key}`;
}
