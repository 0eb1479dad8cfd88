import type { Database } from '@apogee/shared/database';
import { GENESIS } from './chain';
import { type Verification, verifyChain } from './chain-verification';
import { LedgerRepository } from './ledger.repository';

const RECORDS_A_READ = 2_000;

/** Reads the whole ledger once, a piece at a time, and verifies it. Stops at the first break. */
export async function verifyLedger(
  database: Database,
  progress: (verified: number) => void = () => undefined,
): Promise<Verification> {
  const ledger = new LedgerRepository(database);
  let verified: Verification = { head: GENESIS, broken: null };
  let records = await ledger.pageStored(0, RECORDS_A_READ);
  while (records.length > 0 && verified.broken === null) {
    // The database reads the next piece while this one is verified.
    const next = ledger.pageStored(records.at(-1)?.seq ?? 0, RECORDS_A_READ);
    verified = verifyChain(records, verified.head);
    progress(verified.head.seq);
    records = await next;
  }
  return verified;
}
