import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isUnionType,
} from 'graphql';

/** A request with its operation's text, as a client could have sent it. */
export interface RandomQuery {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const DEEPEST = 4;
const LARGEST = 40;

/**
 * A random query over a schema, the same for the same seed. Not always valid: aliases may clash.
 * Required arguments that are no plain scalar keep a field out of it.
 */
export function randomQuery(schema: GraphQLSchema, seed: number): RandomQuery {
  const root = schema.getQueryType();
  const writer = new QueryWriter(schema, seed);
  const body = root ? writer.selections(root, DEEPEST) : '{ __typename }';
  return {
    query: `query Random${writer.head()} ${body} ${writer.tail()}`,
    variables: writer.variables,
  };
}

/** Random queries over a schema in the schema language; directives that it does not define are no matter. */
export function randomQueriesOf(sdl: string, count: number): readonly RandomQuery[] {
  const schema = buildSchema(sdl, { assumeValidSDL: true });
  return Array.from({ length: count }, (_, seed) => randomQuery(schema, seed));
}

class QueryWriter {
  readonly variables: Record<string, unknown> = {};
  private readonly definitions: string[] = [];
  private readonly fragments: string[] = [];
  private size = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private state: number,
  ) {}

  head(): string {
    return this.definitions.length === 0 ? '' : `(${this.definitions.join(', ')})`;
  }

  tail(): string {
    return this.fragments.join(' ');
  }

  selections(type: GraphQLCompositeType, depth: number): string {
    const count = 1 + this.below(4);
    this.size += count;
    return `{ ${Array.from({ length: count }, () => this.selection(type, depth)).join(' ')} }`;
  }

  private selection(type: GraphQLCompositeType, depth: number): string {
    if (isUnionType(type) || this.below(isInterfaceType(type) ? 3 : 8) === 0) {
      return this.fragment(type, depth);
    }
    const field = this.one(
      Object.values(type.getFields()).filter((candidate) => this.isUsable(candidate, depth)),
    );
    return field === undefined || this.below(10) === 0 ? '__typename' : this.field(field, depth);
  }

  private isUsable({ type, args }: GraphQLField<unknown, unknown>, depth: number): boolean {
    const isLeaf = isLeafType(getNamedType(type));
    return (
      (isLeaf || (depth > 1 && this.size < LARGEST)) &&
      args.every((argument) => !isNonNullType(argument.type) || isScalarLike(argument))
    );
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const type = getNamedType(field.type);
    const given = field.args.filter(
      ({ type: wanted }) => isNonNullType(wanted) || this.below(3) === 0,
    );
    const args = given.map((argument) => `${argument.name}: ${this.argument(argument)}`);
    const alias = args.length > 0 || this.below(5) === 0 ? `a${this.below(1_000)}: ` : '';
    const list = args.length === 0 ? '' : `(${args.join(', ')})`;
    const below = isCompositeType(type) ? ` ${this.selections(type, depth - 1)}` : '';
    return `${alias}${field.name}${list}${this.condition()}${below}`;
  }

  private fragment(type: GraphQLCompositeType, depth: number): string {
    const possible = isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type];
    const target = this.one([...possible, ...possible.flatMap((it) => it.getInterfaces())]) ?? type;
    const body = this.selections(target, depth);
    if (this.below(3) > 0) {
      return `... on ${target.name} ${body}`;
    }
    const name = `F${this.fragments.length}`;
    this.fragments.push(`fragment ${name} on ${target.name} ${body}`);
    return `...${name}`;
  }

  /** Seldom: an operation with conditions is not compiled. */
  private condition(): string {
    return this.below(100) === 0 ? ` @skip(if: ${this.below(2) === 0})` : '';
  }

  private argument(argument: GraphQLArgument): string {
    const value = this.value(argument.type, 2);
    const isLiteral = this.below(2) === 0 || isInputObjectType(getNullableType(argument.type));
    return isLiteral ? value : this.variable(argument, value);
  }

  private variable({ type }: Pick<GraphQLArgument, 'type'>, value: string): string {
    const name = `v${this.definitions.length}`;
    this.definitions.push(`$${name}: ${String(type)}`);
    if (isNonNullType(type) || this.below(2) === 0) {
      this.variables[name] = isEnumType(getNamedType(type)) ? value : JSON.parse(value);
    }
    return `$${name}`;
  }

  /** As a literal. */
  private value(given: GraphQLArgument['type'], depth: number): string {
    const type = getNullableType(given);
    if (isEnumType(type)) {
      return this.one(type.getValues())?.name ?? 'null';
    }
    if (isInputObjectType(type)) {
      return this.inputObject(Object.values(type.getFields()), depth);
    }
    return this.scalar(getNamedType(type).name);
  }

  /** With variables inside, where graphql-jit and graphql-js differ. */
  private inputObject(
    fields: readonly Pick<GraphQLArgument, 'name' | 'type'>[],
    depth: number,
  ): string {
    const given = fields.filter(
      ({ type }) => isNonNullType(type) || (depth > 0 && this.below(2) === 0),
    );
    const entries = given.map((field) => {
      const value = this.value(field.type, depth - 1);
      const mayVary = isScalarLike(field) && this.below(2) === 0;
      return `${field.name}: ${mayVary ? this.variable(field, value) : value}`;
    });
    return `{ ${entries.join(', ')} }`;
  }

  private scalar(name: string): string {
    switch (name) {
      case 'Int':
      case 'Float':
        return String(1 + this.below(5));
      case 'Boolean':
        return String(this.below(2) === 0);
      default:
        return `"${this.one(['a', 'b', '31', 'toulouse'])}"`;
    }
  }

  private one<Choice>(choices: readonly Choice[]): Choice | undefined {
    return choices[this.below(choices.length)];
  }

  /** mulberry32 */
  private below(limit: number): number {
    this.state = (this.state + 0x6d_2b_79_f5) | 0;
    let bits = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) % Math.max(limit, 1);
  }
}

/** One value that is written without braces or brackets. */
function isScalarLike({ type }: Pick<GraphQLArgument, 'type'>): boolean {
  return isLeafType(getNullableType(type));
}
