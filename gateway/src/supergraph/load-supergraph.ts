import { readFile } from 'node:fs/promises';
import { ConfigurationError } from '@apogee/shared/errors';
import { type DirectiveNode, Kind, parse } from 'graphql';

/** A composed supergraph and where its subgraphs are, by name. */
export interface Supergraph {
  readonly sdl: string;
  /** Addresses as composition wrote them; empty text where it knew none. */
  readonly subgraphUrls: ReadonlyMap<string, string>;
}

/** Reads a supergraph file. Throws `ConfigurationError` when it is missing or is not a supergraph. */
export async function loadSupergraph(path: string): Promise<Supergraph> {
  return parseSupergraph(await read(path), path);
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new ConfigurationError(`--supergraph: cannot read ${path}`);
  }
}

/** `source` names the text in an error message. */
export function parseSupergraph(sdl: string, source: string): Supergraph {
  const subgraphUrls = joinGraphs(sdl, source);
  if (subgraphUrls.size === 0) {
    throw new ConfigurationError(
      `--supergraph: ${source} is not a supergraph (no subgraph is named in it); compose it first`,
    );
  }
  return { sdl, subgraphUrls };
}

/** Composition lists the subgraphs as `enum join__Graph { NAME @join__graph(name: "…", url: "…") }`. */
function joinGraphs(sdl: string, source: string): Map<string, string> {
  const document = parseSdl(sdl, source);
  const graphs = document.definitions.find(
    (node) => node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'join__Graph',
  );
  const values = graphs?.kind === Kind.ENUM_TYPE_DEFINITION ? (graphs.values ?? []) : [];
  const directives = values.flatMap((value) => value.directives ?? []);
  return new Map(
    directives
      .filter((directive) => directive.name.value === 'join__graph')
      .map((directive) => [argument(directive, 'name'), argument(directive, 'url')]),
  );
}

function parseSdl(sdl: string, source: string): ReturnType<typeof parse> {
  try {
    return parse(sdl, { noLocation: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigurationError(`--supergraph: ${source} is not GraphQL: ${reason}`);
  }
}

function argument(directive: DirectiveNode, name: string): string {
  const value = directive.arguments?.find((given) => given.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : '';
}
