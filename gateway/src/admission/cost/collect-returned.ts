import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { evaluate, type Variables } from './cost';
import type { Fragments } from './fragments';
import { presence } from './presence';

/** The selections under one response key, which the answer holds once. */
export type Merged = readonly FieldNode[];

/** What an object of some type holds of the answer, by response key. */
export type Returned = ReadonlyMap<string, Merged>;

/** Says which fields an answer holds: selections under one key are merged, others left out. */
export class ReturnedFields {
  private readonly schema: GraphQLSchema;
  private readonly fragments: Fragments;
  private readonly variables: Variables;
  private readonly known = new WeakMap<
    readonly SelectionSetNode[],
    Map<GraphQLObjectType, Returned>
  >();
  private readonly below = new WeakMap<Merged, readonly SelectionSetNode[]>();

  constructor(schema: GraphQLSchema, fragments: Fragments, variables: Variables) {
    this.schema = schema;
    this.fragments = fragments;
    this.variables = variables;
  }

  /** Worked out once for all objects of a type at one place. */
  of(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Returned {
    const ofSets = this.known.get(sets) ?? new Map<GraphQLObjectType, Returned>();
    this.known.set(sets, ofSets);
    const known = ofSets.get(type);
    if (known !== undefined) {
      return known;
    }
    const returned = new Map<string, FieldNode[]>();
    for (const { selections } of sets) {
      this.collect(type, selections, returned);
    }
    ofSets.set(type, returned);
    return returned;
  }

  /** The same list each time for the same selections. */
  setsBelow(merged: Merged): readonly SelectionSetNode[] {
    const sets = this.below.get(merged) ?? merged.flatMap(({ selectionSet }) => selectionSet ?? []);
    this.below.set(merged, sets);
    return sets;
  }

  private collect(
    type: GraphQLObjectType,
    selections: readonly SelectionNode[],
    into: Map<string, FieldNode[]>,
  ): void {
    for (const selection of selections) {
      if (evaluate(presence(selection.directives), this.variables) === 0) {
        continue;
      }
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        into.set(key, [...(into.get(key) ?? []), selection]);
        continue;
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? this.fragments.get(selection.name.value)
          : selection;
      if (fragment !== undefined && this.applies(fragment.typeCondition?.name.value, type)) {
        this.collect(type, fragment.selectionSet.selections, into);
      }
    }
  }

  private applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    const asked = condition === undefined ? type : this.schema.getType(condition);
    return asked === type || (isAbstractType(asked) && this.schema.isSubType(asked, type));
  }
}
