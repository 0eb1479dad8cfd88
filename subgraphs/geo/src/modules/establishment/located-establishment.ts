import type { IsoDate } from '@apogee/shared/clock';
import type { CommuneCode, EstablishmentId } from '@apogee/shared/ids';
import type { Bounds } from '../../geography/bounds';
import type { Demonstration } from '../../geography/demonstration';
import type { GeoPoint } from '../../geography/geo-point';
import type { LocationPrecision } from '../../geography/location-precision';

/** Where an establishment is, and how well that is known. */
export interface EstablishmentLocation extends GeoPoint {
  readonly establishmentId: EstablishmentId;
  readonly communeCode: CommuneCode | null;
  readonly precision: LocationPrecision;
  readonly attribution: string;
  readonly locatedOn: IsoDate;
}

/** Which establishments inside a circle on the sphere. */
export interface CircleCriteria {
  readonly center: GeoPoint;
  readonly radiusKm: number;
  readonly demonstration: Demonstration;
}

/** Which establishments inside a box. */
export interface BoxCriteria {
  readonly bounds: Bounds;
  readonly demonstration: Demonstration;
}

/** Which establishments of one territory. */
export interface TerritoryCriteria {
  readonly code: string;
  readonly demonstration: Demonstration;
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
export interface TerritoryPageRequest extends TerritoryCriteria {
  readonly after: string | null;
  readonly limit: number;
}

/** The first establishments inside a box that does not cross the antimeridian. */
export interface BoxRequest extends BoxCriteria {
  readonly limit: number;
}

export interface TerritoryStatistics {
  readonly establishmentCount: number;
  readonly firmCount: number;
}
