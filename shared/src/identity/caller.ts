import type { FirmId, PersonId } from '../ids';

/** Who asks, as far as the rules care. Established once, at the edge; everyone else is handed it. */
export interface Caller {
  /** The token's `sub`: whose deed a record names. Null for the public. */
  readonly subject: string | null;
  /** Our own are in `Scope`; another graph has others. */
  readonly scopes: ReadonlySet<string>;
  /** The firms that the caller may act for. */
  readonly firmIds: ReadonlySet<FirmId>;
  /** The person of the procedure (evaluator, member, …) that the caller is, if one. */
  readonly personId: PersonId | null;
}

/** Somebody who showed no token. */
export const ANYONE: Caller = {
  subject: null,
  scopes: new Set(),
  firmIds: new Set(),
  personId: null,
};
