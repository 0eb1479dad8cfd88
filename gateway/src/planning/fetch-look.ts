import { assertNever } from '@apogee/shared/errors';
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  type InlineFragmentNode,
  isCompositeType,
  isListType,
  isUnionType,
  Kind,
  type Location,
  type SelectionSetNode,
} from 'graphql';

const TYPENAME = '__typename';
const ENTITIES = '_entities';

/** An operation asks for the type of the objects at this place of the answer. */
export interface AskedType {
  readonly place: string;
  readonly at: Location;
}

/** Is told of all that may hang somewhere in an answer. */
export interface TypesByPlace {
  add(place: string, type: GraphQLCompositeType): void;
  /** Of what hangs somewhere nothing is known. */
  giveUp(): void;
}

/** Looks through the operation of one fetch. */
export class FetchLook {
  readonly asked: AskedType[] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly places: TypesByPlace,
  ) {}

  /** What an operation selects: fields of a root type, or of the entities at a place. */
  at(place: string, root: GraphQLObjectType | null, { selections }: SelectionSetNode): void {
    const [entities] = selections;
    if (entities?.kind === Kind.FIELD && entities.name.value === ENTITIES) {
      this.below(entities.selectionSet, { type: null, place, isShared: false });
    } else {
      this.below({ kind: Kind.SELECTION_SET, selections }, { type: root, place, isShared: false });
    }
  }

  private below(selectionSet: SelectionSetNode | undefined, from: Position): void {
    for (const selection of selectionSet?.selections ?? []) {
      switch (selection.kind) {
        case Kind.FIELD:
          this.field(selection, from);
          break;
        case Kind.INLINE_FRAGMENT:
          this.below(selection.selectionSet, {
            ...from,
            type: this.typeOf(selection) ?? from.type,
          });
          break;
        case Kind.FRAGMENT_SPREAD: {
          const fragment = this.fragments.get(selection.name.value);
          const type = fragment === undefined ? null : this.typeOf(fragment);
          this.below(fragment?.selectionSet, { ...from, type, isShared: true });
          break;
        }
        default:
          assertNever(selection);
      }
    }
  }

  private typeOf({
    typeCondition,
  }: Pick<InlineFragmentNode, 'typeCondition'>): GraphQLCompositeType | null {
    const type = typeCondition && this.schema.getType(typeCondition.name.value);
    return isCompositeType(type) ? type : null;
  }

  private field(
    { name, alias, selectionSet }: FieldNode,
    { type, place, isShared }: Position,
  ): void {
    if (selectionSet === undefined) {
      return;
    }
    const declared = fieldType(type, name.value);
    const named = getNamedType(declared);
    if (declared === undefined || !isCompositeType(named)) {
      this.places.giveUp();
      return;
    }
    const below = `${place}.${alias?.value ?? name.value}${'.@'.repeat(listsIn(declared))}`;
    this.places.add(below, named);
    if (!isShared) {
      this.asked.push(...typenamesIn(selectionSet).map((at) => ({ place: below, at })));
    }
    this.below(selectionSet, { type: named, place: below, isShared });
  }
}

/** Where the look has come to. */
interface Position {
  readonly type: GraphQLCompositeType | null;
  readonly place: string;
  /** Whether it is in a fragment, which other places may have too. */
  readonly isShared: boolean;
}

function fieldType(type: GraphQLCompositeType | null, name: string): GraphQLOutputType | undefined {
  return type === null || isUnionType(type) ? undefined : type.getFields()[name]?.type;
}

/** None where nothing else is selected. */
function typenamesIn({ selections }: SelectionSetNode): Location[] {
  const found = selections.flatMap((selection) => {
    const isTypename =
      selection.kind === Kind.FIELD &&
      selection.name.value === TYPENAME &&
      selection.alias === undefined &&
      (selection.directives ?? []).length === 0;
    return isTypename && selection.loc !== undefined ? [selection.loc] : [];
  });
  return found.length < selections.length ? found : [];
}

function listsIn(type: GraphQLOutputType): number {
  const nullable = getNullableType(type);
  return isListType(nullable) ? 1 + listsIn(nullable.ofType) : 0;
}
