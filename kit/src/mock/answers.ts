import { type GraphQLNamedOutputType, isLeafType, isNonNullType, isObjectType } from 'graphql';
import { conditionsOf, type Given, type MockObject, mockObject } from './mock-object';
import { pageOf, pageShape, pageSize } from './pages';
import { badInput } from './refusals';
import { type Field, isSingle, namedTypeOf } from './schema-facts';
import type { World } from './world';

/** How often a value is null that may be: facts, and what lies behind another object. */
const UNKNOWN_FACT = 0.12;
const MOST_PARTS = 3;
/** Entries of a paged list of what has no life of its own, such as events. */
const LONG_LIST = 45;
const MOST_IDS = 100;

interface Listed {
  readonly type: GraphQLNamedOutputType;
  readonly given: Given;
  /** Whether it is given in pages. */
  readonly isLong: boolean;
}

/** What an object answers to a field. */
export class Answers {
  constructor(private readonly world: World) {}

  answer(object: MockObject, field: Field, given: Given): unknown {
    if (field.name in object.known) {
      return object.known[field.name];
    }
    const type = namedTypeOf(field.type);
    if (this.isUnknown(object, field)) {
      return null;
    }
    if (!isSingle(field.type)) {
      return this.list(object, field, given);
    }
    return isLeafType(type)
      ? this.world.leafOf(object, field, given)
      : this.one(object, field, given);
  }

  /** The n-th of a sequence of what has no life of its own, events for example; the same by query and subscription. */
  nth(type: GraphQLNamedOutputType, index: number): MockObject {
    return this.made(type, `${type.name}/${index}`, { index });
  }

  private isUnknown(object: MockObject, { name, type }: Field): boolean {
    const isAlwaysThere =
      isNonNullType(type) || object.key === '' || object.typeName.endsWith('Payload');
    const { typeName, key } = object;
    return !isAlwaysThere && this.world.chance.share(typeName, key, name, 'known') < UNKNOWN_FACT;
  }

  private one(object: MockObject, field: Field, given: Given): MockObject | null {
    const type = namedTypeOf(field.type);
    const shape = pageShape(type);
    const key = this.placeKey(object, field, given);
    if (shape !== null && isObjectType(type)) {
      return pageOf(
        { type, shape, key, given },
        this.members(object, field, { given, type: shape.node, isLong: true }),
      );
    }
    if (this.world.facts.kindsOf(type).length > 0) {
      return this.entity(object, field, given);
    }
    const known = type.name.endsWith('Payload') ? { userErrors: [] } : {};
    return this.made(type, key, { given, known, index: object.index });
  }

  private entity(object: MockObject, field: Field, given: Given): MockObject | null {
    const type = namedTypeOf(field.type);
    const asked = askedKey(this.world.facts.kindsOf(type), {
      own: object.key === '' ? given : {},
      all: { ...conditionsOf(object.given), ...given },
    });
    if (asked !== null) {
      return asked.by === null
        ? this.world.find(type, asked.value)
        : this.world.findBy(type, asked.by, asked.value);
    }
    const owner = this.world.typeOf(object);
    const belongs = object.key !== '' && this.world.facts.belongingOf(owner, field, type) !== null;
    const [first = null] = belongs ? this.world.related(object, field, type) : [];
    return (
      first ??
      (belongs && !isNonNullType(field.type) ? null : this.world.target(object, field.name))
    );
  }

  private list(object: MockObject, field: Field, given: Given): readonly unknown[] {
    const type = namedTypeOf(field.type);
    if (isLeafType(type)) {
      return this.leaves(object, field, given);
    }
    const ids = { ...object.given, ...given }['ids'];
    if (Array.isArray(ids) && this.world.facts.kindsOf(type).length > 0) {
      return this.byIds(type, ids, isNonNullType(field.type));
    }
    const size = pageSize(given['first'], MOST_IDS);
    const from = typeof given['fromSeq'] === 'number' ? Math.max(0, given['fromSeq'] - 1) : 0;
    return this.members(object, field, { given, type, isLong: 'first' in given }).slice(
      from,
      from + size,
    );
  }

  private byIds(
    type: GraphQLNamedOutputType,
    ids: readonly unknown[],
    without: boolean,
  ): readonly (MockObject | null)[] {
    if (ids.length > MOST_IDS) {
      throw badInput(`\`ids\` must be at most ${MOST_IDS}.`, 'ids');
    }
    const found = ids.map((id) => this.world.find(type, String(id)));
    return without ? found.filter((one) => one !== null) : found;
  }

  private members(
    object: MockObject,
    field: Field,
    { given, type, isLong }: Listed,
  ): readonly MockObject[] {
    if (this.world.facts.kindsOf(type).length > 0) {
      return this.world
        .related(object, field, type)
        .filter((member) => this.world.meets(member, given));
    }
    const place = [object.typeName, object.key, field.name] as const;
    if (object.key === '' && isLong) {
      return Array.from({ length: LONG_LIST }, (_, index) => this.nth(type, index));
    }
    const count = 1 + this.world.chance.below(MOST_PARTS, ...place, 'count');
    return Array.from({ length: count }, (_, index) =>
      this.made(type, `${this.placeKey(object, field, given)}/${index}`, { index }),
    );
  }

  private leaves(object: MockObject, field: Field, given: Given): readonly unknown[] {
    const { typeName, key } = object;
    const count = 1 + this.world.chance.below(MOST_PARTS, typeName, key, field.name, 'count');
    const values = Array.from({ length: count }, (_, nth) =>
      this.world.leafOf({ ...object, key: `${key}/${nth}` }, field, given),
    );
    return [...new Set(values)];
  }

  /** Where something without a life of its own is: below what, by which field, asked how. Languages make no other thing. */
  private placeKey({ typeName, key }: MockObject, { name }: Field, given: Given): string {
    const { locale: _, after: __, first: ___, ...asked } = given;
    const isPlain = Object.values(asked).every((value) => value == null);
    const how = isPlain ? '' : `-${this.world.chance.hex(8, JSON.stringify(asked))}`;
    return `${key === '' ? typeName : key}/${name}${how}`;
  }

  private made(type: GraphQLNamedOutputType, key: string, rest: Partial<MockObject>): MockObject {
    const [first, ...others] = this.world.facts.objectTypesOf(type);
    const chosen = first && this.world.chance.pick([first, ...others], key, 'type');
    return mockObject({ ...rest, typeName: chosen?.name ?? type.name, key });
  }
}

interface AskedKey {
  readonly value: string;
  /** The fact that it is asked by; null for the identifier. */
  readonly by: string | null;
}

const KEYS = ['id', 'number', 'inseeCode', 'code', 'version'];
const OTHER_FACTS = ['siren', 'siret'];

interface AskedBy {
  /** Arguments of a root field itself. */
  readonly own: Given;
  /** Also those of the fields that led there, and the members of inputs. */
  readonly all: Given;
}

/** Which one is asked for: by its key, by its SIREN, or as `applicationId` says for an application. */
function askedKey(
  kinds: readonly { readonly name: string }[],
  { own, all }: AskedBy,
): AskedKey | null {
  const names = kinds.flatMap(({ name }) => [`${lowerFirst(name)}Id`, `${lowerFirst(name)}Number`]);
  const key = firstText(own, KEYS) ?? firstText(all, names);
  if (key !== null) {
    return { value: key, by: null };
  }
  const fact = OTHER_FACTS.find((name) => typeof own[name] === 'string');
  return fact === undefined ? null : { value: String(own[fact]), by: fact };
}

function firstText(given: Given, names: readonly string[]): string | null {
  const found = names.map((name) => given[name]).find((value) => typeof value === 'string');
  return typeof found === 'string' ? found : null;
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
