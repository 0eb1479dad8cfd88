import { setTimeout as delay } from 'node:timers/promises';
import { Chance } from './chance';
import { type FailingFields, readFaults } from './faults';
import type { MockContext } from './mock-schema';
import { type MockOptions, readLatency } from './options';

/** What a request says of itself: headers, or members of `connection_init`. */
export type Stated = Readonly<Record<string, unknown>>;

export const ERROR_HEADER = 'x-mock-error';
/** As browsers send it when they connect to a stream again. */
const LAST_EVENT_HEADER = 'last-event-id';
const LATENCY_HEADER = 'x-mock-latency';

/** Gives each request its failures and its latency. */
export class Requests {
  private readonly chance: Chance;
  private count = 0;

  constructor(
    private readonly options: MockOptions,
    private readonly hasField: (coordinate: string) => boolean,
  ) {
    this.chance = new Chance(options.seed);
  }

  /** Resolves when the answer may begin. Throws `UnknownFault` or `WrongOption` for what the request says. */
  async begin(stated: Stated): Promise<MockContext> {
    const request = this.count;
    this.count += 1;
    const { failing, errorRate: rate, tickMs } = this.options;
    const faults = { failing: this.failing(failing, stated), rate, chance: this.chance, request };
    const ms = this.latency(stated, request);
    if (ms > 0) {
      await delay(ms);
    }
    const last = stated[LAST_EVENT_HEADER];
    return { faults, tickMs, resumeAfter: typeof last === 'string' ? last : null };
  }

  private failing(always: FailingFields, stated: Stated): FailingFields {
    const asked = stated[ERROR_HEADER];
    return typeof asked === 'string'
      ? new Map([...always, ...readFaults(asked, this.hasField)])
      : always;
  }

  private latency(stated: Stated, request: number): number {
    const asked = stated[LATENCY_HEADER];
    const [least, most] =
      typeof asked === 'string' ? readLatency(LATENCY_HEADER, asked) : this.options.latency;
    return least + Math.round(this.chance.share('latency', request) * (most - least));
  }
}
