import {
  type ASTNode,
  BREAK,
  type DocumentNode,
  type GraphQLSchema,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from 'graphql';
import { isSmallerThan } from './operation-size';

/** Beyond this, code would take long to make and much memory to keep. */
const MOST_COMPILED_FIELDS = 1_000;

/**
 * Whether graphql-jit gives the answers of graphql-js for a valid operation. Where it is known not to, or where
 * compiling is not worth it, graphql-js executes:
 *
 * - mutations: should one have to be executed anew by graphql-js, it would happen twice;
 * - conditions: `@skip` and `@include` are mixed up where a fragment is spread twice (its issue 111);
 * - a response name `__proto__`, which the generated object literal takes for the prototype;
 * - operations that grow too large.
 */
export function isCompilable(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): boolean {
  return (
    operation.operation === OperationTypeNode.QUERY &&
    !contains(document, isDirective) &&
    !contains(document, isNamedProto) &&
    isSmallerThan(MOST_COMPILED_FIELDS, { schema, document })
  );
}

/**
 * Nullable variables inside an argument's list or object. Where the client leaves one of them out, graphql-jit
 * passes null and graphql-js nothing (its issue 230): such a request is one for graphql-js.
 */
export function variablesThatMustBeGiven(
  document: DocumentNode,
  { variableDefinitions = [] }: OperationDefinitionNode,
): readonly string[] {
  const nested = variablesInsideValues(document);
  return variableDefinitions
    .filter(({ type, defaultValue }) => type.kind !== Kind.NON_NULL_TYPE && !defaultValue)
    .map(({ variable }) => variable.name.value)
    .filter((name) => nested.has(name));
}

function variablesInsideValues(document: DocumentNode): ReadonlySet<string> {
  const found = new Set<string>();
  const collect = (value: ASTNode): void => {
    visit(value, { Variable: ({ name }) => void found.add(name.value) });
  };
  visit(document, { ObjectValue: collect, ListValue: collect });
  return found;
}

/**
 * graphql-jit names resolvers by type and field, written together: where two pairs read alike, one field would be
 * resolved as the other. It also does not wait for the answer of an `isTypeOf`.
 */
export function isCompilableSchema(schema: GraphQLSchema): boolean {
  const objectTypes = Object.values(schema.getTypeMap()).filter(isObjectType);
  const names = objectTypes.flatMap((type) =>
    Object.keys(type.getFields()).map((field) => type.name + field),
  );
  return new Set(names).size === names.length && objectTypes.every(({ isTypeOf }) => !isTypeOf);
}

function contains(document: DocumentNode, isSought: (node: ASTNode) => boolean): boolean {
  let found = false;
  visit(document, {
    enter: (node) => {
      found = isSought(node);
      return found ? BREAK : undefined;
    },
  });
  return found;
}

function isDirective({ kind }: ASTNode): boolean {
  return kind === Kind.DIRECTIVE;
}

function isNamedProto(node: ASTNode): boolean {
  return node.kind === Kind.FIELD && node.alias?.value === '__proto__';
}
