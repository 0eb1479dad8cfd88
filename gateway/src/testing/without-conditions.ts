import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  parse,
  print,
  visit,
} from 'graphql';
import { withDecidedConditions } from '../planning';
import { withAnchoredObjects } from '../planning/anchored-objects';
import type { TestRequest } from './gateways';

/**
 * The same request with its conditions decided, so that all gateways plan the same:
 * which of two subgraphs is asked shows in the answer when one of them is dead.
 */
export function withoutConditions(
  schema: GraphQLSchema,
  { query, variables = {} }: TestRequest,
): TestRequest {
  const document = parse(query);
  const definitions = getOperationAST(document)?.variableDefinitions ?? [];
  const { coerced = {} } = getVariableValues(schema, definitions, variables);
  const decided = withAnchoredObjects(withDecidedConditions(document, coerced));
  return { query: print(withoutUnused(decided)), variables };
}

/** GraphQL refuses variables and fragments that nothing uses. */
function withoutUnused(document: DocumentNode): DocumentNode {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => {
      used.add(`$${name.value}`);
    },
    FragmentSpread: ({ name }) => {
      used.add(name.value);
    },
  });
  const kept: DocumentNode = {
    ...document,
    definitions: document.definitions.filter(
      (node) => node.kind !== Kind.FRAGMENT_DEFINITION || used.has(node.name.value),
    ),
  };
  const pruned: DocumentNode = visit(kept, {
    VariableDefinition: ({ variable }) => (used.has(`$${variable.name.value}`) ? undefined : null),
  });
  return pruned.definitions.length === document.definitions.length ? pruned : withoutUnused(pruned);
}
