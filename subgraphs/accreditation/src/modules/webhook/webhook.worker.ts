import type { Running } from '@apogee/shared/lifecycle';
import type { Logger } from '@apogee/shared/logger';
import { claimDeliveries, type DeliveryDeps, deliver } from './deliver.command';
import type { ClaimedDelivery } from './webhook-delivery';

/** How long what another process queued waits at most before it is looked for. */
const LOOK_MS = 1_000;
/** How long a shutdown waits for receivers; what is not answered by then is sent again later. */
const CLOSE_MS = 5_000;

export interface WorkerSettings extends DeliveryDeps {
  readonly logger: Logger;
  /** Receivers that are waited for at the same time. */
  readonly concurrency: number;
}

/**
 * Sends what waits, one message at a time to each endpoint and to many endpoints at once: one that does not answer
 * holds one of the places and delays nobody else. Any number of processes may do so.
 */
export class WebhookWorker implements Running {
  readonly #stopping = new AbortController();
  readonly #cutting = new AbortController();
  readonly #sending = new Set<Promise<void>>();
  readonly #ended: Promise<void>;
  #isCalled = false;
  #wake: () => void = () => undefined;

  constructor(private readonly settings: WorkerSettings) {
    this.#stopping.signal.addEventListener('abort', () => this.wake());
    this.#ended = this.#work();
  }

  /** There may be something to send. */
  wake(): void {
    this.#isCalled = true;
    this.#wake();
  }

  /** Takes on nothing more, and resolves when nothing is being sent. */
  async close(): Promise<void> {
    this.#stopping.abort();
    const cut = setTimeout(() => this.#cutting.abort(), CLOSE_MS);
    await this.#ended;
    clearTimeout(cut);
  }

  async #work(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      this.#isCalled = false;
      const begun = await this.#begin();
      if (begun === 0) {
        await this.#rest();
      }
    }
    await Promise.all(this.#sending);
  }

  async #begin(): Promise<number> {
    const { concurrency, logger } = this.settings;
    const places = concurrency - this.#sending.size;
    if (places === 0) {
      return 0;
    }
    try {
      const claimed = await claimDeliveries(this.settings, places);
      for (const delivery of claimed) {
        this.#send(delivery);
      }
      return claimed.length;
    } catch (error) {
      logger.error({ err: error }, 'could not look for webhooks to send');
      return 0;
    }
  }

  #send(delivery: ClaimedDelivery): void {
    const sending = this.#sendAndReport(delivery).finally(() => {
      this.#sending.delete(sending);
      this.wake();
    });
    this.#sending.add(sending);
  }

  async #sendAndReport(delivery: ClaimedDelivery): Promise<void> {
    const { logger } = this.settings;
    const { endpointId: endpoint, id } = delivery;
    try {
      const report = await deliver(this.settings, delivery, this.#cutting.signal);
      if (report?.isDisabled === true) {
        const { status, fault } = report.outcome;
        logger.warn({ endpoint, status, fault }, 'disabled a webhook endpoint');
      }
    } catch (error) {
      logger.error(
        { endpoint, delivery: id, err: error },
        'could not record a webhook; it is sent again',
      );
    }
  }

  /** Until somebody calls, or it is time to look. */
  #rest(): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.#wake = () => undefined;
        resolve();
      };
      const timer = setTimeout(end, LOOK_MS);
      this.#wake = end;
      if (this.#isCalled) {
        end();
      }
    });
  }
}
