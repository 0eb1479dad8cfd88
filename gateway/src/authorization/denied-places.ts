import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { DeniedFields } from './guarded-operation';

/** Where in an answer a field was left out. */
export interface DeniedPlace {
  readonly coordinate: string;
  /** Down to the first list: how long lists are is known to nobody yet. */
  readonly path: readonly string[];
}

/** Finds where fields were left out, each place once. `document` holds one operation and its fragments. */
export function deniedPlaces(
  document: DocumentNode,
  schema: GraphQLSchema,
  denied: DeniedFields,
): readonly DeniedPlace[] {
  return new PlaceSearch(document, schema, denied).search();
}

interface Position {
  readonly typeName: string | undefined;
  readonly path: readonly string[];
  readonly isWithinList: boolean;
}

class PlaceSearch {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly places = new Map<string, DeniedPlace>();

  constructor(
    private readonly document: DocumentNode,
    private readonly schema: GraphQLSchema,
    private readonly denied: DeniedFields,
  ) {
    this.fragments = new Map(
      document.definitions
        .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
        .map((node) => [node.name.value, node]),
    );
  }

  search(): readonly DeniedPlace[] {
    const operation = getOperationAST(this.document);
    if (operation != null) {
      const typeName = this.schema.getRootType(operation.operation)?.name;
      this.below(operation.selectionSet, { typeName, path: [], isWithinList: false });
    }
    return [...this.places.values()];
  }

  private below(selectionSet: SelectionSetNode | undefined, position: Position): void {
    for (const selection of selectionSet?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        this.at(selection, position);
      } else {
        const fragment =
          selection.kind === Kind.INLINE_FRAGMENT
            ? selection
            : this.fragments.get(selection.name.value);
        const typeName = fragment?.typeCondition?.name.value ?? position.typeName;
        this.below(fragment?.selectionSet, { ...position, typeName });
      }
    }
  }

  private at(node: FieldNode, { typeName, path, isWithinList }: Position): void {
    const here = isWithinList ? path : [...path, (node.alias ?? node.name).value];
    const coordinate = this.denied.get(node);
    if (coordinate !== undefined) {
      this.places.set(JSON.stringify([coordinate, here]), { coordinate, path: here });
      return;
    }
    const returned = this.typeOf(typeName, node.name.value);
    if (returned !== undefined) {
      this.below(node.selectionSet, {
        typeName: getNamedType(returned).name,
        path: here,
        isWithinList: isWithinList || isList(returned),
      });
    }
  }

  private typeOf(typeName: string | undefined, field: string): GraphQLOutputType | undefined {
    const owner = typeName === undefined ? undefined : this.schema.getType(typeName);
    return isObjectType(owner) || isInterfaceType(owner)
      ? owner.getFields()[field]?.type
      : undefined;
  }
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
