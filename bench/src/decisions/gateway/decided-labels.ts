import { cursorOf, type EventPosition } from '@apogee/shared/events';
import { withClient } from '../../harness/with-client';
import type { Received } from '../check-delivery';
import { type Decision, decisionId } from './decision';

/** Writers send such a key when the transaction is to fail at its very end. */
export const DOOMED = 'doomed/';

/** Everything is written then, the event included, and the lock of the log is held. */
const FAIL_AT_COMMIT = `
  create function accreditation.fail_at_commit() returns trigger language plpgsql as $function$
    begin
      raise exception 'The benchmark has this transaction fail.';
    end
  $function$;
  create constraint trigger fail_at_commit after insert on accreditation.ledger_record
    deferrable initially deferred for each row when (new.idempotency_key like '${DOOMED}%')
    execute function accreditation.fail_at_commit()
`;

const LABELS = `
  /* bench.findRunningLabels */
  select number from accreditation.label where number like 'LEDGER-%' order by number
`;

const HEAD = `
  /* bench.findHead */
  select
    seq::integer as seq,
    id,
    (select max(number)::integer from events.event where type = 'accreditation.label.decided') as number
  from events.event
  order by seq desc
  limit 1
`;

const DECISIONS = `
  /* bench.findDecisions */
  select
    number::integer as seq,
    payload -> 'label' ->> 'number' as "labelNumber",
    (payload -> 'label' ->> 'version')::integer as "labelVersion",
    (payload -> 'record' ->> 'seq')::integer as "recordSeq"
  from events.event
  where type = 'accreditation.label.decided' and number > $1
  order by event.seq
`;

/** The end of the log. */
export interface LogEnd {
  readonly cursor: string;
  /** Number of the last label decision. */
  readonly seq: number;
}

/** What the database says of the decisions, asked beside all programs. A connection for each question: the server may be stopped between them. */
export class DecidedLabels {
  constructor(private readonly url: string) {}

  async letDoomedFail(): Promise<void> {
    await this.rows(FAIL_AT_COMMIT);
  }

  async labels(): Promise<readonly string[]> {
    return (await this.rows<{ number: string }>(LABELS)).map(({ number }) => number);
  }

  async end(): Promise<LogEnd> {
    const [head] = await this.rows<EventPosition & { readonly number: number }>(HEAD);
    if (head === undefined) {
      throw new TypeError('The log holds the awards, at least.');
    }
    return { cursor: cursorOf(head), seq: head.number };
  }

  async decisionsAfter(seq: number): Promise<readonly Received[]> {
    const rows = await this.rows<Decision & { readonly seq: number }>(DECISIONS, [seq]);
    return rows.map((row) => ({ seq: row.seq, id: decisionId(row) }));
  }

  private rows<Row extends object>(
    statement: string,
    parameters?: readonly unknown[],
  ): Promise<readonly Row[]> {
    return withClient(
      this.url,
      async (client) => (await client.query<Row>(statement, parameters && [...parameters])).rows,
    );
  }
}
