import {
  type DirectiveNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type TypeNode,
} from 'graphql';

/** A field of the supergraph, with the subgraph that answers it and the one that owns its type. */
export interface OwnedField {
  /** `Firm.labels` */
  readonly name: string;
  readonly type: TypeNode;
  readonly answeredBy: string;
  readonly typeOwnedBy: string;
}

/** Reads off the composed supergraph who answers what. An entity's owner is the subgraph with most of its fields. */
export class SubgraphBorders {
  private readonly owners = new Map<string, string>();
  readonly fields: readonly OwnedField[];

  constructor(supergraphSdl: string) {
    const types = parse(supergraphSdl).definitions.filter(
      (node): node is ObjectTypeDefinitionNode =>
        node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value !== 'Query',
    );
    for (const type of types.filter(isEntity)) {
      this.owners.set(type.name.value, mostFrequent(fieldsOf(type).map(({ graph }) => graph)));
    }
    this.fields = types.flatMap((type) =>
      fieldsOf(type).map(({ field, graph }) => ({
        name: `${type.name.value}.${field.name.value}`,
        type: field.type,
        answeredBy: graph,
        typeOwnedBy: isEntity(type) ? this.ownerOf(type.name.value) : graph,
      })),
    );
  }

  /** The subgraph that owns an entity; the empty text for any other type. */
  ownerOf(typeName: string): string {
    return this.owners.get(typeName) ?? '';
  }
}

function isEntity(type: ObjectTypeDefinitionNode): boolean {
  return (type.directives ?? []).some(
    ({ name, arguments: given }) =>
      name.value === 'join__type' &&
      given?.some((argument) => argument.name.value === 'key') === true,
  );
}

export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

/** True when a failed hop in this place takes nothing else along: the value, or each entry of the list, may be null. */
export function toleratesFailure(type: TypeNode): boolean {
  return type.kind === Kind.NON_NULL_TYPE
    ? type.type.kind === Kind.LIST_TYPE && toleratesFailure(type.type.type)
    : true;
}

/** What an interface object adds to a type says no subgraph in the supergraph; it is never the type's own. */
const ADDED_THROUGH_INTERFACE = '(through an interface)';

/** The fields that one subgraph alone answers. */
function fieldsOf(
  type: ObjectTypeDefinitionNode,
): readonly { field: FieldDefinitionNode; graph: string }[] {
  const graphs = new Set(graphsIn(type.directives ?? [], 'join__type'));
  return (type.fields ?? []).flatMap((field) => {
    const [graph, ...others] = answeringGraphs(field, graphs);
    return graph === undefined || others.length > 0 ? [] : [{ field, graph }];
  });
}

function answeringGraphs(field: FieldDefinitionNode, graphsOfType: ReadonlySet<string>): string[] {
  const joins = (field.directives ?? []).filter(({ name }) => name.value === 'join__field');
  if (joins.length === 0) {
    return [...graphsOfType];
  }
  const named = graphsIn(joins, 'join__field');
  return named.length === 0 ? [ADDED_THROUGH_INTERFACE] : named;
}

function graphsIn(directives: readonly DirectiveNode[], name: string): string[] {
  return directives
    .filter((directive) => directive.name.value === name)
    .flatMap((directive) => directive.arguments ?? [])
    .flatMap(({ name: argument, value }) =>
      argument.value === 'graph' && value.kind === Kind.ENUM ? [value.value] : [],
    );
}

function mostFrequent(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? '';
}
