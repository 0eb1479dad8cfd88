import {
  type ConstDirectiveNode,
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
} from 'graphql';
import { type AccessRequirement, ANYONE, type Caller, demandAccess } from '../identity';
import { statedRequirements } from './access-directives';

/** The part of a context that says who asks; nobody known when omitted. */
export interface CallerContext {
  readonly caller?: Caller;
}

type Resolver = GraphQLFieldResolver<unknown, CallerContext>;

/** Resolvers that ask already. */
const guards = new WeakSet<Resolver>();

interface Annotated {
  readonly directives?: readonly ConstDirectiveNode[];
}

interface Declared {
  readonly astNode?: Annotated | null | undefined;
  readonly extensionASTNodes?: readonly Annotated[];
}

/**
 * Makes fields ask for what `@authenticated` and `@requiresScopes` state at them, at their type, at the type that they
 * return, and at the same field of the interfaces that their type implements, before they are resolved. The guard sits
 * on the field, so no path to it goes around: root, entity, interface or alias, and whoever called the subgraph.
 * The schema is changed in place; to be called again after resolvers were replaced.
 */
export function guardFields(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && !type.name.startsWith('__')) {
      guardType(type);
    }
  }
}

function guardType(type: GraphQLObjectType): void {
  const owners = [type, ...type.getInterfaces()];
  const ofOwners = owners.flatMap(requirementsAt);
  for (const field of Object.values(type.getFields())) {
    const requirements = [
      ...ofOwners,
      ...owners.flatMap((owner) => requirementsAt(owner.getFields()[field.name])),
      ...requirementsAt(getNamedType(field.type)),
    ];
    if (requirements.length > 0) {
      guard(field, requirements);
    }
  }
}

function guard(
  field: GraphQLField<unknown, CallerContext>,
  requirements: readonly AccessRequirement[],
): void {
  const { resolve = defaultFieldResolver, subscribe } = field;
  const guarded = (inner: Resolver): Resolver => {
    if (guards.has(inner)) {
      return inner;
    }
    const outer: Resolver = (...field) => {
      const [, , { caller = ANYONE }] = field;
      demandAccess(caller, requirements);
      return inner(...field);
    };
    guards.add(outer);
    return outer;
  };
  field.resolve = guarded(resolve);
  if (subscribe !== undefined) {
    field.subscribe = guarded(subscribe);
  }
}

function requirementsAt(declared: Declared | undefined): readonly AccessRequirement[] {
  const nodes = [declared?.astNode, ...(declared?.extensionASTNodes ?? [])];
  return nodes.flatMap((node) => statedRequirements(node?.directives ?? []));
}
