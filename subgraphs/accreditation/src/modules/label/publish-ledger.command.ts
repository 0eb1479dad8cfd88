import { applicationDecided, type LabelDecided, labelDecided } from '@apogee/shared/contracts';
import type { Database, InTransaction } from '@apogee/shared/database';
import { latestEvent } from '@apogee/shared/events';
import {
  type LedgerRecord,
  LedgerRepository,
  lockLedger,
  publishApplicationRecord,
} from '../ledger';
import { publishLabelRecords } from './label.events';

const RECORDS_A_TRANSACTION = 200;

/**
 * Makes events of records that have none: those that were appended before there was an event log. Every record has
 * one event, in the order of the ledger, so it is enough to look at the last one. Does nothing at later starts.
 */
export async function publishLedger(inTransaction: InTransaction): Promise<void> {
  let published = 0;
  do {
    published = await inTransaction(publishSome);
  } while (published === RECORDS_A_TRANSACTION);
}

async function publishSome(database: Database): Promise<number> {
  const ledger = new LedgerRepository(database);
  const { seq: head } = await ledger.findHead();
  if ((await lastPublished(database)) >= head) {
    return 0;
  }
  await lockLedger(database);
  const records = await ledger.page((await lastPublished(database)) + 1, RECORDS_A_TRANSACTION);
  const numbers = [...new Set(records.flatMap(({ labelNumber }) => labelNumber ?? []))];
  const histories = await ledger.findByLabels(numbers);
  for (const record of records) {
    publish(database, record, histories);
  }
  return records.length;
}

function publish(
  database: Database,
  record: LedgerRecord,
  histories: readonly LedgerRecord[],
): void {
  if (record.labelNumber === null) {
    publishApplicationRecord(database, record);
  } else {
    publishLabelRecords(database, [record], histories);
  }
}

async function lastPublished(database: Database): Promise<number> {
  const latest = await Promise.all(
    [labelDecided, applicationDecided].map((contract) =>
      latestEvent<Pick<LabelDecided, 'record'>>(database, contract),
    ),
  );
  return Math.max(0, ...latest.map((payload) => payload?.record.seq ?? 0));
}
