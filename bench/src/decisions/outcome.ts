import { percentile } from '../harness/statistics';
import {
  type Accounts,
  checkDelivery,
  type Received,
  type Verdict,
  type Written,
} from './check-delivery';
import type { Story } from './follow-with-cuts';

/** What a run of writers and subscribers came to. */
export interface Outcome {
  readonly written: Written;
  /** What the log holds of it, in its order. */
  readonly log: readonly Received[];
  readonly stories: readonly Story[];
  readonly writingMs: number;
  /** What went on beside, for people; null for nothing. */
  readonly disturbance: string | null;
}

export function judge({ written, log, stories }: Outcome): Verdict {
  const accounts: Accounts = {
    acknowledged: written.acknowledged,
    log,
    subscribers: stories.map(({ received }) => received),
  };
  return checkDelivery(accounts);
}

export function holds({ missed, orderErrors, holes, phantoms }: Verdict): boolean {
  return missed + orderErrors + holes + phantoms === 0;
}

export function describeOutcome(
  { written, stories, writingMs, disturbance }: Outcome,
  { missed, orderErrors, holes, phantoms, repeated }: Verdict,
): string {
  const sum = (part: (story: Story) => number): number =>
    stories.reduce((total, story) => total + part(story), 0);
  const acknowledged = written.acknowledged.size;
  const seconds = writingMs / 1_000;
  const resumes = stories.flatMap((story) => story.resumes);
  return `  writers: ${acknowledged} acknowledged, ${written.rolledBack} rolled back, in ${seconds.toFixed(1)} s (${Math.round(acknowledged / seconds)}/s)${disturbance === null ? '' : `; ${disturbance}`}
  subscribers: ${sum(({ cuts }) => cuts)} cuts, ${sum(({ lost }) => lost)} connections lost or refused; resumed within ${percentile(resumes, 50).toFixed(0)} ms (p50), ${percentile(resumes, 99).toFixed(0)} ms (p99)
  ${repeated} told again, ${sum(({ incomplete }) => incomplete)} told without all that was asked beside, ${phantoms} told or logged that nobody was told is committed
  missed ${missed}, order errors ${orderErrors}, holes ${holes}
`;
}
