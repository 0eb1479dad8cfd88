/** One subgraph of a benchmarked graph. */
export interface BenchSubgraph {
  readonly name: string;
  /** Federation 1: every gateway of the comparison reads it. */
  readonly sdl: string;
  /** Values of the root fields, by name: a function for a field that takes arguments. */
  readonly root: Readonly<Record<string, unknown>>;
  /** The object that a representation stands for. */
  readonly entity: (representation: Representation) => object;
}

export interface Representation {
  readonly __typename: string;
  readonly [field: string]: unknown;
}

export interface BenchGraph {
  readonly name: 'public' | 'flagship';
  readonly subgraphs: readonly BenchSubgraph[];
}
