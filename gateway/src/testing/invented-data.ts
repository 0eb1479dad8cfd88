import {
  type GraphQLFieldResolver,
  GraphQLInt,
  type GraphQLNamedOutputType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  getNullableType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql';
import { chance, pick } from './chance';

/** How often something goes wrong, between 0 and 1. */
export interface Faults {
  readonly nulls: number;
  readonly errors: number;
  readonly missingEntities: number;
}

export const NO_FAULTS: Faults = { nulls: 0, errors: 0, missingEntities: 0 };

/** What graphql-js gives to the resolver of a field. */
export type ResolverArguments = Parameters<
  GraphQLFieldResolver<unknown, unknown, Readonly<Record<string, unknown>>>
>;

/** What one object is: all its fields follow from its id, in whichever subgraph they are asked. */
export interface Invented {
  readonly __typename: string;
  readonly id: string;
  /** Fields that a representation brought along. */
  readonly given: Readonly<Record<string, unknown>>;
}

/** What a gateway sends to have an entity found. */
export type Reference = Readonly<Record<string, unknown>> & { readonly __typename: string };

/** Ids of an entity type start with its letter, so that every subgraph knows the type behind an id. */
const ID_PREFIXES: Readonly<Record<string, string>> = {
  User: 'u',
  Book: 'b',
  Movie: 'm',
  Review: 'r',
  Vendor: 'v',
  Warehouse: 'w',
};
/** What there is of an enum, an interface or a union. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  Format: ['PAPER', 'EBOOK', 'SCROLL'],
  Role: ['ADMIN', 'READER', 'AUDITOR'],
  Named: ['User'],
  Product: ['Book', 'Movie'],
  Reviewed: ['User', 'Vendor'],
  SearchResult: ['Book', 'Movie', 'User', 'Vendor'],
};
const MOST_OF_A_TYPE = 4;
const LONGEST_LIST = 3;

/**
 * Resolvers that invent everything: the same question about the same object has the same answer in every
 * subgraph and at every time, and so have the faults.
 */
export class InventedData {
  private readonly seed: number;
  private readonly faults: Faults;

  constructor(seed: number, faults: Faults) {
    this.seed = seed;
    this.faults = faults;
  }

  resolveField(...[source, args, , info]: ResolverArguments): unknown {
    const parent = isInvented(source) ? source : { __typename: 'Query', id: '', given: {} };
    const key = `${parent.id}.${info.fieldName}(${argumentsText(args)})`;
    if (!Object.hasOwn(KEY_FIELDS, info.fieldName) && this.happens('errors', key)) {
      throw new Error(`no ${info.fieldName} of ${parent.id}`);
    }
    return KEY_FIELDS[info.fieldName]?.(parent) ?? this.field(parent, key, info);
  }

  /** Finds an entity by whatever key a representation has. */
  resolveReference(isInterface: boolean, reference: Reference): Invented | null {
    const id = idOf(reference);
    if (this.happens('missingEntities', id)) {
      return null;
    }
    const concrete = Object.keys(ID_PREFIXES).find((type) => ID_PREFIXES[type] === id[0]);
    return {
      __typename: isInterface ? (concrete ?? '') : reference['__typename'],
      id,
      given: reference,
    };
  }

  private field(parent: Invented, key: string, info: GraphQLResolveInfo): unknown {
    switch (info.fieldName) {
      case 'shipping':
        return JSON.stringify([this.weight(parent), this.dims(parent), key]);
      case 'handling':
        return JSON.stringify([this.weight(parent), key]);
      default:
        return this.value(info.returnType, key);
    }
  }

  /** What `@requires` brought along, or the same found directly, where there is only one schema. */
  private weight({ id, given }: Invented): unknown {
    return Object.hasOwn(given, 'weight')
      ? given['weight']
      : this.value(GraphQLInt, `${id}.weight()`);
  }

  private dims({ __typename, id, given }: Invented): unknown {
    const key = `${id}.dims()`;
    if (Object.hasOwn(given, 'dims') || __typename === 'Movie') {
      return given['dims'];
    }
    const unit = `${key}.unit()`;
    return this.isNull(key)
      ? null
      : {
          height: this.scalar('Int', `${key}.height()`),
          unit: this.isNull(unit) ? null : { name: this.scalar('String', `${unit}.name()`) },
        };
  }

  private isNull(key: string): boolean {
    return chance(this.seed, `null ${key}`) < 0.1 || this.happens('nulls', key);
  }

  private value(type: GraphQLOutputType, key: string): unknown {
    if (!isNonNullType(type) && this.isNull(key)) {
      return null;
    }
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      const length = pick(LONGEST_LIST + 1, this.seed, `length ${key}`);
      return Array.from({ length }, (_, index) => this.value(nullable.ofType, `${key}[${index}]`));
    }
    return this.namedValue(nullable, key);
  }

  private namedValue(type: GraphQLNamedOutputType, key: string): unknown {
    const choices = CHOICES[type.name] ?? [];
    const choice = choices[pick(choices.length, this.seed, `choice ${key}`)];
    if (isEnumType(type)) {
      return choice;
    }
    return isScalarType(type)
      ? this.scalar(type.name, key)
      : this.object(isObjectType(type) ? type.name : null, choice ?? type.name, key);
  }

  private scalar(name: string, key: string): unknown {
    const number = pick(100, this.seed, `scalar ${key}`);
    switch (name) {
      case 'Int':
        return number;
      case 'Float':
        return number / 4;
      case 'Boolean':
        return number % 2 === 0;
      case 'JSON':
        return { number, nested: [{ key }], constructor: 'x' };
      default:
        return `${key.slice(-24)} ${number}`;
    }
  }

  /** `declared` is how a subgraph calls it that knows an interface as an object. */
  private object(declared: string | null, concrete: string, key: string): Invented {
    const prefix = ID_PREFIXES[concrete];
    const id =
      prefix === undefined ? key : `${prefix}${pick(MOST_OF_A_TYPE, this.seed, `id ${key}`)}`;
    return { __typename: declared ?? concrete, id, given: {} };
  }

  private happens(fault: keyof Faults, key: string): boolean {
    return chance(this.seed, `${fault} ${key}`) < this.faults[fault];
  }
}

/** Fields that are keys say which object it is. */
const KEY_FIELDS: Readonly<Record<string, (parent: Invented) => unknown>> = {
  id: ({ id }) => id,
  email: ({ id }) => `${id}@example.org`,
  upc: ({ id }) => `upc-${id}`,
  place: ({ id }) => ({ __typename: 'Place', id: `place of ${id}`, given: {} }),
  zip: ({ id }) => id.length,
};

function idOf(reference: Reference): string {
  const { id, email, upc } = reference;
  return String(id ?? email ?? upc)
    .replace(/@.*/, '')
    .replace('upc-', '');
}

function isInvented(source: unknown): source is Invented {
  return typeof source === 'object' && source !== null && 'id' in source;
}

function argumentsText(args: object): string {
  return Object.keys(args).length === 0 ? '' : JSON.stringify(args);
}
