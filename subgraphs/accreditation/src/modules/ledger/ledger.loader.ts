import { groupByKey, indexByKey } from '@apogee/shared/graphql';
import type { ApplicationId, LabelNumber } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import type { LedgerRepository } from './ledger.repository';
import type { LedgerRecord } from './ledger-record';

/** The ledger as requests read it. */
export interface LedgerReader {
  /** At most `limit` records from a number on. */
  page(fromSeq: number, limit: number): Promise<readonly LedgerRecord[]>;
  readonly bySeq: DataLoader<number, LedgerRecord | null>;
  /** Oldest first. */
  readonly byApplication: DataLoader<ApplicationId, readonly LedgerRecord[]>;
  /** Oldest first. */
  readonly byLabel: DataLoader<LabelNumber, readonly LedgerRecord[]>;
}

export function createLedgerReader(repository: LedgerRepository): LedgerReader {
  return {
    page: (fromSeq, limit) => repository.page(fromSeq, limit),
    bySeq: new DataLoader(async (seqs) =>
      indexByKey(seqs, await repository.findBySeqs(seqs), ({ seq }) => seq),
    ),
    byApplication: new DataLoader(async (ids) =>
      groupByKey<ApplicationId | null, LedgerRecord>(
        ids,
        await repository.findByApplications(ids),
        ({ applicationId }) => applicationId,
      ),
    ),
    byLabel: new DataLoader(async (numbers) =>
      groupByKey<LabelNumber | null, LedgerRecord>(
        numbers,
        await repository.findByLabels(numbers),
        ({ labelNumber }) => labelNumber,
      ),
    ),
  };
}
