import {
  type ConstDirectiveNode,
  type DocumentNode,
  Kind,
  type ObjectTypeDefinitionNode,
  visit,
} from 'graphql';
import { argumentOf, graphOf } from './join-arguments';

/**
 * The supergraph without the unresolvable keys of an entity in subgraphs where it also has a resolvable one.
 * They add nothing, and the planner may choose one to enter a subgraph that cannot be entered by it,
 * which leaves null where there is a value.
 */
export function withoutUnresolvableTwins(supergraph: DocumentNode): DocumentNode {
  return visit(supergraph, { ObjectTypeDefinition: dropTwins, InterfaceTypeDefinition: dropTwins });
}

function dropTwins<Node extends Pick<ObjectTypeDefinitionNode, 'directives'>>(
  node: Node,
): Node | undefined {
  const joins = node.directives ?? [];
  const enterable = new Set(joins.filter(isResolvableKey).map(graphOf));
  const kept = joins.filter((join) => !isUnresolvableKey(join) || !enterable.has(graphOf(join)));
  return kept.length === joins.length ? undefined : { ...node, directives: kept };
}

function isResolvableKey(join: ConstDirectiveNode): boolean {
  return isKey(join) && !isUnresolvableKey(join);
}

function isUnresolvableKey(join: ConstDirectiveNode): boolean {
  const resolvable = argumentOf(join, 'resolvable');
  return isKey(join) && resolvable?.kind === Kind.BOOLEAN && !resolvable.value;
}

function isKey(join: ConstDirectiveNode): boolean {
  return join.name.value === 'join__type' && argumentOf(join, 'key') !== undefined;
}
