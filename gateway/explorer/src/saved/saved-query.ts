/** An operation that the reader keeps. Headers are not part of it: access tokens are in them. */
export interface SavedQuery extends SharedQuery {
  readonly id: string;
  /** Its name; empty when it is in none. */
  readonly folder: string;
}

/** What a link carries. */
export interface SharedQuery {
  readonly name: string;
  readonly query: string;
  /** JSON text, as typed. */
  readonly variables: string;
}

/** So that a file or a link from somewhere cannot fill the page. */
export const LONGEST_NAME = 120;
export const LONGEST_TEXT = 100_000;
