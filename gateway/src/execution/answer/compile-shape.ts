import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  GraphQLScalarType,
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
import { objectCompleter } from './complete-object';
import { compileIntrospection, type IntrospectionContext } from './introspection';
import { objectShape } from './shape-object';
import type { FieldSource, ObjectShape, ShapedField, ShapeOf } from './shapes';
import type { Coordinate } from './shaping';

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

  compile(): ObjectShape {
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
  ): ObjectShape {
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
          ...this.compileValue(definition.type, nodes, coordinate),
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
  ): CompiledValue {
    const type = getNullableType(declared);
    if (isListType(type)) {
      const item = this.compileValue(type.ofType, nodes, coordinate);
      const mayBeNull = !isNonNullType(type.ofType);
      return {
        complete: listCompleter({ complete: item.complete, mayBeNull }, coordinate),
        value: { kind: 'list', item: item.value, itemMayBeNull: mayBeNull },
      };
    }
    if (!isCompositeType(type)) {
      return { complete: leafCompleter(type, coordinate), value: { kind: 'leaf', type } };
    }
    const selectionSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const shapeOf = this.shapesOf(type, selectionSets);
    return {
      complete: objectCompleter(shapeOf, coordinate),
      value: { kind: 'object', shapeOf },
    };
  }

  private shapesOf(
    declared: GraphQLCompositeType,
    selectionSets: readonly SelectionSetNode[],
  ): ShapeOf {
    const shapes = new Map<string, ObjectShape | null>();
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

type CompiledValue = Pick<ShapedField, 'complete' | 'value'>;

/** Whatever the schema says of itself, or the name of a type. */
const UNCHECKED: CompiledValue = {
  complete: (value) => value,
  value: { kind: 'leaf', type: new GraphQLScalarType({ name: 'Unchecked' }) },
};

function unfetchedField(key: string, source: FieldSource, coordinate: Coordinate): ShapedField {
  return {
    key,
    source,
    mayBeNull: source.kind === 'introspection',
    ...UNCHECKED,
    nullMessage: `Cannot tell the type of an object: no value for field ${coordinate}.`,
  };
}

function fieldOf(
  parent: GraphQLCompositeType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  return isUnionType(parent) ? undefined : parent.getFields()[name];
}
