import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isUnionType,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import { chance, pick } from './chance';
import type { TestRequest } from './gateways';

const DEEPEST = 6;
/** Fields and fragments of one operation. */
const LARGEST = 40;
/** Keys that plain objects inherit. */
export const AWKWARD_ALIASES = ['constructor', 'toString', 'valueOf', 'hasOwnProperty'];
/** Keys that plans use for themselves. Stock takes them for what they say, and is wrong. */
export const CONFUSING_ALIASES = ['id', 'weight', 'email', 'dims', '__typename'];
const MOST_ATTEMPTS = 30;

/** A random valid query over a schema; the same for the same seed. */
export function generateOperation(
  schema: GraphQLSchema,
  seed: number,
  aliases: readonly string[] = AWKWARD_ALIASES,
): TestRequest {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const request = new OperationGenerator(
      schema,
      seed * MOST_ATTEMPTS + attempt,
      aliases,
    ).generate();
    // Aliases may clash; such an operation is thrown away.
    if (validate(schema, parse(request.query)).length === 0) {
      return request;
    }
  }
  return { query: '{ __typename }' };
}

class OperationGenerator {
  private readonly schema: GraphQLSchema;
  private readonly seed: number;
  private readonly aliases: readonly string[];
  private questions = 0;
  private size = 0;
  private readonly definitions: string[] = [];
  private readonly variables: Record<string, unknown> = {};
  private readonly fragments: string[] = [];

  constructor(schema: GraphQLSchema, seed: number, aliases: readonly string[]) {
    this.schema = schema;
    this.seed = seed;
    this.aliases = aliases;
  }

  generate(): TestRequest {
    const root = this.schema.getRootType(OperationTypeNode.QUERY);
    const body = root == null ? '{ __typename }' : this.selectionSet(root, DEEPEST);
    const definitions = this.definitions.length === 0 ? '' : `(${this.definitions.join(' ')})`;
    return {
      query: `query Generated${definitions} ${body}\n${this.fragments.join('\n')}`,
      variables: this.variables,
    };
  }

  private is(probability: number): boolean {
    return chance(this.seed, `${this.questions++}`) < probability;
  }

  private one<T>(choices: readonly T[]): T | undefined {
    return choices[pick(choices.length, this.seed, `${this.questions++}`)];
  }

  private selectionSet(type: GraphQLCompositeType, depth: number): string {
    const most = this.size > LARGEST ? 1 : 4;
    const count = 1 + pick(most, this.seed, `${this.questions++}`);
    this.size += count;
    const selections = Array.from({ length: count }, () => this.selection(type, depth));
    return `{ ${selections.join(' ')} }`;
  }

  private selection(type: GraphQLCompositeType, depth: number): string {
    if (this.is(0.12)) {
      return `${this.alias('__typename', 0.3)}__typename${this.condition()}`;
    }
    if (isUnionType(type) || this.is(isInterfaceType(type) ? 0.4 : 0.1)) {
      return this.fragment(type, depth);
    }
    const usable = Object.values(type.getFields()).filter(
      ({ type }) => (depth > 1 && this.size <= LARGEST) || !isCompositeType(getNamedType(type)),
    );
    const field = this.one(usable);
    return field === undefined ? '__typename' : this.field(field, depth);
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const type = getNamedType(field.type);
    const given = field.args.filter((argument) => isNonNullType(argument.type) || this.is(0.4));
    const args = given.map((argument) => `${argument.name}: ${this.argument(argument)}`);
    const argumentList = args.length === 0 ? '' : `(${args.join(', ')})`;
    const below = isCompositeType(type) ? ` ${this.selectionSet(type, depth - 1)}` : '';
    const alias = this.alias(field.name, args.length === 0 ? 0.15 : 0.7);
    return `${alias}${field.name}${argumentList}${this.condition()}${below}`;
  }

  private alias(name: string, probability: number): string {
    if (!this.is(probability)) {
      return '';
    }
    return this.is(0.1)
      ? `${this.one(this.aliases)}: `
      : `${name.replace('__', '')}_${this.questions}: `;
  }

  private fragment(type: GraphQLCompositeType, depth: number): string {
    const target = this.one(this.overlapping(type)) ?? type;
    if (this.is(0.3)) {
      const name = `F${this.fragments.length}_${this.questions}`;
      this.fragments.push(`fragment ${name} on ${target.name} ${this.selectionSet(target, depth)}`);
      return `...${name}${this.condition()}`;
    }
    const condition = target === type && this.is(0.3) ? '' : `on ${target.name}`;
    return `... ${condition}${this.condition()} ${this.selectionSet(target, depth)}`;
  }

  /** Types that an object of a type may be or implement. */
  private overlapping(type: GraphQLCompositeType): GraphQLCompositeType[] {
    const possible = isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type];
    const wider = possible.flatMap((object) => object.getInterfaces());
    return [type, ...possible, ...possible, ...wider];
  }

  private condition(): string {
    if (!this.is(0.12)) {
      return '';
    }
    const directive = this.is(0.5) ? 'skip' : 'include';
    if (this.is(0.3)) {
      return ` @${directive}(if: ${this.is(0.5)})`;
    }
    const name = `if${this.definitions.length}`;
    const value = this.is(0.5);
    if (this.is(0.3)) {
      this.definitions.push(`$${name}: Boolean = ${value}`);
    } else {
      this.definitions.push(`$${name}: Boolean!`);
      this.variables[name] = value;
    }
    return ` @${directive}(if: $${name})`;
  }

  private argument({ type }: GraphQLArgument): string {
    const value = this.input(type, 2);
    return this.is(0.6) ? this.literal(type, value) : this.variable(type, value);
  }

  private variable(type: GraphQLInputType, value: unknown): string {
    const name = `value${this.definitions.length}`;
    this.definitions.push(`$${name}: ${String(type)}`);
    if (isNonNullType(type) || value !== null || this.is(0.5)) {
      this.variables[name] = value;
    }
    return `$${name}`;
  }

  /** Literals may have variables in them. */
  private literal(type: GraphQLInputType, value: unknown): string {
    const nullable = getNullableType(type);
    if (value === null || value === undefined) {
      return 'null';
    }
    const part = (inner: GraphQLInputType, item: unknown): string =>
      this.is(0.2) ? this.variable(inner, item) : this.literal(inner, item);
    if (isListType(nullable) && Array.isArray(value)) {
      return `[${value.map((item) => part(nullable.ofType, item)).join(', ')}]`;
    }
    if (isInputObjectType(nullable) && typeof value === 'object') {
      const fields = nullable.getFields();
      const entries = Object.entries(value).flatMap(([name, item]) => {
        const field = fields[name];
        return field === undefined ? [] : [`${name}: ${part(field.type, item)}`];
      });
      return `{ ${entries.join(', ')} }`;
    }
    const text = JSON.stringify(value);
    return isEnumType(nullable) ? text.replaceAll('"', '') : text;
  }

  private input(type: GraphQLInputType, depth: number): unknown {
    if (!isNonNullType(type) && this.is(0.15)) {
      return null;
    }
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      return [this.input(nullable.ofType, depth)];
    }
    if (isEnumType(nullable)) {
      return this.one(nullable.getValues())?.name;
    }
    if (isInputObjectType(nullable)) {
      const fields = Object.values(nullable.getFields()).filter(() => depth > 0 && this.is(0.5));
      return Object.fromEntries(
        fields.map((field) => [field.name, this.input(field.type, depth - 1)]),
      );
    }
    return this.scalarInput(nullable.name);
  }

  private scalarInput(name: string): unknown {
    switch (name) {
      case 'Int':
        return pick(5, this.seed, `${this.questions++}`);
      case 'ID':
        return `${this.one(['u', 'b', 'm', 'r', 'w'])}${pick(4, this.seed, `${this.questions++}`)}`;
      default:
        return 'text "quoted"';
    }
  }
}
