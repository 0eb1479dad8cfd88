import { type ConstDirectiveNode, type ConstValueNode, Kind } from 'graphql';

/** What a directive of a supergraph says: `@join__field(graph: GEO, external: true)`. */
export function argumentOf(
  { arguments: given = [] }: ConstDirectiveNode,
  name: string,
): ConstValueNode | undefined {
  return given.find((argument) => argument.name.value === name)?.value;
}

/** The subgraph that it is about, as the supergraph's enumeration calls it; empty when it is about none. */
export function graphOf(join: ConstDirectiveNode): string {
  const graph = argumentOf(join, 'graph');
  return graph?.kind === Kind.ENUM ? graph.value : '';
}
