import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '@apogee/shared/logger';
import { z } from 'zod';
import { LocationPrecision } from '../../geography/location-precision';
import { LocationSource } from '../../geography/location-source';
import type { Geocoded, Geocoder, PostalPlace } from './geocoder';

export interface GeoplateformeSettings {
  /** `https://data.geopf.fr/geocodage`, or another server that speaks as it does. */
  readonly url: URL;
  readonly logger: Logger;
  /** Shortest time between two calls. The service refuses more than 50 a second of one address. */
  readonly spacingMs?: number;
  /** First wait after a refusal; each further one is twice as long. */
  readonly backOffMs?: number;
}

const SPACING_MS = 50;
const BACK_OFF_MS = 500;
const MOST_TRIES = 4;
const TIMEOUT_MS = 5_000;
const LONGEST_WAIT_MS = 30_000;
/** Below it the service guesses: its own documentation calls such answers doubtful. */
const LEAST_SCORE = 0.5;
const MOST_KEPT = 10_000;

const PRECISIONS: Readonly<Record<string, LocationPrecision>> = {
  housenumber: LocationPrecision.HOUSE_NUMBER,
  street: LocationPrecision.STREET,
  locality: LocationPrecision.LOCALITY,
  municipality: LocationPrecision.MUNICIPALITY,
};

const answer = z.object({
  features: z.array(
    z.object({
      geometry: z.object({ coordinates: z.tuple([z.number(), z.number()]) }),
      properties: z.object({ score: z.number(), type: z.string(), citycode: z.string() }),
    }),
  ),
});

/**
 * The State's geocoding service (Base Adresse Nationale): one call at a time, not too many a second, each place asked
 * once. What it does not know, or is not sure of, is null; so is everything while it does not answer.
 */
export class GeoplateformeGeocoder implements Geocoder {
  private readonly kept = new Map<string, Geocoded | null>();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly settings: GeoplateformeSettings) {}

  async geocode(place: PostalPlace): Promise<Geocoded | null> {
    if (place.line === null) {
      return null;
    }
    const key = JSON.stringify([place.line, place.postcode, place.communeCode]);
    const known = this.kept.get(key);
    if (known !== undefined) {
      return known;
    }
    const asked = this.turn.then(() => this.ask(place, place.line ?? ''));
    this.turn = asked
      .catch(() => undefined)
      .then(() => wait(this.settings.spacingMs ?? SPACING_MS));
    try {
      const found = await asked;
      this.keep(key, found);
      return found;
    } catch (err) {
      this.settings.logger.warn({ err }, 'the geocoding service did not answer');
      return null;
    }
  }

  private async ask(place: PostalPlace, line: string): Promise<Geocoded | null> {
    for (let tried = 1; ; tried += 1) {
      const response = await fetch(this.addressOf(place, line), {
        headers: { accept: 'application/json' },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (response.ok) {
        return bestOf(answer.parse(await response.json()), place);
      }
      await response.body?.cancel();
      const mayRetry = response.status === 429 || response.status >= 500;
      if (!mayRetry || tried === MOST_TRIES) {
        throw new TypeError(`status ${response.status}`);
      }
      await wait(this.pauseAfter(response, tried));
    }
  }

  private addressOf({ postcode, communeCode }: PostalPlace, line: string): URL {
    const { url } = this.settings;
    const address = new URL(`${url.pathname.replace(/\/$/, '')}/search`, url);
    address.searchParams.set('q', postcode === null ? line : `${line} ${postcode}`);
    address.searchParams.set('citycode', communeCode);
    address.searchParams.set('limit', '1');
    return address;
  }

  /** As long as the service says, else longer each time. */
  private pauseAfter(response: Response, tried: number): number {
    const told = Number(response.headers.get('retry-after') ?? Number.NaN) * 1000;
    const own = (this.settings.backOffMs ?? BACK_OFF_MS) * 2 ** (tried - 1);
    return Math.min(Number.isFinite(told) ? told : own, LONGEST_WAIT_MS);
  }

  private keep(key: string, found: Geocoded | null): void {
    const [oldest] = this.kept.keys();
    if (this.kept.size >= MOST_KEPT && oldest !== undefined) {
      this.kept.delete(oldest);
    }
    this.kept.set(key, found);
  }
}

function bestOf({ features }: z.infer<typeof answer>, place: PostalPlace): Geocoded | null {
  const [feature] = features;
  const precision = PRECISIONS[feature?.properties.type ?? ''];
  if (feature === undefined || precision === undefined) {
    return null;
  }
  const { score, citycode } = feature.properties;
  const [longitude, latitude] = feature.geometry.coordinates;
  return score < LEAST_SCORE || citycode !== place.communeCode
    ? null
    : {
        latitude,
        longitude,
        source: LocationSource.GEOPLATEFORME,
        precision,
        score: Math.min(Math.max(score, 0), 1),
        attribution: 'Base Adresse Nationale, Licence Ouverte',
      };
}
