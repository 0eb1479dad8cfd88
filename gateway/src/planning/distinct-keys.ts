import { assertNever } from '@apogee/shared/errors';
import {
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  Kind,
  type NamedTypeNode,
  type NameNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { PlannersKeys } from './planners-keys';

/** A document whose keys cannot be mistaken for the planner's own. */
export interface DistinctlyKeyed {
  readonly document: DocumentNode;
  /** What the client calls the keys that it does not call as the document does. */
  readonly clientKeys: ClientKeys;
}

/** A client's keys, by those of the document, in the order in which they come first. */
export type ClientKeys = ReadonlyMap<string, string>;

/**
 * Gives other aliases to a client's fields where the planner fetches something else under the same key.
 * Plans put key fields and `@requires` fields under their own names, and do not notice when
 * `{ firm { id: name … } }` or `{ firm { comments(first: 1) … } }` has put something else there:
 * the client, or worse another subgraph, then gets the wrong value without any error.
 *
 * So does every other alias get another name, always the same at the same place, for operations that differ only in
 * their aliases are then the same to the planner.
 */
export function withDistinctKeys(document: DocumentNode, planners: PlannersKeys): DistinctlyKeyed {
  const renaming = new Renaming(planners);
  return { document: renaming.document(document), clientKeys: renaming.clientKeys };
}

class Renaming {
  readonly clientKeys = new Map<string, string>();
  private readonly plannedKeys = new Map<string, string>();
  private readonly planners: PlannersKeys;

  constructor(planners: PlannersKeys) {
    this.planners = planners;
  }

  document(document: DocumentNode): DocumentNode {
    return { ...document, definitions: document.definitions.map((node) => this.definition(node)) };
  }

  private definition(node: DefinitionNode): DefinitionNode {
    return node.kind === Kind.OPERATION_DEFINITION ||
      (node.kind === Kind.FRAGMENT_DEFINITION && !isAboutSchema(node.typeCondition))
      ? { ...node, selectionSet: this.selectionSet(node.selectionSet) }
      : node;
  }

  private selectionSet(node: SelectionSetNode): SelectionSetNode {
    return { ...node, selections: node.selections.map((one) => this.selection(one)) };
  }

  private selection(node: SelectionNode): SelectionNode {
    switch (node.kind) {
      case Kind.FIELD:
        return this.field(node);
      case Kind.INLINE_FRAGMENT:
        return { ...node, selectionSet: this.selectionSet(node.selectionSet) };
      case Kind.FRAGMENT_SPREAD:
        return node;
      default:
        return assertNever(node);
    }
  }

  private field(node: FieldNode): FieldNode {
    const { alias, name, selectionSet } = node;
    const key = (alias ?? name).value;
    const isMistakable = key !== name.value || this.planners.requiredWithArguments.has(name.value);
    return {
      ...node,
      ...(isMistakable && { alias: nameNode(this.plannedKey(key, name.value)) }),
      // What the schema says about itself is not planned.
      ...(selectionSet &&
        !isIntrospection(name) && { selectionSet: this.selectionSet(selectionSet) }),
    };
  }

  /** Named after the field, for those who read what subgraphs are asked. One for one, so that what could be merged can. */
  private plannedKey(key: string, fieldName: string): string {
    const known = this.plannedKeys.get(key);
    if (known !== undefined) {
      return known;
    }
    const planned = this.freeKey(fieldName.replace(INTROSPECTION, ''));
    this.plannedKeys.set(key, planned);
    this.clientKeys.set(planned, key);
    return planned;
  }

  private freeKey(fieldName: string): string {
    let planned = `${fieldName}_${this.clientKeys.size}`;
    // No key of the client can be in the way: those that stay are names of fields.
    while (this.planners.fields.has(planned) || this.clientKeys.has(planned)) {
      planned += '_';
    }
    return planned;
  }
}

const INTROSPECTION = /^__/;

function isIntrospection({ value }: NameNode): boolean {
  return INTROSPECTION.test(value);
}

function isAboutSchema({ name }: NamedTypeNode): boolean {
  return isIntrospection(name);
}

function nameNode(value: string): NameNode {
  return { kind: Kind.NAME, value };
}
