import type { z } from 'zod';

/**
 * What an event of one type and version says, for whoever writes it and whoever reads it. A published version stays as
 * it is: members may be added that readers need not know, anything else is a new version.
 */
export interface EventContract<Payload = unknown> {
  /** Owner and fact, for example `accreditation.label.decided`. */
  readonly type: string;
  readonly version: number;
  /** What happened, in a sentence. */
  readonly summary: string;
  /** What the event's `subject` identifies. */
  readonly subject: string;
  readonly payload: z.ZodType<Payload>;
}

/** Names the type of a contract's payload: `PayloadOf<typeof labelDecided>`. */
export type PayloadOf<Contract extends EventContract> = z.output<Contract['payload']>;

export function defineEvent<Payload>(contract: EventContract<Payload>): EventContract<Payload> {
  return contract;
}

/** As a type is named outside the log: `accreditation.label.decided.v1`. */
export function versionedType({ type, version }: Pick<EventContract, 'type' | 'version'>): string {
  return `${type}.v${version}`;
}
