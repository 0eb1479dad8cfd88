import type { DatabaseEngine } from '../database';

/** A prepared database to begin with, made once and then copied for every test file. */
export interface DatabaseTemplate {
  /**
   * Names what `prepare` makes, over runs and workers: it must change when the result would, so build it from
   * `contentHash` of the migrations and the data.
   */
  readonly key: string;
  /** Migrates and loads. Leaves no connection open. */
  readonly prepare: (url: string) => Promise<void>;
}

export interface TestDatabase {
  readonly url: string;
  readonly engine: DatabaseEngine;
  /** Removes it. Close connection pools first. */
  readonly drop: () => Promise<void>;
}
