import { type DirectiveNames, statedRequirements } from '@apogee/shared/graphql';
import type { AccessRequirement } from '@apogee/shared/identity';
import {
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
} from 'graphql';

/** What the fields of the API ask of a caller, by `Type.field`. Fields that ask nothing are not in it. */
export type FieldRequirements = ReadonlyMap<string, readonly AccessRequirement[]>;

type Owner = GraphQLObjectType | GraphQLInterfaceType;

/** What is stated in a document, by `Type` and `Type.field`. */
type Statements = ReadonlyMap<string, readonly AccessRequirement[]>;

/**
 * Reads `@authenticated` and `@requiresScopes` off a supergraph. A field asks for what is stated at itself, at its
 * type, at the type that it returns, at the same field of the interfaces of its type, and, on an interface, of every
 * type that may stand behind it.
 */
export function fieldRequirements(
  supergraph: DocumentNode,
  apiSchema: GraphQLSchema,
  names: DirectiveNames,
): FieldRequirements {
  const stated = statements(supergraph, names);
  const found = new Map<string, readonly AccessRequirement[]>();
  for (const owner of Object.values(apiSchema.getTypeMap())) {
    if (isObjectType(owner) || isInterfaceType(owner)) {
      for (const field of Object.values(owner.getFields())) {
        const places = placesOf(owner, field, apiSchema);
        found.set(
          `${owner.name}.${field.name}`,
          distinct(places.flatMap((at) => stated.get(at) ?? [])),
        );
      }
    }
  }
  return new Map([...found].filter(([, asked]) => asked.length > 0));
}

/** Where something may be stated that holds for a field: `Type` and `Type.field`. */
function placesOf(
  owner: Owner,
  { name, type }: GraphQLField<unknown, unknown>,
  schema: GraphQLSchema,
): readonly string[] {
  const owners = ownersOf(owner, schema).flatMap((one) => [one, `${one}.${name}`]);
  return [...owners, getNamedType(type).name];
}

/** The type itself, its interfaces, and all that may be met where it is selected on. */
function ownersOf(type: Owner, schema: GraphQLSchema): readonly string[] {
  const behind = isInterfaceType(type) ? schema.getPossibleTypes(type) : [];
  return [type, ...type.getInterfaces(), ...behind].map(({ name }) => name);
}

function distinct(requirements: readonly AccessRequirement[]): readonly AccessRequirement[] {
  return [...new Map(requirements.map((it) => [JSON.stringify(it), it])).values()];
}

function statements(document: DocumentNode, names: DirectiveNames): Statements {
  const found = new Map<string, readonly AccessRequirement[]>();
  const note = (place: string, directives: readonly ConstDirectiveNode[] = []): void => {
    const requirements = statedRequirements(directives, names);
    if (requirements.length > 0) {
      found.set(place, requirements);
    }
  };
  for (const node of document.definitions) {
    switch (node.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_DEFINITION:
        note(node.name.value, node.directives);
        for (const field of node.fields ?? []) {
          note(`${node.name.value}.${field.name.value}`, field.directives);
        }
        break;
      case Kind.SCALAR_TYPE_DEFINITION:
      case Kind.ENUM_TYPE_DEFINITION:
        note(node.name.value, node.directives);
        break;
      default:
    }
  }
  return found;
}
