/** A gateway of the comparison: how it is started over one supergraph. */
export interface GatewayKind {
  readonly name: string;
  readonly what: string;
  /** Packages of the folder of peers that it needs. */
  readonly needs: 'nothing' | 'peers' | 'grafbase';
  /** A second variant of a gateway that asks for what is asked already only once. */
  readonly shares?: boolean;
  readonly launch: (settings: LaunchSettings) => Launch;
}

export interface LaunchSettings {
  readonly supergraphFile: string;
  readonly port: number;
  readonly peersFolder: string;
  readonly subgraphs: readonly RunningSubgraph[];
  /** For files that a gateway wants written. */
  readonly folder: string;
}

interface RunningSubgraph {
  readonly name: string;
  readonly sdl: string;
  readonly url: string;
}

interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

export const PRODUCTION = { NODE_ENV: 'production' };
/** What this project starts with; it helps every gateway in Node that builds large answers. */
export const YOUNG_GENERATION = '--max-semi-space-size=64';
