import type { Written } from '../check-delivery';
import { type Following, followWithCuts } from '../follow-with-cuts';
import type { Options } from '../options';
import type { Outcome } from '../outcome';
import { Decider } from './decider';
import type { DeliveryBed } from './delivery-bed';
import { type Disturbance, Disturber } from './disturbance';
import { socketConnection } from './socket-connection';
import { streamConnection } from './stream-connection';
import { DECISIONS_A_LABEL, type Writer, writeDecisions } from './write-decisions';

/** Even a short run is disturbed so often. */
const LEAST_STRIKES = 2;

export function labelsOfAWriter({ decisions }: Pick<Options, 'decisions'>): number {
  return Math.ceil(decisions / DECISIONS_A_LABEL);
}

/** Writers decide through the gateway; subscribers follow through it, by turns over WebSocket and Server-Sent Events. */
export async function runThroughGateway(
  bed: DeliveryBed,
  { writers, decisions, subscribers }: Options,
  disturbance: Disturbance | null,
): Promise<Outcome> {
  const from = await bed.decided.end();
  let lastSeq: number | null = null;
  const isLast = (seq: number): boolean => lastSeq !== null && seq >= lastSeq;
  const following = Array.from({ length: subscribers }, (_, index) =>
    followWithCuts({ connect: connectionTo(bed.url, index), from: from.cursor, isLast }),
  );
  const written: Written = { acknowledged: new Set(), rolledBack: 0 };
  const disturber = disturbance && new Disturber(disturbance);
  const isEnough: Writer['isEnough'] = (made) =>
    made >= decisions && (disturber === null || disturber.count >= LEAST_STRIKES);
  const started = performance.now();
  await Promise.all(
    Array.from({ length: writers }, (_, name) => {
      const labels = bed.takeLabels(labelsOfAWriter({ decisions }));
      return writeDecisions({ name, labels, decider: new Decider(bed.url), isEnough }, written);
    }),
  );
  const writingMs = performance.now() - started;
  const struck = (await disturber?.end()) ?? null;
  lastSeq = (await bed.decided.end()).seq;
  const stories = await Promise.all(following);
  const log = await bed.decided.decisionsAfter(from.seq);
  return { written, log, stories, writingMs, disturbance: struck };
}

function connectionTo(url: string, index: number): Following['connect'] {
  const connection = index % 2 === 0 ? socketConnection : streamConnection;
  return (cursor, cut) => connection(url, cursor, cut);
}
