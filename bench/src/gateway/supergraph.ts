import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import type { BenchGraph } from './graphs/graph';

/** The supergraph of a benchmarked graph with these addresses. Throws when it does not compose. */
export function composeGraph(graph: BenchGraph, urlOf: (subgraph: string) => string): string {
  const { supergraphSdl, errors = [] } = composeServices(
    graph.subgraphs.map(({ name, sdl }) => ({ name, url: urlOf(name), typeDefs: parse(sdl) })),
  );
  if (supergraphSdl === undefined) {
    throw new Error(errors.map(({ message }) => message).join('\n'));
  }
  return supergraphSdl;
}

/** Gives back the path of the written file. */
export async function writeSupergraph(
  folder: string,
  graph: BenchGraph,
  sdl: string,
): Promise<string> {
  const path = join(folder, `${graph.name}.graphql`);
  await writeFile(path, sdl);
  return path;
}
