import {
  buildSchema,
  type FieldDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  Kind,
  parse,
  valueFromASTUntyped,
} from 'graphql';
import { z } from 'zod';

/** Kinds of types, in the order in which the reference lists them; keys of the site's texts. */
export const KINDS = ['objects', 'interfaces', 'unions', 'inputs', 'enums', 'scalars'] as const;
export type Kinds = (typeof KINDS)[number];

/** What the supergraph says of a field beyond what clients see. */
export interface FieldTerms {
  /** Scopes that a token needs: all of one of these lists. Empty: any token. `null`: none. */
  readonly scopes: readonly (readonly string[])[] | null;
  /** Arguments by which its cost grows. */
  readonly costBy: readonly string[];
}

export interface Reference {
  readonly schema: GraphQLSchema;
  /** By name; without the types of introspection and the three roots. */
  readonly types: readonly GraphQLNamedType[];
  /** By coordinate: `Firm.applications`. */
  readonly terms: ReadonlyMap<string, FieldTerms>;
  /** By the name of a type: coordinates of fields and arguments that have it. */
  readonly uses: ReadonlyMap<string, readonly string[]>;
}

/** Reads the schema that clients see, and from the supergraph what a field asks of its caller. */
export function readReference(api: string, supergraph: string): Reference {
  const schema = buildSchema(api);
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const types = Object.values(schema.getTypeMap())
    .filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type))
    .filter((type) => !roots.some((root) => root === type))
    .toSorted((one, other) => one.name.localeCompare(other.name));
  return { schema, types, terms: readTerms(supergraph), uses: readUses(schema) };
}

export function kindOf(type: GraphQLNamedType): Kinds {
  if (isObjectType(type)) return 'objects';
  if (isInterfaceType(type)) return 'interfaces';
  if (isUnionType(type)) return 'unions';
  if (isInputObjectType(type)) return 'inputs';
  if (isEnumType(type)) return 'enums';
  if (isScalarType(type)) return 'scalars';
  throw new TypeError(`a kind of type that the reference does not know: ${String(type)}`);
}

function readTerms(supergraph: string): Map<string, FieldTerms> {
  const terms = new Map<string, FieldTerms>();
  for (const definition of parse(supergraph).definitions) {
    if (
      definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
      definition.kind === Kind.INTERFACE_TYPE_DEFINITION
    ) {
      for (const field of definition.fields ?? []) {
        terms.set(`${definition.name.value}.${field.name.value}`, termsOf(field));
      }
    }
  }
  return terms;
}

function termsOf(field: FieldDefinitionNode): FieldTerms {
  const scopes = argumentOf(field, 'requiresScopes', 'scopes');
  const isAuthenticated = field.directives?.some(({ name }) => name.value === 'authenticated');
  const none = isAuthenticated === true ? [] : null;
  return {
    scopes: scopes === undefined ? none : z.array(z.array(z.string())).parse(scopes),
    costBy: z.array(z.string()).parse(argumentOf(field, 'listSize', 'slicingArguments') ?? []),
  };
}

function argumentOf({ directives }: FieldDefinitionNode, name: string, argument: string): unknown {
  const value = directives
    ?.find((directive) => directive.name.value === name)
    ?.arguments?.find((given) => given.name.value === argument)?.value;
  return value === undefined ? undefined : valueFromASTUntyped(value);
}

function readUses(schema: GraphQLSchema): Map<string, string[]> {
  const uses = new Map<string, string[]>();
  for (const [coordinate, type] of Object.values(schema.getTypeMap()).flatMap(typedMembers)) {
    const { name } = getNamedType(type);
    uses.set(name, (uses.get(name) ?? []).concat(coordinate));
  }
  return uses;
}

/** Coordinates of the fields and arguments of a type, with their own types. */
function typedMembers(type: GraphQLNamedType): readonly (readonly [string, GraphQLType])[] {
  if (type.name.startsWith('__')) {
    return [];
  }
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map((field) => [
      `${type.name}.${field.name}`,
      field.type,
    ]);
  }
  if (isObjectType(type) || isInterfaceType(type)) {
    return Object.values(type.getFields()).flatMap((field) => {
      const coordinate = `${type.name}.${field.name}`;
      const own: readonly [string, GraphQLType] = [coordinate, field.type];
      return [own].concat(
        field.args.map((arg): readonly [string, GraphQLType] => [
          `${coordinate}(${arg.name}:)`,
          arg.type,
        ]),
      );
    });
  }
  return [];
}
