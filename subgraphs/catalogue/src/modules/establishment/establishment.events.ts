import { type EstablishmentChanged, establishmentChanged } from '@apogee/shared/contracts';
import type { Database } from '@apogee/shared/database';
import { recordEvent } from '@apogee/shared/events';
import type { Establishment } from './establishment';

/** An establishment as others are told of it; without an address when it was removed. */
export type ToldEstablishment = Omit<EstablishmentChanged, 'change'>;

/** An establishment as others are told of it. */
export function establishmentAsTold(
  {
    id,
    firmId,
    address,
    communeCode,
  }: Pick<Establishment, 'id' | 'firmId' | 'address' | 'communeCode'>,
  { demonstration }: { readonly demonstration: boolean },
): ToldEstablishment {
  const { line1, line2, postcode } = address;
  const line = [line1, line2].filter((part) => part !== null).join(', ');
  return {
    establishmentId: id,
    firmId,
    demonstration,
    address: { line: line === '' ? null : line, postcode, communeCode },
  };
}

interface ToldChange {
  readonly change: EstablishmentChanged['change'];
  readonly entry: ToldEstablishment;
}

/** Tells what became of establishments, in the transaction that changed them: geo places them by it. */
export function publishEstablishments(
  database: Database,
  { changes, at }: { readonly changes: readonly ToldChange[]; readonly at: Date },
): void {
  for (const { change, entry } of changes) {
    recordEvent(database, establishmentChanged, {
      subject: entry.establishmentId,
      occurredAt: at,
      payload: { ...entry, change },
    });
  }
}
