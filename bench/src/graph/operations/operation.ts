/** Values of one request, read from the database that is measured. */
export type Parameters = Readonly<Record<string, string | number>>;

/** One thing that a client wants, in the words of each stack. */
export interface BenchOperation {
  readonly name: string;
  readonly what: string;
  /** SQL that finds the parameters of different requests, one row each; all stacks get the same ones in turn. */
  readonly parameters: string;
  /** For every stack that serves our schema. */
  readonly query: string;
  readonly variables: (parameters: Parameters) => object;
  readonly postgraphile: PeerOperation;
  readonly floor: FloorOperation;
}

/** The closest that PostGraphile has. */
interface PeerOperation {
  readonly query: string;
  readonly variables: (parameters: Parameters) => object;
  /** What it cannot say, for people; null when its answer holds the same rows. */
  readonly differs: string | null;
}

/** One hand-written statement whose only column is the text of the answer, shaped as ours. */
interface FloorOperation {
  readonly statement: string;
  readonly values: (parameters: Parameters) => readonly unknown[];
  /** Fields that rules in code give and no row holds. */
  readonly without: readonly string[];
}
