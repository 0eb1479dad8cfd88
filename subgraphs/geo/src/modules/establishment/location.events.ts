import { type EstablishmentLocated, establishmentLocated } from '@apogee/shared/contracts';
import type { Database } from '@apogee/shared/database';
import { recordEvent } from '@apogee/shared/events';

/** Where an establishment is. */
export type KnownLocation = Pick<EstablishmentLocated, 'establishmentId' | 'firmId'> &
  NonNullable<EstablishmentLocated['location']>;

interface Relocation {
  readonly before: readonly KnownLocation[];
  readonly after: readonly KnownLocation[];
  readonly at: Date;
}

/** Tells where establishments are now, and of which it is no longer known, in the transaction that changed it. */
export function publishLocations(database: Database, { before, after, at }: Relocation): void {
  const located = new Set(after.map(({ establishmentId }) => establishmentId));
  const gone = before.filter(({ establishmentId }) => !located.has(establishmentId));
  const payloads = [
    ...gone.map(({ establishmentId, firmId }) => ({ establishmentId, firmId, location: null })),
    ...after.map(({ establishmentId, firmId, ...location }) => ({
      establishmentId,
      firmId,
      location,
    })),
  ];
  for (const payload of payloads) {
    recordEvent(database, establishmentLocated, {
      subject: payload.establishmentId,
      occurredAt: at,
      payload,
    });
  }
}
