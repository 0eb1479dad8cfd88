import type { IsoDate } from '@apogee/shared/clock';
import type { CommuneCode, EstablishmentId } from '@apogee/shared/ids';
import type { Bounds } from '../../geography/bounds';
import type { GeoPoint } from '../../geography/geo-point';
import type { LocationPrecision } from '../../geography/location-precision';

/** Where an establishment is, and how well that is known. */
export interface EstablishmentLocation extends GeoPoint {
  readonly establishmentId: EstablishmentId;
  readonly communeCode: CommuneCode | null;
  readonly precision: LocationPrecision;
  readonly source: string;
  readonly locatedOn: IsoDate;
}

/** A circle on the sphere. */
export interface Circle {
  readonly center: GeoPoint;
  readonly radiusKm: number;
}

export interface NearbyEstablishment {
  readonly establishmentId: EstablishmentId;
  readonly distanceM: number;
}

/** Nearest first; the id makes the order total. */
export type NearbyKey = readonly [distanceM: number, establishmentId: string];

export function nearbyKeyOf({ distanceM, establishmentId }: NearbyEstablishment): NearbyKey {
  return [distanceM, establishmentId];
}

export interface DistanceRequest {
  readonly establishmentId: string;
  readonly from: GeoPoint;
}

/** A page of the establishments of a territory, in the order of their ids. */
export interface TerritoryPageRequest {
  readonly code: string;
  readonly after: string | null;
  readonly limit: number;
}

/** The first establishments inside a box that does not cross the antimeridian. */
export interface BoxRequest {
  readonly box: Bounds;
  readonly limit: number;
}

export interface TerritoryStatistics {
  readonly code: string;
  readonly establishmentCount: number;
  readonly firmCount: number;
}
