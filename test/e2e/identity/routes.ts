import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import type { FieldOwner, OwnedField } from './stated-rights';

/** How an operation reaches objects of a type. */
export interface Route {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly steps: readonly OwnedField[];
  /** The type that is reached. */
  readonly target: FieldOwner;
}

/** A query to a type by one of the unguarded fields that lead there. */
interface Arrival {
  readonly route: Route;
  readonly last: OwnedField;
}

/** The shortest ways from the roots of a schema to each type, past guarded fields only where there is no other. */
export class Routes {
  private readonly byType = new Map<string, Route>();
  private readonly arrivals = new Map<string, Arrival[]>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly isGuarded: (step: OwnedField) => boolean,
  ) {
    for (const kind of ['query', 'mutation', 'subscription'] as const) {
      const root = schema.getRootType(kind as never);
      if (root != null) {
        this.byType.set(root.name, { kind, steps: [], target: root });
        this.spread((step) => !isGuarded(step));
        this.spread(() => true);
      }
    }
    this.collectArrivals();
  }

  to(type: FieldOwner): Route | null {
    return this.byType.get(type.name) ?? null;
  }

  /** A way to a type whose last field fulfils a condition. */
  through(type: FieldOwner, isWanted: (step: OwnedField) => boolean): Route | null {
    return this.arrivals.get(type.name)?.find(({ last }) => isWanted(last))?.route ?? null;
  }

  private collectArrivals(): void {
    for (const { kind, steps, target } of this.byType.values()) {
      const further = kind === 'query' ? stepsFrom(target) : [];
      for (const last of further.filter((step) => !this.isGuarded(step))) {
        for (const reached of this.reachedBy(last)) {
          const route = { kind, steps: [...steps, last], target: reached };
          this.arrivals.set(reached.name, [
            ...(this.arrivals.get(reached.name) ?? []),
            { route, last },
          ]);
        }
      }
    }
  }

  /** Breadth first, so that the first way found is the shortest. */
  private spread(mayTake: (step: OwnedField) => boolean): void {
    const open = [...this.byType.values()];
    for (let route = open.shift(); route !== undefined; route = open.shift()) {
      const steps = stepsFrom(route.target).filter(mayTake);
      open.push(...steps.flatMap((step) => this.further(route, step)));
    }
  }

  /** The types that are first reached by one more step. */
  private further({ kind, steps }: Route, step: OwnedField): readonly Route[] {
    const found = this.reachedBy(step)
      .filter(({ name }) => !this.byType.has(name))
      .map((target): Route => ({ kind, steps: steps.concat(step), target }));
    for (const route of found) {
      this.byType.set(route.target.name, route);
    }
    return found;
  }

  /** Of an abstract type only a list is sure to hold one of each. */
  private reachedBy({ field }: OwnedField): readonly FieldOwner[] {
    const type = getNamedType(field.type);
    if (isObjectType(type)) {
      return [type];
    }
    if (!isCompositeType(type)) {
      return [];
    }
    const isList = isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
    return [
      ...(isInterfaceType(type) ? [type] : []),
      ...(isList ? this.schema.getPossibleTypes(type) : []),
    ];
  }
}

function stepsFrom(owner: FieldOwner): readonly OwnedField[] {
  return Object.values(owner.getFields())
    .filter(({ name }) => !name.startsWith('_'))
    .map((field) => ({ owner, field }));
}

/** The document of an operation that goes this way and selects this. */
export function documentOf({ kind, steps, target }: Route, selection: string): string {
  const opened = steps.map((step, index) => {
    const next = steps[index + 1]?.owner ?? target;
    return `${called(step.field)} { __typename ... on ${next.name} {`;
  });
  return `${kind} { ${opened.join(' ')} ${selection} ${'} } '.repeat(opened.length)}}`;
}

/** A field with the arguments that it needs, and a selection where it needs one. */
export function asked(field: GraphQLField<unknown, unknown>): string {
  return isCompositeType(getNamedType(field.type))
    ? `${called(field)} { __typename }`
    : called(field);
}

function called({ name, args }: GraphQLField<unknown, unknown>): string {
  const given = args.filter((argument) => isRequiredArgument(argument) || isPageSize(argument));
  return given.length === 0
    ? name
    : `${name}(${given.map((argument) => `${argument.name}: ${literal(argument.type)}`).join(', ')})`;
}

/** So that nothing costs too much. */
function isPageSize({ name }: GraphQLArgument): boolean {
  return name === 'first';
}

const LITERALS: Readonly<Record<string, string>> = { Int: '1', Float: '1.5', Boolean: 'true' };

function literal(type: GraphQLInputType): string {
  if (isNonNullType(type)) {
    return literal(type.ofType);
  }
  if (isListType(type)) {
    return `[${literal(type.ofType)}]`;
  }
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(isRequiredInputField);
    return `{ ${required.map((field) => `${field.name}: ${literal(field.type)}`).join(', ')} }`;
  }
  return isEnumType(type) ? (type.getValues()[0]?.name ?? '') : (LITERALS[type.name] ?? '"x"');
}
