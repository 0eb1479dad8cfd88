import type { CellProblem } from './line-problem';
import type { LineFormat } from './line-reading';
import type { Settled, Wanted } from './settlement';

/** A line with what it says. */
export interface StatedLine<Says> {
  readonly line: number;
  readonly stated: Says;
}

/** What lines of one kind are about, and what they do to the catalogue. `Batch` is where that happens. */
export interface ImportTarget<Says, Content, Batch> {
  readonly format: LineFormat<Says>;
  /** Compares lines with the catalogue, which stays as it is until the batch ends. */
  readonly settle: (
    lines: readonly StatedLine<Says>[],
    batch: Batch,
  ) => Promise<readonly Settled<Content>[]>;
  /** What no two lines of a file may be about. */
  readonly keysOf: (content: Content) => readonly string[];
  /** What is wrong with a line when an earlier one has this key. */
  readonly repetition: (key: string, earlierLine: number) => CellProblem;
  /** Writes what is new or changed, with its events; tells of which firms. */
  readonly write: (
    wanted: readonly TakenLine<Content>[],
    batch: Batch,
  ) => Promise<readonly string[]>;
}

export interface TakenLine<Content> extends Wanted<Content> {
  readonly outcome: 'ADDED' | 'CHANGED';
}
