import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { PageInfo } from './page-info';

export interface EdgeOf<Node> {
  readonly cursor: string;
  readonly node: Node;
}

export interface ConnectionOf<Node, Edge extends EdgeOf<Node> = EdgeOf<Node>> {
  readonly edges: readonly Edge[];
  readonly pageInfo: PageInfo;
  /** Runs only when a client selects `totalCount`. */
  readonly countAll: () => Promise<number>;
}

/** What to connect: the node's GraphQL type and name, and whether it is owned by another subgraph. */
interface ConnectionSettings {
  readonly name: string;
  readonly node: () => ClassType | object;
  /** An entity of another subgraph may be missing, and must not take the page down with it. */
  readonly nullableNode?: boolean;
  /** The type of an edge that has more to say than cursor and node. */
  readonly edge?: ClassType;
}

/** Declares the edge type `<name>Edge`. Extend the returned class to add fields to an edge. */
export function edgeType({ name, node, nullableNode = false }: ConnectionSettings): ClassType {
  @ObjectType(`${name}Edge`, { description: `One entry of a list of ${name}.` })
  class Edge {
    @Field(() => String, { description: 'Cursor of this entry, to pass as `after`.' })
    cursor!: string;

    @Field(node, { nullable: nullableNode, description: 'What the entry is about.' })
    node!: unknown;
  }
  return Edge;
}

/** Declares the connection type `<name>Connection` with its edge type. */
export function connectionType(settings: ConnectionSettings): ClassType {
  const { name, node, nullableNode = false } = settings;
  const Edge = settings.edge ?? edgeType(settings);

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  class Connection {
    @Field(() => [Edge], {
      description: 'The entries of the page with their cursors, in the order of the list.',
    })
    edges!: readonly EdgeOf<unknown>[];

    @Field(() => PageInfo, { description: 'Where this page stands in the list.' })
    pageInfo!: PageInfo;

    countAll!: () => Promise<number>;

    @Field(() => [node()], {
      nullable: nullableNode ? 'items' : false,
      description: 'What the entries of the page are about, without their cursors.',
    })
    nodes(): readonly unknown[] {
      return this.edges.map((edge) => edge.node);
    }

    @Field(() => Int, {
      description: 'Number of entries in the whole list. Counted only when asked for.',
    })
    totalCount(): Promise<number> {
      return this.countAll();
    }
  }
  return Connection;
}
