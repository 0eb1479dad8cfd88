import type { SubgraphServer } from './subgraph-server';

/** A running subgraph, whichever process it lives in. */
export interface Subgraph {
  readonly name: string;
  readonly server: SubgraphServer;
  /** Loads the product's sample data once; safe to call at every start and from several replicas. */
  loadSampleData(report: (line: string) => void): Promise<void>;
  /** Begins what it does without being asked, such as what is due on a day; it ends with `close`. */
  begin(): void;
  /** Resolves when the subgraph can answer; rejects with the reason when it cannot. */
  ready(): Promise<void>;
  close(): Promise<void>;
}
