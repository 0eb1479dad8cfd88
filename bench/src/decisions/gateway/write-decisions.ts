import { setTimeout as wait } from 'node:timers/promises';
import type { Written } from '../check-delivery';
import { DOOMED } from './decided-labels';
import type { Decider } from './decider';
import { decisionId } from './decision';

export interface Writer {
  readonly name: number;
  /** Labels that nobody else decides about. */
  readonly labels: readonly string[];
  readonly decider: Decider;
  /** Whether so many decisions are enough. */
  readonly isEnough: (made: number) => boolean;
}

/** A label's history is replayed at each decision, and none has many: so many of each, then the next one. */
export const DECISIONS_A_LABEL = 20;
const ONE_IN = 10;
const PAUSE_MS = 50;
/** Whatever is stopped is back long before. */
const LONGEST_WAIT_MS = 60_000;

/**
 * Makes one decision after the other, each of them again with the same key until it is answered. One in ten is
 * preceded by the same decision in a transaction that fails at its end.
 */
export async function writeDecisions(writer: Writer, written: Written): Promise<void> {
  const versions = new Map<string, number>();
  for (let step = 0; !writer.isEnough(step); step++) {
    const place = Math.floor(step / DECISIONS_A_LABEL) % writer.labels.length;
    const number = writer.labels[place] ?? '';
    const version = versions.get(number) ?? 1;
    if (step % ONE_IN === writer.name % ONE_IN) {
      await decideInVain(writer, number, version);
      written.rolledBack += 1;
    } else {
      const recordSeq = await decideUntilTold(writer, number, version);
      const labelVersion = version + 1;
      written.acknowledged.add(decisionId({ labelNumber: number, labelVersion, recordSeq }));
      versions.set(number, labelVersion);
    }
  }
}

async function decideInVain({ decider }: Writer, number: string, version: number): Promise<void> {
  const idempotencyKey = `${DOOMED}${number}/${version}`;
  const decided = await decider.decide({ number, expectedVersion: version, idempotencyKey });
  if (decided !== null) {
    throw new Error(`${idempotencyKey} was to fail, and is said to be decided`);
  }
}

async function decideUntilTold(
  { decider }: Writer,
  number: string,
  version: number,
): Promise<number> {
  const change = { number, expectedVersion: version, idempotencyKey: `${number}/${version}` };
  const giveUpAt = performance.now() + LONGEST_WAIT_MS;
  for (;;) {
    const decided = await decider.decide(change);
    if (decided !== null) {
      return decided.seq;
    }
    if (performance.now() > giveUpAt) {
      throw new Error(
        `${change.idempotencyKey} is not decided, the last time for ${decider.lastFailure}`,
      );
    }
    await wait(PAUSE_MS);
  }
}
