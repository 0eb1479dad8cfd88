import type { IsoDate } from '@apogee/shared/clock';
import { BadUserInput } from '@apogee/shared/errors';
import type { CommuneCode, EstablishmentId, FirmId } from '@apogee/shared/ids';
import type { Bounds } from '../../geography/bounds';
import type { EstablishmentFilter } from '../../geography/establishment-filter';
import type { GeoPoint } from '../../geography/geo-point';
import type { LocationPrecision } from '../../geography/location-precision';
import type { LocationSource } from '../../geography/location-source';
import type { Area } from '../../geography/polygon';

/** Where an establishment is, and how well that is known. */
export interface EstablishmentLocation extends GeoPoint {
  readonly establishmentId: EstablishmentId;
  readonly communeCode: CommuneCode | null;
  readonly precision: LocationPrecision;
  readonly attribution: string;
  readonly source: LocationSource;
  /** 0 to 1, as the source says; null where it says nothing. */
  readonly score: number | null;
  readonly locatedOn: IsoDate;
}

/** Which establishments inside a circle on the sphere. */
export interface CircleCriteria {
  readonly center: GeoPoint;
  readonly radiusKm: number;
  readonly filter: EstablishmentFilter;
}

/** Which establishments inside a box. */
export interface BoxCriteria {
  readonly bounds: Bounds;
  readonly filter: EstablishmentFilter;
}

/** Which establishments inside polygons. */
export interface AreaCriteria {
  readonly area: Area;
  readonly filter: EstablishmentFilter;
}

/** What lies farther from a centre than one radius and not farther than the next. */
export interface Ring extends TerritoryStatistics {
  readonly fromKm: number;
  readonly toKm: number;
}

/** Which establishments of one territory. */
export interface TerritoryCriteria {
  readonly code: string;
  readonly filter: EstablishmentFilter;
}

export interface NearbyEstablishment extends EstablishmentLocation {
  readonly distanceM: number;
  /** By which they are ordered: the straight line through the Earth, in Earth radii. */
  readonly chord: number;
}

/** Nearest first; the id makes the order total. */
export type NearbyKey = readonly [chord: number, establishmentId: string];

export function nearbyKeyOf({ chord, establishmentId }: NearbyEstablishment): NearbyKey {
  return [chord, establishmentId];
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

/** A firm with an establishment in some territory. */
export interface FirmOfTerritory {
  readonly firmId: FirmId;
}

/** A commune in which a firm has an establishment. */
export interface CommuneOfFirm extends FirmOfTerritory {
  readonly communeCode: CommuneCode;
}

/** Refuses radii of which one is not above the one before. */
export function assertGrowing(radiiKm: readonly number[], argument: string): void {
  if (radiiKm.some((radius, at) => radius <= (radiiKm[at - 1] ?? 0))) {
    throw new BadUserInput(`${argument}: each radius must be above the one before.`, argument);
  }
}
