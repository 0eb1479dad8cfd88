import type { Database } from '@apogee/shared/database';
import type { LabelNumber } from '@apogee/shared/ids';
import type { RecordedLabel } from './label.replay';

/** SHA-256 of what the latest certificate of each label certifies. */
export type Certified = ReadonlyMap<LabelNumber, string>;

/** Issues certificates, in the transaction of the record that makes a label what it is. */
export interface LabelCertifier {
  findCertified(database: Database, numbers: readonly LabelNumber[]): Promise<Certified>;
  /** Signs for those of the labels whose facts are not what is certified. What it gives writes the certificates. */
  certify(
    labels: readonly RecordedLabel[],
    certified: Certified,
  ): Promise<(database: Database) => Promise<void>>;
}
