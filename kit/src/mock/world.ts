import {
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { Chance } from './chance';
import { beginningOf, identifierOf, isOfNobody, sirenOf } from './identifiers';
import { conditionsOf, type Given, type MockObject, mockObject } from './mock-object';
import { scalarValue } from './scalar-values';
import {
  type Belonging,
  type Field,
  fieldsOf,
  isSingle,
  namedTypeOf,
  SchemaFacts,
} from './schema-facts';

/** How many objects there are of a kind, and of one whose objects belong to others. */
const OWNERS = 48;
const BELONGINGS = 144;
/** What strangers to the population are numbered from. */
const STRANGERS = 1_000;
/** What follows from two facts together, and must not be said otherwise: the holder of a label is the firm of what bears it. */
const DERIVED: Readonly<Record<string, readonly [string, string]>> = {
  'Label.holder': ['subject', 'firm'],
  'Application.applicant': ['subject', 'firm'],
};
/** How many of them hang at one of another kind, where nothing says how they belong together. */
const MOST_RELATED = 6;

/** All objects there are, how they hang together and what they say: a function of schema and seed. */
export class World {
  readonly facts: SchemaFacts;
  readonly chance: Chance;
  private readonly populations = new Map<string, readonly MockObject[]>();
  /** By the field that says to whom they belong, then by the key of their owner. */
  private readonly owned = new Map<string, ReadonlyMap<string, readonly MockObject[]>>();

  constructor(schema: GraphQLSchema, seed: string) {
    this.facts = new SchemaFacts(schema);
    this.chance = new Chance(seed);
  }

  /** Everything of these kinds, in the order of its numbers. */
  all(type: GraphQLNamedOutputType): readonly MockObject[] {
    const known = this.populations.get(type.name);
    if (known !== undefined) {
      return known;
    }
    const objects = this.facts.kindsOf(type).flatMap(({ name }) => this.populationOf(name));
    this.populations.set(type.name, objects);
    return objects;
  }

  private populationOf(typeName: string): MockObject[] {
    const keyField = this.facts.keyFieldOf(typeName) ?? 'id';
    return Array.from({ length: this.countOf(typeName) }, (_, index) =>
      mockObject({ typeName, key: identifierOf(typeName, keyField, index + 1), index }),
    );
  }

  private countOf(typeName: string): number {
    const type = this.facts.schema.getType(typeName);
    const belongs = isObjectType(type) && fieldsOf(type).some((field) => this.isOwned(type, field));
    return belongs ? BELONGINGS : OWNERS;
  }

  /** Whether this field says to whom the objects of the type belong. */
  private isOwned(type: GraphQLObjectType, field: Field): boolean {
    const owner = namedTypeOf(field.type);
    return (
      isSingle(field.type) &&
      this.facts.kindsOf(owner).length > 0 &&
      this.facts.belongingOf(type, field, owner) === null
    );
  }

  /** Any identifier is somebody's, unless it says that it is nobody's. */
  find(type: GraphQLNamedOutputType, key: string): MockObject | null {
    const kinds = this.facts.kindsOf(type);
    const kind = kinds.find(({ name }) => key.startsWith(`${beginningOf(name)}-`)) ?? kinds[0];
    if (kind === undefined || isOfNobody(key) || (kinds.length > 4 && !hasBeginning(kinds, key))) {
      return null;
    }
    const own = this.keyIn(kind.name, key);
    const member = this.all(kind).find((one) => one.key === own);
    return (
      member ?? mockObject({ typeName: kind.name, key: own, index: this.numberOf(kind.name, own) })
    );
  }

  /** The key of an object by its id: a label is looked up by its number and has `label-` before it in its id. */
  private keyIn(typeName: string, id: string): string {
    const beginning = `${beginningOf(typeName)}-`;
    return this.isKeyedById(typeName) || !id.startsWith(beginning)
      ? id
      : id.slice(beginning.length);
  }

  private idOf({ typeName, key }: MockObject): string {
    return this.isKeyedById(typeName) ? key : `${beginningOf(typeName)}-${key}`;
  }

  private isKeyedById(typeName: string): boolean {
    return (this.facts.keyFieldOf(typeName) ?? 'id') === 'id';
  }

  /** By another fact than its identifier: a firm by its SIREN. */
  findBy(type: GraphQLNamedOutputType, fact: string, value: string): MockObject | null {
    const member = this.all(type).find((one) => this.leaf(one, fact) === value);
    const [kind] = this.facts.kindsOf(type);
    const found = member ?? (kind ? this.find(kind, `${beginningOf(kind.name)}-${value}`) : null);
    return found && { ...found, known: { [fact]: value } };
  }

  private numberOf(typeName: string, key: string): number {
    return STRANGERS + this.chance.below(9_000, typeName, key, 'number');
  }

  /** What hangs at an object by one of its fields, before anybody narrows it. */
  related(owner: MockObject, field: Field, type: GraphQLNamedOutputType): readonly MockObject[] {
    const everything = this.all(type);
    const ownerType = this.typeOf(owner);
    if (owner.key === '') {
      return everything;
    }
    const belonging = this.facts.belongingOf(ownerType, field, type);
    return belonging === null
      ? this.some(owner, field, everything)
      : this.belongingTo(owner, belonging);
  }

  private some(
    { typeName, key }: MockObject,
    { name }: Field,
    everything: readonly MockObject[],
  ): readonly MockObject[] {
    const most = this.chance.below(MOST_RELATED + 1, typeName, key, name, 'count');
    const numbers = Array.from({ length: most }, (_, nth) =>
      this.chance.below(everything.length, typeName, key, name, nth),
    );
    return [...new Set(numbers)].toSorted((a, b) => a - b).flatMap((at) => everything[at] ?? []);
  }

  /** A stranger to the population has what one of its members has, and is named as their owner. */
  private belongingTo(owner: MockObject, belonging: Belonging): readonly MockObject[] {
    const owners = this.all(this.typeOf(owner));
    const isStranger = owner.index >= STRANGERS;
    const standIn = isStranger ? (owners[owner.index % owners.length] ?? owner) : owner;
    const own = this.byOwner(belonging).get(standIn.key) ?? [];
    return isStranger
      ? own.map((one) => ({ ...one, known: { [belonging.field.name]: owner } }))
      : own;
  }

  private byOwner({ type, field }: Belonging): ReadonlyMap<string, readonly MockObject[]> {
    const name = `${type.name}.${field.name}`;
    const known = this.owned.get(name);
    if (known !== undefined) {
      return known;
    }
    const groups = new Map<string, MockObject[]>();
    for (const one of this.all(type)) {
      const key = this.target(one, field.name)?.key ?? '';
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    this.owned.set(name, groups);
    return groups;
  }

  /** Where one of its fields leads that says to which other object it belongs. */
  target(object: MockObject, fieldName: string): MockObject | null {
    const [through, last] = DERIVED[`${object.typeName}.${fieldName}`] ?? [];
    const between = through === undefined ? null : this.target(object, through);
    if (between !== null && last !== undefined) {
      return this.target(between, last);
    }
    const field = this.fieldOf(object, fieldName);
    const everything = field === undefined ? [] : this.all(namedTypeOf(field.type));
    const place = [object.typeName, object.key, fieldName] as const;
    return everything[this.chance.below(everything.length, ...place)] ?? null;
  }

  /** The value of a field that is no object, in French. */
  leaf(object: MockObject, fieldName: string): unknown {
    const field = this.fieldOf(object, fieldName);
    return field === undefined ? undefined : this.leafOf(object, field, {});
  }

  leafOf(object: MockObject, field: Field, given: Given): unknown {
    const type = namedTypeOf(field.type);
    if (field.name === 'id') {
      return this.idOf(object);
    }
    if (field.name === this.facts.keyFieldOf(object.typeName)) {
      return object.key;
    }
    if (isEnumType(type)) {
      return this.enumValue(
        object,
        field.name,
        type.getValues().map(({ name }) => name),
      );
    }
    return (
      this.identifierIn(object, field) ??
      scalarValue(type.name, {
        object,
        field: field.name,
        language: given['locale'] === 'EN' ? 'EN' : 'FR',
        siren: this.sirenOf(object),
        chance: this.chance,
      })
    );
  }

  private enumValue(object: MockObject, fieldName: string, values: readonly string[]): string {
    const own = screaming(object.typeName);
    const [first = '', ...others] = values;
    return values.includes(own)
      ? own
      : this.chance.pick([first, ...others], object.typeName, object.key, fieldName);
  }

  /** `labelNumber` says which label `label` is. */
  private identifierIn(object: MockObject, { name }: Field): string | null {
    const base = /^(\w+)(Id|Number|Code|Version)$/.exec(name)?.[1];
    const field = base === undefined ? undefined : this.fieldOf(object, base);
    return field !== undefined && isSingle(field.type) && !isLeafType(namedTypeOf(field.type))
      ? (this.target(object, field.name)?.key ?? null)
      : null;
  }

  private sirenOf(object: MockObject): string {
    const firm =
      object.typeName === 'Firm' ? object : (ownerIn(object) ?? this.target(object, 'firm'));
    return firm === null ? '' : sirenOf(firm.key, firm.index + 1);
  }

  /** Whether an object is among those that the conditions leave: those that name one of its facts. */
  meets(object: MockObject, given: Given): boolean {
    return Object.entries(conditionsOf(given)).every(([name, wanted]) => {
      const actual = this.factFor(object, name);
      return actual === undefined || wanted == null || asList(wanted).includes(actual);
    });
  }

  private factFor(object: MockObject, condition: string): unknown {
    if (condition === 'kind' || condition === 'kinds') {
      return screaming(object.typeName);
    }
    const field = this.fieldOf(object, condition);
    if (field !== undefined) {
      return isOneOfFew(field) ? this.leafOf(object, field, {}) : undefined;
    }
    const base = /^(\w+)(Id|Code)s?$/.exec(condition)?.[1];
    return base === undefined || this.fieldOf(object, base) === undefined
      ? undefined
      : this.target(object, base)?.key;
  }

  typeOf({ typeName }: MockObject): GraphQLObjectType {
    const type = this.facts.schema.getType(typeName);
    if (!isObjectType(type)) {
      throw new TypeError(`${typeName} is no object type`);
    }
    return type;
  }

  private fieldOf(object: MockObject, name: string): Field | undefined {
    return fieldsOf(this.typeOf(object)).find((field) => field.name === name);
  }
}

function ownerIn({ known }: MockObject): MockObject | null {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is put there by this file
  return (known['firm'] as MockObject | undefined) ?? null;
}

function hasBeginning(kinds: readonly GraphQLObjectType[], key: string): boolean {
  return kinds.some(({ name }) => key.startsWith(`${beginningOf(name)}-`));
}

/** `ProductRange` as an enum has it: `PRODUCT_RANGE`. */
function screaming(typeName: string): string {
  return typeName.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
}

/** What conditions narrow by: not texts and figures, which would leave nothing. */
function isOneOfFew({ type }: Field): boolean {
  const named = namedTypeOf(type);
  return isSingle(type) && (isEnumType(named) || named.name === 'Boolean');
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
