import type { Caller } from '@apogee/shared/identity';

/** Who asks, and until when that holds. */
export interface Identified {
  readonly caller: Caller;
  /** In milliseconds since 1970; `null` for the public. */
  readonly expiresAt: number | null;
}

/**
 * Finds out who asks, by the text of an `authorization` header or of a WebSocket's `connection_init`: the public when
 * there is none, and then without a promise. Throws or rejects with `InvalidToken` or `IdentityUnavailable`.
 */
export type Identify = (authorization: string | undefined) => Identified | Promise<Identified>;
