import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What of a document costs the gateway work. */
export interface DocumentSize {
  /** Of the deepest operation or fragment. */
  readonly depth: number;
  /** Of the largest operation or fragment, with everything it spreads. */
  readonly fields: number;
  /** Of the operation with most. */
  readonly rootFields: number;
  /** As written, of all operations and fragments together. */
  readonly writtenFields: number;
  /** Of the response name repeated most in one selection set. */
  readonly repeats: number;
  readonly aliases: number;
  readonly directives: number;
  /** At the place with most. */
  readonly directivesPerLocation: number;
  readonly fragments: number;
}

interface SelectionSize {
  readonly depth: number;
  readonly fields: number;
  readonly rootFields: number;
}

const NOTHING: SelectionSize = { depth: 0, fields: 0, rootFields: 0 };

/**
 * Looks at each node once, whatever fragments spread: a fragment is measured once and its size added wherever it is
 * spread. A cycle counts as nothing where it closes; validation refuses it.
 */
export function measureDocument(document: DocumentNode): DocumentSize {
  return new Measure(document).size();
}

class Measure {
  private readonly document: DocumentNode;
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly fragmentSizes = new Map<string, SelectionSize>();
  private writtenFields = 0;
  private repeats = 0;
  private aliases = 0;
  private directives = 0;
  private directivesPerLocation = 0;

  constructor(document: DocumentNode) {
    this.document = document;
  }

  size(): DocumentSize {
    const operations: OperationDefinitionNode[] = [];
    let fragments = 0;
    for (const definition of this.document.definitions) {
      if (definition.kind === Kind.OPERATION_DEFINITION) {
        operations.push(definition);
      } else if (definition.kind === Kind.FRAGMENT_DEFINITION) {
        fragments += 1;
        this.fragments.set(definition.name.value, definition);
      }
    }
    const operationSizes = operations.map((operation) => this.sizeOfOperation(operation));
    const sizes = [
      ...operationSizes,
      ...[...this.fragments.keys()].map((name) => this.sizeOfFragment(name)),
    ];
    return {
      depth: largest(sizes.map(({ depth }) => depth)),
      fields: largest(sizes.map(({ fields }) => fields)),
      rootFields: largest(operationSizes.map(({ rootFields }) => rootFields)),
      writtenFields: this.writtenFields,
      repeats: this.repeats,
      aliases: this.aliases,
      directives: this.directives,
      directivesPerLocation: this.directivesPerLocation,
      fragments,
    };
  }

  private sizeOfOperation(operation: OperationDefinitionNode): SelectionSize {
    this.countDirectives(operation);
    for (const variable of operation.variableDefinitions ?? []) {
      this.countDirectives(variable);
    }
    return this.sizeOf(operation.selectionSet);
  }

  private sizeOfFragment(name: string): SelectionSize {
    const known = this.fragmentSizes.get(name);
    const fragment = this.fragments.get(name);
    if (known !== undefined || fragment === undefined) {
      return known ?? NOTHING;
    }
    // What a fragment counts as while it is being measured: it can be met then only in a cycle.
    this.fragmentSizes.set(name, NOTHING);
    this.countDirectives(fragment);
    const size = this.sizeOf(fragment.selectionSet);
    this.fragmentSizes.set(name, size);
    return size;
  }

  private sizeOf({ selections }: SelectionSetNode): SelectionSize {
    this.countRepeats(selections);
    let depth = 0;
    let fields = 0;
    let rootFields = 0;
    for (const selection of selections) {
      const size = this.sizeOfSelection(selection);
      depth = Math.max(depth, size.depth);
      fields += size.fields;
      rootFields += size.rootFields;
    }
    return { depth, fields, rootFields };
  }

  private sizeOfSelection(selection: SelectionNode): SelectionSize {
    this.countDirectives(selection);
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      return this.sizeOfFragment(selection.name.value);
    }
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return this.sizeOf(selection.selectionSet);
    }
    this.writtenFields += 1;
    this.aliases += selection.alias === undefined ? 0 : 1;
    const { selectionSet } = selection;
    const below = selectionSet === undefined ? NOTHING : this.sizeOf(selectionSet);
    return { depth: below.depth + 1, fields: below.fields + 1, rootFields: 1 };
  }

  private countRepeats(selections: readonly SelectionNode[]): void {
    const counts = new Map<string, number>();
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        const count = (counts.get(name) ?? 0) + 1;
        counts.set(name, count);
        this.repeats = Math.max(this.repeats, count);
      }
    }
  }

  private countDirectives({ directives = [] }: { directives?: readonly unknown[] }): void {
    this.directives += directives.length;
    this.directivesPerLocation = Math.max(this.directivesPerLocation, directives.length);
  }
}

function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), 0);
}
