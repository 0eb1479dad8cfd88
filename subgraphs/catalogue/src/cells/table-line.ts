/** One line of a table in a file. */
export interface TableLine {
  /** Where it begins in the file, counted from 1: a line of text, or a row of a sheet. */
  readonly line: number;
  readonly cells: readonly string[];
}
