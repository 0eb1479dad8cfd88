import type { FirmId } from '@apogee/shared/ids';
import type { EstablishmentLocation } from './located-establishment';

/** A located establishment with everything that a map may want to show of it. */
export interface EstablishmentFeature extends EstablishmentLocation {
  readonly firmId: FirmId;
  readonly demonstration: boolean;
}

/** A page of features; the names beside `type` and `features` are those of OGC API Features. */
export interface FeatureCollection {
  readonly type: 'FeatureCollection';
  readonly numberMatched: number;
  readonly numberReturned: number;
  /** The last feature's id when more follow, to pass as `after`. */
  readonly next: string | null;
  readonly features: readonly object[];
}

/** GeoJSON (RFC 7946) of one page, which is read with one feature more than it shows. */
export function toFeatureCollection(
  found: readonly EstablishmentFeature[],
  page: { readonly first: number; readonly matched: number },
): FeatureCollection {
  const features = found.slice(0, page.first).map(toFeature);
  const last = found[page.first - 1]?.establishmentId ?? null;
  return {
    type: 'FeatureCollection',
    numberMatched: page.matched,
    numberReturned: features.length,
    next: found.length > page.first ? last : null,
    features,
  };
}

function toFeature({
  establishmentId,
  longitude,
  latitude,
  ...rest
}: EstablishmentFeature): object {
  const { firmId, demonstration, communeCode, precision, attribution, locatedOn } = rest;
  return {
    type: 'Feature',
    id: establishmentId,
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
    properties: { firmId, demonstration, communeCode, precision, attribution, locatedOn },
  };
}
