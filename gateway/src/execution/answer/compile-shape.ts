import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { readOwn, type Tree } from '../tree';
import { collectFields, type FieldSelection } from './collect-fields';
import { leafCompleter } from './complete-leaf';
import { listCompleter } from './complete-list';
import { objectCompleter, type ShapeOf } from './complete-object';
import { compileIntrospection, type IntrospectionContext } from './introspection';
import { type FieldSource, objectShape, type ShapedField } from './shape-object';
import type { Complete, Coordinate, ShapeObject } from './shaping';

/** What an operation asks. `@skip` and `@include` are decided and gone. */
export interface AskedFields {
  /** The schema that the client sees. */
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** What the client calls a key of the operation. */
  readonly clientKey: (planned: string) => string;
}

/**
 * Compiles what an operation asks into functions that shape its answer. Shapes for the types of an interface or union are compiled when the first such object comes.
 */
export class ShapeCompiler {
  private readonly schema: GraphQLSchema;
  private readonly selection: FieldSelection;
  private readonly operation: OperationDefinitionNode;
  private readonly clientKey: AskedFields['clientKey'];
  private readonly introspection: IntrospectionContext;

  constructor({ schema, fragments, operation, clientKey }: AskedFields) {
    this.clientKey = clientKey;
    this.schema = schema;
    this.operation = operation;
    this.selection = {
      fragments,
      satisfies: (typeName, condition) => this.satisfies(typeName, condition),
    };
    this.introspection = {
      schema,
      fragments: [...fragments.values()],
      variableDefinitions: operation.variableDefinitions ?? [],
    };
  }

  compile(): ShapeObject {
    const root = this.schema.getRootType(this.operation.operation);
    return root == null ? objectShape([]) : this.compileObject(root, [this.operation.selectionSet]);
  }

  private satisfies(typeName: string, condition: string): boolean {
    if (typeName === condition) {
      return true;
    }
    const [type, wider] = [this.schema.getType(typeName), this.schema.getType(condition)];
    return (
      isAbstractType(wider) &&
      (isObjectType(type) || isInterfaceType(type)) &&
      this.schema.isSubType(wider, type)
    );
  }

  private compileObject(
    type: GraphQLCompositeType,
    selectionSets: readonly SelectionSetNode[],
  ): ShapeObject {
    const fields: ShapedField[] = [];
    for (const [key, nodes] of collectFields(this.selection, type.name, selectionSets)) {
      const field = this.compileField(type, key, nodes);
      if (field !== null) {
        fields.push(field);
      }
    }
    return objectShape(fields);
  }

  private compileField(
    parent: GraphQLCompositeType,
    key: string,
    nodes: readonly FieldNode[],
  ): ShapedField | null {
    const name = nodes[0]?.name.value ?? '';
    const source = this.sourceOf(parent, key, nodes);
    const coordinate = `${parent.name}.${name}`;
    if (source.kind !== 'fetched') {
      return unfetchedField(this.clientKey(key), source, coordinate);
    }
    const definition = fieldOf(parent, name);
    return definition === undefined
      ? null
      : {
          key: this.clientKey(key),
          source,
          mayBeNull: !isNonNullType(definition.type),
          complete: this.compileValue(definition.type, nodes, coordinate),
          nullMessage: `Cannot return null for non-nullable field ${coordinate}.`,
        };
  }

  private sourceOf(
    parent: GraphQLCompositeType,
    key: string,
    nodes: readonly FieldNode[],
  ): FieldSource {
    switch (nodes[0]?.name.value) {
      case '__typename':
        return { kind: 'typename', typenameOf: this.typenameReader(parent, key) };
      case '__schema':
      case '__type':
        return {
          kind: 'introspection',
          introspect: compileIntrospection(this.introspection, nodes),
        };
      default:
        return { kind: 'fetched', key };
    }
  }

  /**
   * Where objects only name an interface, the plan had another subgraph name the type,
   * under the client's own key for it.
   */
  private typenameReader(
    parent: GraphQLCompositeType,
    key: string,
  ): (source: Tree) => string | null {
    if (isObjectType(parent)) {
      return () => parent.name;
    }
    return (source) => {
      const named = readOwn(source, key);
      return typeof named === 'string' && isObjectType(this.schema.getType(named)) ? named : null;
    };
  }

  private compileValue(
    declared: GraphQLOutputType,
    nodes: readonly FieldNode[],
    coordinate: Coordinate,
  ): Complete {
    const type = getNullableType(declared);
    if (isListType(type)) {
      const complete = this.compileValue(type.ofType, nodes, coordinate);
      return listCompleter({ complete, mayBeNull: !isNonNullType(type.ofType) }, coordinate);
    }
    if (!isCompositeType(type)) {
      return leafCompleter(type, coordinate);
    }
    const selectionSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    return objectCompleter(this.shapesOf(type, selectionSets), coordinate);
  }

  private shapesOf(
    declared: GraphQLCompositeType,
    selectionSets: readonly SelectionSetNode[],
  ): ShapeOf {
    const shapes = new Map<string, ShapeObject | null>();
    return (typename = declared.name) => {
      let shape = shapes.get(typename);
      if (shape === undefined) {
        const type = this.concreteType(declared, typename);
        shape = type === null ? null : this.compileObject(type, selectionSets);
        shapes.set(typename, shape);
      }
      return shape;
    };
  }

  /**
   * An object may also name an interface: subgraphs that know an interface as `@interfaceObject` do.
   * Types that clients must not see are not in their schema, and so are no types here.
   */
  private concreteType(declared: GraphQLCompositeType, name: string): GraphQLCompositeType | null {
    const type = this.schema.getType(name);
    if (!isCompositeType(type)) {
      return null;
    }
    if (this.satisfies(name, declared.name)) {
      return type;
    }
    return isObjectType(declared) && this.satisfies(declared.name, name) ? declared : null;
  }
}

const passOn: Complete = (value) => value;

function unfetchedField(key: string, source: FieldSource, coordinate: Coordinate): ShapedField {
  return {
    key,
    source,
    mayBeNull: source.kind === 'introspection',
    complete: passOn,
    nullMessage: `Cannot tell the type of an object: no value for field ${coordinate}.`,
  };
}

function fieldOf(
  parent: GraphQLCompositeType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  return isUnionType(parent) ? undefined : parent.getFields()[name];
}
