import { type GeoPoint, greatCircleKm, meanPoint } from '../../geography/geo-point';
import { LocationPrecision } from '../../geography/location-precision';
import { append } from './place-index';
import type { Place, Town } from './town';

/** A commune's point and what it stands for. */
export interface PlacePoint extends GeoPoint {
  readonly precision: LocationPrecision;
  readonly attribution: string;
}

const TOWN_ATTRIBUTION = 'GeoNames, CC BY 4.0';
const AREA_ATTRIBUTION = 'mean of GeoNames towns, CC BY 4.0';

/**
 * An area whose known towns lie farther than this from their mean gives no point: the mean of French
 * Polynesia's towns would put Marquesan communes 1,400 km off. Every metropolitan département passes.
 */
const WIDEST_AREA_KM = 120;

/**
 * The point of each commune, by INSEE code: its town; else the mean of the known towns that share one of its
 * postcodes, else its intercommunality (EPCI), else its département. Communes without any are left out.
 */
export function locateCommunes(
  places: readonly Place[],
  townByCommune: ReadonlyMap<string, Town>,
): ReadonlyMap<string, PlacePoint> {
  const areas = new Areas(places, townByCommune);
  const points = new Map<string, PlacePoint>();
  for (const place of places) {
    const town = townByCommune.get(place.inseeCode);
    const point = town === undefined ? areas.pointFor(place) : townPoint(town);
    if (point !== null) {
      points.set(place.inseeCode, point);
    }
  }
  return points;
}

function townPoint({ latitude, longitude }: Town): PlacePoint {
  return {
    latitude,
    longitude,
    precision: LocationPrecision.MUNICIPALITY,
    attribution: TOWN_ATTRIBUTION,
  };
}

/** Known towns by postcode, EPCI and département. */
class Areas {
  private readonly byPostcode = new Map<string, Town[]>();
  private readonly byEpci = new Map<string, Town[]>();
  private readonly byDepartement = new Map<string, Town[]>();

  constructor(places: readonly Place[], townByCommune: ReadonlyMap<string, Town>) {
    for (const place of places) {
      const town = townByCommune.get(place.inseeCode);
      if (town !== undefined) {
        this.add(place, town);
      }
    }
  }

  pointFor(place: Place): PlacePoint | null {
    const sharingPostcode = place.postcodes.flatMap((code) => this.byPostcode.get(code) ?? []);
    return (
      areaPoint([...new Set(sharingPostcode)], LocationPrecision.POSTCODE_AREA) ??
      areaPoint(this.byEpci.get(place.epciCode ?? '') ?? [], LocationPrecision.EPCI_AREA) ??
      areaPoint(
        this.byDepartement.get(place.departementCode) ?? [],
        LocationPrecision.DEPARTEMENT_AREA,
      )
    );
  }

  private add(place: Place, town: Town): void {
    for (const postcode of place.postcodes) {
      append(this.byPostcode, postcode, town);
    }
    append(this.byDepartement, place.departementCode, town);
    if (place.epciCode !== null) {
      append(this.byEpci, place.epciCode, town);
    }
  }
}

function areaPoint(towns: readonly Town[], precision: LocationPrecision): PlacePoint | null {
  const mean = meanPoint(towns);
  if (mean === null || towns.some((town) => greatCircleKm(mean, town) > WIDEST_AREA_KM)) {
    return null;
  }
  return { ...mean, precision, attribution: AREA_ATTRIBUTION };
}
