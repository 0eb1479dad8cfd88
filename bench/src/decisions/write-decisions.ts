import { type ApplicationDecided, applicationDecided } from '@apogee/shared/contracts';
import type { InTransaction } from '@apogee/shared/database';
import { type EventDraft, recordEvent } from '@apogee/shared/events';
import { trusted } from '../harness/trusted';

/** What writers know of their events. */
export interface Written {
  readonly acknowledged: Set<string>;
  readonly rolledBack: Set<string>;
}

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

/** Records decisions one after the other, each beside a fact in its transaction; one in ten is rolled back. */
export async function writeDecisions(
  { name, decisions, inTransaction }: Writer,
  { acknowledged, rolledBack }: Written,
): Promise<void> {
  for (let step = 0; step < decisions; step++) {
    const isDoomed = step % ONE_IN === name % ONE_IN;
    let id = '';
    const done = inTransaction(async (database) => {
      await database.query(INSERT_FACT, [name, step]);
      id = recordEvent(database, applicationDecided, draftOf(name, step));
      if (isDoomed) {
        rolledBack.add(id);
        throw new RolledBack();
      }
    });
    if (isDoomed) {
      await done.catch(ignoreRollback);
    } else {
      await done;
      acknowledged.add(id);
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
