import type { Clock } from '@apogee/shared/clock';
import type { InTransaction } from '@apogee/shared/database';
import { Refused } from '@apogee/shared/errors';
import { type Caller, Unauthenticated } from '@apogee/shared/identity';
import { LocationSource } from '../../geography/location-source';
import { relocate } from '../establishment';
import type { Geocoder, PostalPlace } from './geocoder';
import { type Correction, LocationRepository } from './location.repository';
import { locationRefusal } from './location-refusals';

/** What the commands of this module need of a request. */
export interface LocatingContext {
  readonly caller: Caller;
  readonly inTransaction: InTransaction;
  readonly clock: Clock;
  readonly geocoder: Geocoder;
}

/** Places an establishment by its address. What a person corrected stays. */
export async function locateEstablishment(
  { geocoder, inTransaction, clock }: LocatingContext,
  { establishmentId, place }: { readonly establishmentId: string; readonly place: PostalPlace },
): Promise<void> {
  // Before the transaction: a service may take seconds.
  const found = await geocoder.geocode(place);
  if (found === null) {
    throw new Refused([locationRefusal('PLACE_NOT_FOUND', { path: ['input'] })]);
  }
  await inTransaction(async (database) => {
    const locations = new LocationRepository(database);
    const source = await locations.findSourceForUpdate(establishmentId);
    assertLocated(source);
    if (source === LocationSource.MANUAL) {
      throw new Refused([locationRefusal('LOCATION_CORRECTED')]);
    }
    const { communeCode } = place;
    await relocate(database, { establishmentIds: [establishmentId], at: clock.now() }, () =>
      locations.locate(establishmentId, found, { communeCode, locatedOn: clock.today() }),
    );
  });
}

/** Puts an establishment where a person says that it is. */
export async function correctLocation(
  { caller, inTransaction, clock }: LocatingContext,
  correction: Omit<Correction, 'correctedBy' | 'correctedOn'>,
): Promise<void> {
  const { subject } = caller;
  if (subject === null) {
    throw new Unauthenticated();
  }
  await inTransaction(async (database) => {
    const locations = new LocationRepository(database);
    const { establishmentId } = correction;
    assertLocated(await locations.findSourceForUpdate(establishmentId));
    await relocate(database, { establishmentIds: [establishmentId], at: clock.now() }, () =>
      locations.correct({ ...correction, correctedBy: subject, correctedOn: clock.today() }),
    );
  });
}

function assertLocated(source: LocationSource | null): void {
  if (source === null) {
    const path = ['input', 'establishmentId'];
    throw new Refused([locationRefusal('ESTABLISHMENT_NOT_LOCATED', { path })]);
  }
}
