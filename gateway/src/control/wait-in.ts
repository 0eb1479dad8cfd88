import type { CallSignal } from '../transports/call-signal';
import type { Place, Queue } from './queue';

/** One who waits in a queue. */
export interface Waiter {
  /** Ends the wait, and takes him out of the queue. */
  readonly letIn: () => void;
}

/** Waits in a queue to be let in. Rejects with the signal's reason, and leaves, when it is aborted first. */
export function waitIn<Details extends object>(
  queue: Queue<Details & Waiter>,
  details: Details,
  signal: CallSignal | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const letIn = (): void => {
      queue.remove(place);
      signal?.removeEventListener('abort', giveUp);
      resolve();
    };
    const giveUp = (): void => {
      queue.remove(place);
      reject(signal?.reason);
    };
    const place: Place<Details & Waiter> = queue.add({ ...details, letIn });
    signal?.addEventListener('abort', giveUp);
  });
}
