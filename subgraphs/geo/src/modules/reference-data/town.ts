import type { GeoPoint } from '../../geography/geo-point';

/** A town of GeoNames on French soil. */
export interface Town extends GeoPoint {
  readonly name: string;
  /** ISO 3166-1 code: overseas territories have their own. */
  readonly country: string;
  readonly population: number;
  /** The commune's INSEE code as GeoNames gives it: absent in most overseas collectivities, sometimes wrong. */
  readonly inseeCode: string | null;
}

/** A commune to find a point for. */
export interface Place {
  readonly inseeCode: string;
  readonly name: string;
  readonly municipalityCode: string;
  readonly departementCode: string;
  readonly epciCode: string | null;
  readonly postcodes: readonly string[];
}
