/** To the subgraphs: publish so many decisions. Answered with `Published` when they are. */
export interface PublishOrder {
  readonly count: number;
  /** `null`: as fast as it goes. */
  readonly perSecond: number | null;
}

export interface Published {
  readonly length: number;
}

export interface Serving {
  readonly urls: readonly (readonly [name: string, url: string])[];
}

/** To the subscribers. Each order is answered with a `Report` when it is carried out. */
export type SubscriberOrder =
  /** Subscribes so many more. */
  | { readonly do: 'connect'; readonly count: number }
  /** Forgets what was measured so far. */
  | { readonly do: 'begin' }
  /** One of them takes nothing any more, or again. */
  | { readonly do: 'stall' | 'resume' }
  /** Waits until all who are not stalled have had this decision. */
  | { readonly do: 'await'; readonly last: number }
  | { readonly do: 'leave' };

/** What the subscribers had since `begin`. */
export interface Report {
  readonly deliveries: number;
  /** From decision to subscriber, in milliseconds. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly mostMs: number;
  /** Decisions that came out of order, twice or not at all, for any subscriber. */
  readonly faults: number;
}
