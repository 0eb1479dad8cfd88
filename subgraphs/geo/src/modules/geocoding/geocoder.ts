import type { GeoPoint } from '../../geography/geo-point';
import type { LocationPrecision } from '../../geography/location-precision';
import type { LocationSource } from '../../geography/location-source';

/** What is known of where an establishment is, in words. */
export interface PostalPlace {
  /** Street and number; null when only the commune is known. */
  readonly line: string | null;
  readonly postcode: string | null;
  /** INSEE code. */
  readonly communeCode: string;
}

/** A point for a place, with what it stands for and how sure its source is. */
export interface Geocoded extends GeoPoint {
  readonly source: LocationSource;
  readonly precision: LocationPrecision;
  /** 0 to 1, as the service says; null for sources that say nothing of it. */
  readonly score: number | null;
  readonly attribution: string;
}

/** Finds the point of a place: the port that services are behind. Null when it finds none that is good enough. */
export interface Geocoder {
  geocode(place: PostalPlace): Promise<Geocoded | null>;
}

/** Asks one after the other; the first that finds something decides. */
export function firstOf(geocoders: readonly Geocoder[]): Geocoder {
  return {
    geocode: async (place) => {
      for (const geocoder of geocoders) {
        const found = await geocoder.geocode(place);
        if (found !== null) {
          return found;
        }
      }
      return null;
    },
  };
}
