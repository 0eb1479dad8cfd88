import { trusted } from '../../harness/trusted';
import { ConnectionLost, PlaceLost, type Told } from '../follow-with-cuts';
import { type Decision, decisionId } from './decision';

/** With fields of two subgraphs beside those of the event. */
export const SUBSCRIPTION = `subscription ($after: String) {
  labelDecisions(after: $after) {
    cursor seq labelNumber labelVersion recordSeq
    label { status holder { legalName } }
  }
}`;

interface Answer {
  readonly data?: { readonly labelDecisions: (Decision & Place) | null } | null;
  readonly errors?: readonly ClientError[];
}

interface Place {
  readonly cursor: string;
  readonly seq: number;
}

interface ClientError {
  readonly message: string;
  readonly extensions?: { readonly code?: string };
}

/** Of these a client must learn that it missed something. */
const LOSSES: ReadonlySet<string> = new Set([
  'EVENT_CURSOR_EXPIRED',
  'EVENT_CURSOR_UNKNOWN',
  'SUBSCRIPTION_TOO_SLOW',
]);

/** What an answer tells. Throws `ConnectionLost` for errors after which a client comes back. */
export function toldBy(answer: unknown): Told {
  const { data, errors } = trusted<Answer>(answer);
  const decision = data?.labelDecisions;
  if (decision === null || decision === undefined) {
    throw lossOf(errors ?? []);
  }
  return {
    seq: decision.seq,
    id: decisionId(decision),
    next: decision.cursor,
    isIncomplete: errors !== undefined,
  };
}

export function lossOf(errors: readonly ClientError[]): Error {
  const loss = errors.find(({ extensions }) => LOSSES.has(extensions?.code ?? ''));
  const text = JSON.stringify(errors);
  return loss === undefined ? new ConnectionLost(text) : new PlaceLost(text);
}
