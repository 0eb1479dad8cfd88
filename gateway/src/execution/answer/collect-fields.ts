import {
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What decides which fields of an operation an object of some type shows. */
export interface FieldSelection {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Whether objects of a type satisfy a type condition. */
  readonly satisfies: (typeName: string, condition: string) => boolean;
}

/** The fields asked of objects of one type, by key and in the order of the answer. */
export function collectFields(
  selection: FieldSelection,
  typeName: string,
  selectionSets: readonly SelectionSetNode[],
): ReadonlyMap<string, FieldNode[]> {
  const collector = new FieldCollector(selection, typeName);
  for (const selectionSet of selectionSets) {
    collector.add(selectionSet);
  }
  return collector.fields;
}

class FieldCollector {
  readonly fields = new Map<string, FieldNode[]>();
  private readonly spread = new Set<string>();
  private readonly selection: FieldSelection;
  private readonly typeName: string;

  constructor(selection: FieldSelection, typeName: string) {
    this.selection = selection;
    this.typeName = typeName;
  }

  add(selectionSet: SelectionSetNode): void {
    for (const selection of selectionSet.selections) {
      this.addSelection(selection);
    }
  }

  private addSelection(node: SelectionNode): void {
    switch (node.kind) {
      case Kind.FIELD:
        this.addField(node);
        break;
      case Kind.INLINE_FRAGMENT:
        this.addFragment(node.typeCondition?.name.value, node.selectionSet);
        break;
      case Kind.FRAGMENT_SPREAD:
        this.addSpread(node.name.value);
        break;
    }
  }

  private addField(field: FieldNode): void {
    const key = field.alias?.value ?? field.name.value;
    const same = this.fields.get(key);
    if (same === undefined) {
      this.fields.set(key, [field]);
    } else {
      same.push(field);
    }
  }

  private addFragment(condition: string | undefined, selectionSet: SelectionSetNode): void {
    if (condition === undefined || this.selection.satisfies(this.typeName, condition)) {
      this.add(selectionSet);
    }
  }

  /** A fragment adds nothing the second time. */
  private addSpread(name: string): void {
    const fragment = this.selection.fragments.get(name);
    if (fragment !== undefined && !this.spread.has(name)) {
      this.spread.add(name);
      this.addFragment(fragment.typeCondition.name.value, fragment.selectionSet);
    }
  }
}
