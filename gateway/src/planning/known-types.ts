import type { FetchNode, QueryPlan, ResponsePath } from '@apollo/query-planner';
import {
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isObjectType,
  Kind,
  type Location,
  parse,
} from 'graphql';
import { type LocatedFetch, locatedFetches, onlyTypeRequired } from '../execution';
import { type AskedType, FetchLook, type TypesByPlace } from './fetch-look';
import { mapFetches } from './map-fetches';

const EACH = '@';

/**
 * A plan that does not ask subgraphs for the types of objects that can be of one type only. The planner asks for the
 * type of every entity, which is a seventh of what subgraphs answer to our flagship question. Plans that turn types
 * into others, or ask for more than plain keys of entities, stay as they are.
 */
export function withoutKnownTypes(plan: QueryPlan, schema: GraphQLSchema): QueryPlan {
  const { node } = plan;
  if (node === undefined || node.kind === 'Subscription') {
    return plan;
  }
  const fetches = locatedFetches(node, []);
  if (!fetches.every(isPlain)) {
    return plan;
  }
  const places = new Places(schema, fetches);
  return {
    ...plan,
    node: mapFetches(node, (fetch) => ({ ...fetch, operation: places.withoutKnown(fetch) })),
  };
}

function isPlain({ fetch, path }: LocatedFetch): boolean {
  const { inputRewrites, outputRewrites, contextRewrites, requires = [] } = fetch;
  return (
    [inputRewrites, outputRewrites, contextRewrites].every((some = []) => some.length === 0) &&
    // Beside keys and lists, a path may say which types it goes on from.
    path.every((element) => element === EACH || /^\w+$/.test(String(element))) &&
    requires.every(
      (selection) =>
        selection.kind === 'InlineFragment' &&
        selection.selections.every((field) => field.kind === 'Field' && !field.selections),
    )
  );
}

/** Which types objects can have at each place of an answer, and where they are asked for. */
class Places implements TypesByPlace {
  private readonly types = new Map<string, Set<GraphQLCompositeType>>();
  /** Where it is fetched for objects of several types. */
  private readonly branching = new Set<string>();
  private readonly asked = new Map<FetchNode, readonly AskedType[]>();
  private isUnsure = false;

  constructor(
    private readonly schema: GraphQLSchema,
    fetches: readonly LocatedFetch[],
  ) {
    for (const { fetch, path } of fetches) {
      if (fetch.requires !== undefined && onlyTypeRequired(schema, fetch.requires) === null) {
        this.branching.add(placeOf(path));
      }
      this.asked.set(fetch, this.look(fetch, path));
    }
  }

  /** The operation of a fetch. */
  withoutKnown(fetch: FetchNode): string {
    // From the end, so that what comes before stays where it is.
    return (this.asked.get(fetch) ?? [])
      .filter(({ place }) => this.isKnown(place))
      .toSorted((one, other) => other.at.start - one.at.start)
      .reduce((text, { at }) => without(text, at), fetch.operation);
  }

  add(place: string, type: GraphQLCompositeType): void {
    const known = this.types.get(place) ?? new Set();
    this.types.set(place, known.add(type));
  }

  giveUp(): void {
    this.isUnsure = true;
  }

  private isKnown(place: string): boolean {
    const [type, ...others] = this.types.get(place) ?? [];
    return (
      !this.isUnsure && isObjectType(type) && others.length === 0 && !this.branching.has(place)
    );
  }

  private look({ operation }: FetchNode, path: ResponsePath): readonly AskedType[] {
    const { definitions } = parse(operation);
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const node of definitions) {
      if (node.kind === Kind.FRAGMENT_DEFINITION) {
        fragments.set(node.name.value, node);
      }
    }
    const look = new FetchLook(this.schema, fragments, this);
    for (const node of definitions) {
      if (node.kind === Kind.OPERATION_DEFINITION) {
        const root = this.schema.getRootType(node.operation) ?? null;
        look.at(placeOf(path), root, node.selectionSet);
      }
    }
    return look.asked;
  }
}

function placeOf(path: ResponsePath): string {
  return path.map((element) => `.${element}`).join('');
}

function without(text: string, { start, end }: Location): string {
  return text.slice(0, start) + text.slice(end).trimStart();
}
