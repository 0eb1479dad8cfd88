import { Args, Ctx, Directive, Query, Resolver } from 'type-graphql';
import { MOST_NODES, NodeArguments, NodesArguments, NodeType, type TypedNode } from './node.type';

/** Finds what the root field of its kind shows under this id, to the same callers. */
export type FindNode<Context> = (id: string, context: Context) => Promise<TypedNode | null>;

/**
 * `node` and `nodes` of one subgraph, for what it owns. They are declared to be shareable, as composition demands of a
 * field that several subgraphs have, and mean less by it: the gateway asks all of them (ADR 40).
 *
 * GraphQL global object identification: https://graphql.org/learn/global-object-identification/
 */
export function nodeResolver<Context extends object>(
  findNode: FindNode<Context>,
): new () => object {
  @Resolver()
  class NodeResolver {
    @Query(() => NodeType, {
      nullable: true,
      description:
        'The object with this id; null when there is none, or none that the caller may see, or when no node can have such an id.',
    })
    @Directive('@shareable')
    node(
      @Args(() => NodeArguments) { id }: NodeArguments,
      @Ctx() context: Context,
    ): Promise<TypedNode | null> {
      return findNode(id, context);
    }

    @Query(() => [NodeType], {
      nullable: 'itemsAndList',
      description: 'What `node` answers for each of these ids, in their order.',
    })
    @Directive('@shareable')
    @Directive(`@listSize(assumedSize: ${MOST_NODES})`)
    nodes(
      @Args(() => NodesArguments) { ids }: NodesArguments,
      @Ctx() context: Context,
    ): Promise<(TypedNode | null)[]> {
      return Promise.all(ids.map((id) => findNode(id, context)));
    }
  }
  return NodeResolver;
}
