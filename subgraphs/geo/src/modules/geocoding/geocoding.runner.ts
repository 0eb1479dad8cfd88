import { setTimeout as sleep } from 'node:timers/promises';
import { addDays, type Clock } from '@apogee/shared/clock';
import type { Database, InTransaction } from '@apogee/shared/database';
import type { Running } from '@apogee/shared/lifecycle';
import type { Logger } from '@apogee/shared/logger';
import { relocate } from '../establishment';
import type { Geocoder } from './geocoder';
import { type DueGeocoding, GeocodingRepository } from './geocoding.repository';
import { LocationRepository } from './location.repository';

export interface GeocodingSettings {
  /** The service to ask. */
  readonly geocoder: Geocoder;
  readonly inTransaction: InTransaction;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How long to wait when nothing is due; five seconds when omitted. */
  readonly pauseMs?: number;
}

const PAUSE_MS = 5_000;
/** A service that found nothing, or did not answer, is asked again: addresses and services get better. */
const ASKED_AGAIN_AFTER_DAYS = 7;

/** Asks a service for the addresses that the catalogue told, one after the other, until closed. */
export function runGeocoding(settings: GeocodingSettings): Running {
  const stopping = new AbortController();
  const done = geocodeUntil(stopping.signal, settings);
  return {
    close: async () => {
      stopping.abort();
      await done;
    },
  };
}

async function geocodeUntil(signal: AbortSignal, settings: GeocodingSettings): Promise<void> {
  while (!signal.aborted) {
    if (!(await didSome(signal, settings))) {
      await sleep(settings.pauseMs ?? PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}

async function didSome(signal: AbortSignal, settings: GeocodingSettings): Promise<boolean> {
  try {
    return await geocodeWhatIsDue(signal, settings);
  } catch (err) {
    settings.logger.error({ err }, 'could not place establishments by their addresses');
    return false;
  }
}

/** Two replicas may ask for the same address; it is written once. */
async function geocodeWhatIsDue(
  signal: AbortSignal,
  { geocoder, inTransaction, clock }: GeocodingSettings,
): Promise<boolean> {
  const due = await inTransaction((database) =>
    new GeocodingRepository(database).findDue(clock.today()),
  );
  for (const asked of due) {
    if (signal.aborted) {
      break;
    }
    // Outside of a transaction: a service may take seconds.
    const found = await geocoder.geocode(asked.place);
    await inTransaction((database) => settle(database, { asked, found, clock }));
  }
  return due.length > 0;
}

interface Answered {
  readonly asked: DueGeocoding;
  readonly found: Awaited<ReturnType<Geocoder['geocode']>>;
  readonly clock: Clock;
}

async function settle(database: Database, { asked, found, clock }: Answered): Promise<void> {
  const { establishmentId, place } = asked;
  const geocodings = new GeocodingRepository(database);
  if (!(await geocodings.isStillDue(asked))) {
    return;
  }
  const today = clock.today();
  if (found === null) {
    await geocodings.postpone(establishmentId, addDays(today, ASKED_AGAIN_AFTER_DAYS));
    return;
  }
  await relocate(database, { establishmentIds: [establishmentId], at: clock.now() }, () =>
    new LocationRepository(database).locate(establishmentId, found, {
      communeCode: place.communeCode,
      locatedOn: today,
    }),
  );
}
