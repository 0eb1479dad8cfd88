import { setTimeout as wait } from 'node:timers/promises';
import type { Received } from './check-delivery';

const SHORTEST_MS = 200;
const LONGEST_MS = 2_000;
/** As long as a client waits before it connects again to what is not there. */
const PAUSE_MS = 100;

/** What one connection tells. */
export interface Told {
  readonly seq: number;
  /** Null: nothing new, but a place further on. */
  readonly id: string | null;
  /** Where to go on. */
  readonly next: string;
  /** Something that was asked for beside the decision could not be told with it. */
  readonly isIncomplete?: boolean;
}

/** A connection ended that nobody cut, or was not made. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

/** A subscriber is told that it cannot go on where it was. */
export class PlaceLost extends Error {
  override readonly name = 'PlaceLost';
}

/** Whatever ends a connection that was cut is the cut; what else ends it is a loss, unless it says otherwise. */
export function endOfConnection(error: unknown, cut: AbortSignal): void {
  if (error instanceof PlaceLost || (error instanceof ConnectionLost && !cut.aborted)) {
    throw error;
  }
  if (!cut.aborted) {
    throw new ConnectionLost(String(error));
  }
}

export interface Following {
  /** One connection, from a cursor on. Ends when it is cut; throws `ConnectionLost`. */
  readonly connect: (cursor: string, cut: AbortSignal) => AsyncIterable<Told>;
  readonly from: string;
  /** True when a decision with this number is the last that is to come. */
  readonly isLast: (seq: number) => boolean;
}

/** What a subscriber has to tell at the end. */
export interface Story {
  readonly received: Received[];
  /** Milliseconds from each connecting anew to its first answer. */
  readonly resumes: number[];
  cuts: number;
  /** Connections that were lost or refused, beside those that were cut. */
  lost: number;
  incomplete: number;
}

/** Follows decisions until the last one, cut off every 0.2 to 2 s, each time going on from the last cursor. */
export async function followWithCuts({ connect, from, isLast }: Following): Promise<Story> {
  const story: Story = { received: [], resumes: [], cuts: 0, lost: 0, incomplete: 0 };
  const hasLast = (): boolean => isLast(story.received.at(-1)?.seq ?? 0);
  let cursor = from;
  while (!hasLast()) {
    const cut = new AbortController();
    const timer = setTimeout(() => cut.abort(), lengthOfConnection());
    const note = notesIn(story);
    try {
      const isOver = ({ seq }: Told): boolean => cut.signal.aborted || isLast(seq);
      for await (const told of until(isOver, connect(cursor, cut.signal))) {
        note(told);
        cursor = told.next;
      }
      story.cuts += hasLast() ? 0 : 1;
    } catch (error) {
      await afterLoss(error, story);
    } finally {
      clearTimeout(timer);
      cut.abort();
    }
  }
  return story;
}

/** What is on its way when it is over is not told. */
async function* until(
  isOver: (told: Told) => boolean,
  connection: AsyncIterable<Told>,
): AsyncGenerator<Told, void> {
  for await (const told of connection) {
    yield told;
    if (isOver(told)) {
      return;
    }
  }
}

function lengthOfConnection(): number {
  return SHORTEST_MS + Math.random() * (LONGEST_MS - SHORTEST_MS);
}

/** Of one connection, which is made now. */
function notesIn(story: Story): (told: Told) => void {
  const started = performance.now();
  let isFirst = true;
  return ({ seq, id, isIncomplete = false }) => {
    if (isFirst) {
      story.resumes.push(performance.now() - started);
      isFirst = false;
    }
    if (id !== null) {
      story.received.push({ seq, id });
    }
    story.incomplete += isIncomplete ? 1 : 0;
  };
}

async function afterLoss(error: unknown, story: Story): Promise<void> {
  if (!(error instanceof ConnectionLost)) {
    throw error;
  }
  story.lost += 1;
  await wait(PAUSE_MS);
}
