import { Role, SCOPES_OF } from '@apogee/shared/identity';
import {
  type ConstDirectiveNode,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  valueFromASTUntyped,
} from 'graphql';

/** Sets of scopes, one of which a caller must hold; the empty set is held by everybody who is known. */
type Alternatives = readonly (readonly string[])[];

export type FieldOwner = GraphQLObjectType | GraphQLInterfaceType;

/** A field of a type. */
export interface OwnedField {
  readonly owner: FieldOwner;
  readonly field: GraphQLField<unknown, unknown>;
}

interface Annotated {
  readonly astNode?: { readonly directives?: readonly ConstDirectiveNode[] } | null | undefined;
}

/**
 * What subgraphs state about rights, read on its own and not with the code that enforces it: what a field asks of a
 * caller is what anybody states at the field, its type, the type that it returns, and the types of its interface.
 */
export class StatedRights {
  /** `schema` is what is asked, `subgraphs` are those who state something. */
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly subgraphs: readonly GraphQLSchema[],
  ) {}

  maySee(role: Role, field: OwnedField): boolean {
    return this.asked(field).every((alternatives) => holds(role, alternatives));
  }

  isGuarded(field: OwnedField): boolean {
    return this.asked(field).length > 0;
  }

  private asked({ owner, field }: OwnedField): Alternatives[] {
    const behind = isInterfaceType(owner) ? this.schema.getPossibleTypes(owner) : [];
    const owners = [owner, ...owner.getInterfaces(), ...behind].map(({ name }) => name);
    const types = [...owners, getNamedType(field.type).name];
    return this.subgraphs.flatMap((subgraph) =>
      types
        .flatMap((name) => stated(subgraph.getType(name)))
        .concat(owners.flatMap((name) => stated(fieldOf(subgraph, name, field.name)))),
    );
  }
}

function fieldOf(schema: GraphQLSchema, typeName: string, field: string): Annotated | undefined {
  const type = schema.getType(typeName);
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[field] : undefined;
}

function stated(element: Annotated | undefined): Alternatives[] {
  return (element?.astNode?.directives ?? []).flatMap(({ name, arguments: given = [] }) => {
    if (name.value === 'authenticated') {
      return [[[]]];
    }
    const scopes = given.find((argument) => argument.name.value === 'scopes')?.value;
    return name.value === 'requiresScopes' && scopes !== undefined
      ? [valueFromASTUntyped(scopes) as string[][]]
      : [];
  });
}

function holds(role: Role, alternatives: Alternatives): boolean {
  const held: readonly string[] = SCOPES_OF[role];
  return (
    role !== Role.PUBLIC && alternatives.some((one) => one.every((scope) => held.includes(scope)))
  );
}
