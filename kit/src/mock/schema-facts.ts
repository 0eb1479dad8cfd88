import {
  type GraphQLField,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

export type Field = GraphQLField<unknown, unknown>;

/** A field by which objects of one kind belong to one of another: `Establishment.firm`. */
export interface Belonging {
  readonly type: GraphQLNamedOutputType;
  readonly field: Field;
}

export function isSingle(type: GraphQLOutputType): boolean {
  return !isListType(getNullableType(type));
}

export function namedTypeOf(type: GraphQLOutputType): GraphQLNamedOutputType {
  return getNamedType(type);
}

/** What the schema itself says of how its types hang together; nothing here knows a type by its name. */
export class SchemaFacts {
  /** By which field a kind is looked up: that of the argument of the root field that returns one. */
  private readonly keys: ReadonlyMap<string, string>;

  constructor(readonly schema: GraphQLSchema) {
    this.keys = keyFields(schema);
  }

  /** `id` for most kinds; null for types that have no life of their own. */
  keyFieldOf(typeName: string): string | null {
    return this.keys.get(typeName) ?? null;
  }

  /** The kinds with a life of their own that a value of this type may be. */
  kindsOf(type: GraphQLNamedOutputType): readonly GraphQLObjectType[] {
    return this.objectTypesOf(type).filter(({ name }) => this.keys.has(name));
  }

  objectTypesOf(type: GraphQLNamedOutputType): readonly GraphQLObjectType[] {
    if (isObjectType(type)) {
      return [type];
    }
    return isAbstractType(type) ? this.schema.getPossibleTypes(type) : [];
  }

  /**
   * How to find what belongs to an owner by the field of his that leads there: `Firm.establishments` by
   * `Establishment.firm`. Null where nothing points back, or where it is the owner's own field that says so.
   */
  belongingOf(owner: GraphQLObjectType, field: Field, target: Belonging['type']): Belonging | null {
    const back = fieldsOf(target).filter(
      (one) => isSingle(one.type) && this.mayBe(namedTypeOf(one.type), owner),
    );
    const [first = null] = back.toSorted((a, b) => rank(a) - rank(b));
    const isOwn = isSingle(field.type) && namedTypeOf(field.type) === target;
    if (first === null || target === owner || (isOwn && says(owner, field, first))) {
      return null;
    }
    return { type: target, field: first };
  }

  private mayBe(type: GraphQLNamedOutputType, owner: GraphQLObjectType): boolean {
    return this.objectTypesOf(type).includes(owner) && type.name !== 'Node';
  }
}

/** Of two fields that point at each other, the one that is never null says who belongs to whom, else the first by name. */
function says(owner: GraphQLObjectType, field: Field, back: Field): boolean {
  if (isNonNullType(field.type) || isNonNullType(back.type)) {
    return isNonNullType(field.type);
  }
  return owner.name < namedTypeOf(field.type).name;
}

function rank({ type }: Field): number {
  return isNonNullType(type) ? 0 : 1;
}

export function fieldsOf(type: GraphQLNamedOutputType): readonly Field[] {
  return 'getFields' in type ? Object.values(type.getFields()) : [];
}

function keyFields(schema: GraphQLSchema): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const { type, args } of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const named = namedTypeOf(type);
    if (isSingle(type) && isObjectType(named)) {
      const key = args.find(({ name }) => name in named.getFields())?.name;
      if (key !== undefined) {
        keys.set(named.name, key);
      }
    }
  }
  return keys;
}
