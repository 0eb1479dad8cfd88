import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  OperationTypeNode,
  print,
} from 'graphql';
import { argumentOf, graphOf } from './join-arguments';

/**
 * `node` and `nodes`, as far as several subgraphs answer them, each for the objects that it owns. For each of these
 * subgraphs there is a stand-in: a field that nobody else answers.
 */
export type NodeFields = ReadonlyMap<string, readonly string[]>;

export interface WithNodeFields {
  /** The supergraph with the stand-ins, for the planner only. */
  readonly document: DocumentNode;
  readonly nodeFields: NodeFields;
}

/**
 * As they are declared by the specification of GraphQL Global Object Identification. What they find must be nullable:
 * null is what all subgraphs but the owner of an object answer.
 */
const DECLARATIONS: Readonly<Record<string, RegExp>> = {
  node: /^node\(id: ID!\): Node$/,
  nodes: /^nodes\(ids: \[ID!\]!\): \[Node\]!?$/,
};

/**
 * A planner asks one subgraph for a root field, whichever it likes. Where subgraphs have nodes of different types, none
 * can answer for the others, and each must be asked, by a name of its own (ADR 40). Where all have the same, each
 * answers for all, as it promises by `@shareable`.
 */
export function withNodeFields(supergraph: DocumentNode): WithNodeFields {
  const query = supergraph.definitions.find(
    (type) =>
      type.kind === Kind.OBJECT_TYPE_DEFINITION && type.name.value === queryTypeName(supergraph),
  );
  const nodeFields = new Map<string, readonly string[]>();
  if (query?.kind !== Kind.OBJECT_TYPE_DEFINITION) {
    return { document: supergraph, nodeFields };
  }
  const names = new FreeNames(supergraph);
  const nodeTypes = nodeTypesByGraph(supergraph);
  const standIns: FieldDefinitionNode[] = [];
  for (const field of query.fields ?? []) {
    const joins = isNodeField(field) ? joinsOf(field, query) : [];
    const ofField = haveDifferentNodes(joins, nodeTypes)
      ? joins.map((join) => standIn(field, join, names))
      : [];
    if (ofField.length > 0) {
      nodeFields.set(field.name.value, ofField.map(nameOf));
      standIns.push(...ofField);
    }
  }
  const fields = [...(query.fields ?? []), ...standIns];
  const definitions = supergraph.definitions.map((type) =>
    type === query ? { ...query, fields } : type,
  );
  return { document: { ...supergraph, definitions }, nodeFields };
}

function nameOf({ name }: FieldDefinitionNode): string {
  return name.value;
}

function queryTypeName({ definitions }: DocumentNode): string {
  const roots = definitions.find((node) => node.kind === Kind.SCHEMA_DEFINITION)?.operationTypes;
  const query = roots?.find(({ operation }) => operation === OperationTypeNode.QUERY);
  return query?.type.name.value ?? 'Query';
}

/** The types of which each subgraph has nodes. None where `Node` is no interface. */
function nodeTypesByGraph({ definitions }: DocumentNode): ReadonlyMap<string, string> {
  const typeNames = new Map<string, string[]>();
  for (const type of definitions) {
    if (type.kind === Kind.OBJECT_TYPE_DEFINITION || type.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      for (const join of directivesNamed(type, 'join__implements').filter(isOfNode)) {
        typeNames.set(graphOf(join), [...(typeNames.get(graphOf(join)) ?? []), type.name.value]);
      }
    }
  }
  return new Map([...typeNames].map(([graph, names]) => [graph, names.toSorted().join()]));
}

function isOfNode(join: ConstDirectiveNode): boolean {
  const name = argumentOf(join, 'interface');
  return name?.kind === Kind.STRING && name.value === 'Node';
}

/** Whether it is one of the two fields, and clients may ask it. */
function isNodeField(field: FieldDefinitionNode): boolean {
  const { name, arguments: args = [], type, directives = [] } = field;
  const given = args.map((argument) => `${argument.name.value}: ${print(argument.type)}`);
  return (
    DECLARATIONS[name.value]?.test(`${name.value}(${given.join(', ')}): ${print(type)}`) === true &&
    !directives.some((directive) => directive.name.value === 'inaccessible')
  );
}

/** Not where one subgraph answers alone, or where it is decided for each operation which one does. */
function haveDifferentNodes(
  joins: readonly ConstDirectiveNode[],
  nodeTypes: ReadonlyMap<string, string>,
): boolean {
  const ofGraphs = joins.map((join) => nodeTypes.get(graphOf(join)));
  return (
    !ofGraphs.includes(undefined) &&
    new Set(ofGraphs).size > 1 &&
    !joins.some((join) => argumentOf(join, 'overrideLabel') !== undefined)
  );
}

function standIn(
  field: FieldDefinitionNode,
  join: ConstDirectiveNode,
  names: FreeNames,
): FieldDefinitionNode {
  const value = names.free(`${field.name.value}__${graphOf(join)}`);
  return { ...field, name: { kind: Kind.NAME, value }, directives: [join] };
}

/** One for each subgraph that resolves the field. Composition leaves them out where all do that have the type. */
function joinsOf(
  field: FieldDefinitionNode,
  query: ObjectTypeDefinitionNode,
): readonly ConstDirectiveNode[] {
  const stated = directivesNamed(field, 'join__field');
  return stated.length > 0
    ? stated.filter((join) => !isTrue(join, 'external') && !isTrue(join, 'usedOverridden'))
    : directivesNamed(query, 'join__type').flatMap(({ arguments: given = [] }) => ({
        kind: Kind.DIRECTIVE,
        name: { kind: Kind.NAME, value: 'join__field' },
        arguments: given.filter(({ name }) => name.value === 'graph'),
      }));
}

function directivesNamed(
  { directives = [] }: Pick<FieldDefinitionNode, 'directives'>,
  wanted: string,
): readonly ConstDirectiveNode[] {
  return directives.filter(({ name }) => name.value === wanted);
}

function isTrue(join: ConstDirectiveNode, name: string): boolean {
  const value = argumentOf(join, name);
  return value?.kind === Kind.BOOLEAN && value.value;
}

/** Names that no field of the supergraph has. */
class FreeNames {
  private readonly taken = new Set<string>();

  constructor({ definitions }: DocumentNode) {
    for (const type of definitions) {
      if ('fields' in type) {
        for (const { name } of type.fields ?? []) {
          this.taken.add(name.value);
        }
      }
    }
  }

  free(wanted: string): string {
    let name = wanted;
    while (this.taken.has(name)) {
      name += '_';
    }
    this.taken.add(name);
    return name;
  }
}
