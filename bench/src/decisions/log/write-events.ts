import { type ApplicationDecided, applicationDecided } from '@apogee/shared/contracts';
import type { InTransaction } from '@apogee/shared/database';
import { type EventDraft, recordEvent } from '@apogee/shared/events';
import { trusted } from '../../harness/trusted';
import type { Written } from '../check-delivery';

interface Writer {
  readonly name: number;
  readonly decisions: number;
  readonly inTransaction: InTransaction;
}

const HASH = '0'.repeat(64);
const ONE_IN = 10;

const INSERT_FACT = `
  /* bench.insertFact */
  insert into decisions.fact (writer, step) values ($1, $2)
`;

class RolledBack extends Error {}

/** Records events one after the other, each beside a fact in its transaction; one in ten is rolled back. */
export async function writeEvents(
  { name, decisions, inTransaction }: Writer,
  written: Written,
): Promise<void> {
  for (let step = 0; step < decisions; step++) {
    const isDoomed = step % ONE_IN === name % ONE_IN;
    let id = '';
    const done = inTransaction(async (database) => {
      await database.query(INSERT_FACT, [name, step]);
      id = recordEvent(database, applicationDecided, draftOf(name, step));
      if (isDoomed) {
        throw new RolledBack();
      }
    });
    if (isDoomed) {
      await done.catch(ignoreRollback);
      written.rolledBack += 1;
    } else {
      await done;
      written.acknowledged.add(id);
    }
  }
}

function ignoreRollback(error: unknown): void {
  if (!(error instanceof RolledBack)) {
    throw error;
  }
}

function draftOf(name: number, step: number): EventDraft<ApplicationDecided> {
  const payload = trusted<ApplicationDecided>({
    record: {
      seq: step + 1,
      contentSha256: HASH,
      previousSha256: HASH,
      outcome: 'DEFERRED',
      authority: 'COMMITTEE',
      decidedAt: new Date().toISOString(),
      effectiveFrom: '2026-11-29',
      rectifies: null,
    },
    applicationId: `app-bench-${name}-${step}`,
  });
  return { subject: `app-bench-${name}-${step}`, occurredAt: new Date(), payload };
}
