import {
  MOST_NODES,
  NodeArguments,
  NodesArguments,
  NodeType,
  type TypedNode,
} from '@apogee/shared/graphql';
import { Args, Ctx, Directive, Query, Resolver } from 'type-graphql';
import { findNode, type NodeContext } from './node.loader';

/** GraphQL global object identification: https://graphql.org/learn/global-object-identification/ */
@Resolver()
export class NodeResolver {
  @Query(() => NodeType, {
    nullable: true,
    description:
      'The object with this id; null when there is none, or none that the caller may see, or when no node can have such an id.',
  })
  node(
    @Args(() => NodeArguments) { id }: NodeArguments,
    @Ctx() context: NodeContext,
  ): Promise<TypedNode | null> {
    return findNode(id, context);
  }

  @Query(() => [NodeType], {
    nullable: 'itemsAndList',
    description: 'What `node` answers for each of these ids, in their order.',
  })
  @Directive(`@listSize(assumedSize: ${MOST_NODES})`)
  nodes(
    @Args(() => NodesArguments) { ids }: NodesArguments,
    @Ctx() context: NodeContext,
  ): Promise<(TypedNode | null)[]> {
    return Promise.all(ids.map((id) => findNode(id, context)));
  }
}
