import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
} from 'graphql';

const STEPS_OF_A_PAIR = 10;

export interface MergeLimits {
  /** Counting ends soon after it is passed. */
  readonly mergeSteps: number;
  /** Fields are not followed deeper; a valid document within the limits does not go there. */
  readonly depth: number;
}

/**
 * How much work it is for validation to see whether fields that share a response name can be merged: it looks at each
 * selection wherever fragments put it, compares every two fields of one name at one place, however they came there,
 * and prints the arguments of both each time. This grows with the square of a document, and faster with fragments.
 * For a document with a bounded number of fields.
 */
export function countMergeSteps(document: DocumentNode, limits: MergeLimits): number {
  return new MergeSteps(document, limits).count();
}

class MergeSteps {
  private readonly document: DocumentNode;
  private readonly limits: MergeLimits;
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private steps = 0;

  constructor(document: DocumentNode, limits: MergeLimits) {
    this.document = document;
    this.limits = limits;
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) {
        this.fragments.set(definition.name.value, definition);
      }
    }
  }

  count(): number {
    for (const definition of this.document.definitions) {
      if ('selectionSet' in definition && definition.selectionSet !== undefined) {
        this.addPlace([definition.selectionSet], { depth: 0, follow: 'all' });
        this.addInlineFragments(definition.selectionSet);
      }
    }
    return this.steps;
  }

  /** Validation looks at each once more for itself. */
  private addInlineFragments({ selections }: SelectionSetNode): void {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        this.addPlace([selection.selectionSet], { depth: 0, follow: 'merged' });
      }
      if (selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet !== undefined) {
        this.addInlineFragments(selection.selectionSet);
      }
    }
  }

  /** A place of the answer, and all that is selected there. */
  private addPlace(sets: readonly SelectionSetNode[], { depth, follow }: Following): void {
    if (depth > this.limits.depth || this.steps > this.limits.mergeSteps) {
      return;
    }
    const place: Place = { fields: new Map(), spread: new Set() };
    for (const set of sets) {
      this.collect(set, place);
    }
    for (const fields of place.fields.values()) {
      this.steps += stepsOfPairs(fields);
      const below = fields.flatMap(({ selectionSet }) => selectionSet ?? []);
      if (below.length > 0 && (follow === 'all' || fields.length > 1)) {
        this.addPlace(below, { depth: depth + 1, follow });
      }
    }
  }

  private collect({ selections }: SelectionSetNode, place: Place): void {
    this.steps += selections.length;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        addField(selection, place);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        this.collect(selection.selectionSet, place);
      } else {
        this.collectFragment(selection.name.value, place);
      }
    }
  }

  private collectFragment(name: string, place: Place): void {
    const fragment = this.fragments.get(name);
    if (fragment !== undefined && !place.spread.has(name)) {
      place.spread.add(name);
      this.collect(fragment.selectionSet, place);
    }
  }
}

interface Place {
  readonly fields: Map<string, FieldNode[]>;
  /** Fragments, of which each is looked at once. */
  readonly spread: Set<string>;
}

interface Following {
  readonly depth: number;
  /** Which fields to go below: all, or those of which there are several. */
  readonly follow: 'all' | 'merged';
}

function addField(field: FieldNode, { fields }: Place): void {
  const name = (field.alias ?? field.name).value;
  const known = fields.get(name);
  if (known === undefined) {
    fields.set(name, [field]);
  } else {
    known.push(field);
  }
}

function stepsOfPairs(fields: readonly FieldNode[]): number {
  const others = fields.length - 1;
  const lengths = fields.reduce((total, field) => total + lengthOfArguments(field), 0);
  return (STEPS_OF_A_PAIR * fields.length * others) / 2 + lengths * others;
}

/** In characters, as the client wrote them. */
function lengthOfArguments({ arguments: given = [] }: FieldNode): number {
  return (given.at(-1)?.loc?.end ?? 0) - (given[0]?.loc?.start ?? 0);
}
