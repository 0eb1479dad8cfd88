import {
  type ConnectionOf,
  decodeCursor,
  encodeCursor,
  type KeyValue,
  type PageArguments,
  toConnectionOf,
} from '@apogee/shared/graphql';
import type { EstablishmentId } from '@apogee/shared/ids';
import type { Bounds } from '../../geography/bounds';
import type { TerritoryLevel } from '../../geography/territory';
import type { EstablishmentContext } from './establishment.context';
import type { EstablishmentType, GeoEdge } from './establishment.type';
import { type Circle, type NearbyKey, nearbyKeyOf } from './located-establishment';

export type GeoConnectionOf = ConnectionOf<EstablishmentType | null, GeoEdge>;

/** An establishment by its id and, in lists about a point, its distance from it. */
interface Found {
  readonly establishmentId: EstablishmentId;
  readonly distanceM?: number;
}

interface GeoPage<Row extends Found> {
  /** Name of the list with everything that was asked, so that a cursor of another question is refused. */
  readonly list: string;
  readonly rows: readonly Row[];
  readonly page: PageArguments;
  readonly keyOf: (row: Row) => readonly KeyValue[];
  readonly countAll: () => Promise<number>;
}

/** Establishments inside a circle, nearest first. */
export async function establishmentsNear(
  { repositories: { establishments } }: EstablishmentContext,
  circle: Circle,
  page: PageArguments,
): Promise<GeoConnectionOf> {
  const { center, radiusKm } = circle;
  const list = `near ${center.latitude} ${center.longitude} ${radiusKm}`;
  const rows = await establishments.findNear(circle, nearbyKey(list, page), page.first + 1);
  const countAll = (): Promise<number> => establishments.countNear(circle);
  return toGeoConnection({ list, rows, page, keyOf: nearbyKeyOf, countAll });
}

/** Establishments inside a box, in the order of their ids. */
export async function establishmentsInBounds(
  { repositories: { establishments } }: EstablishmentContext,
  bounds: Bounds,
  page: PageArguments,
): Promise<GeoConnectionOf> {
  const { south, west, north, east } = bounds;
  const list = `in ${south} ${west} ${north} ${east}`;
  const rows = await establishments.findInBounds(bounds, idKey(list, page), page.first + 1);
  const countAll = (): Promise<number> => establishments.countInBounds(bounds);
  return toGeoConnection({ list, rows, page, keyOf: (row) => [row.establishmentId], countAll });
}

/** Establishments of a territory, in the order of their ids. */
export async function establishmentsOf(
  { loaders }: EstablishmentContext,
  { level, code }: { readonly level: TerritoryLevel; readonly code: string },
  page: PageArguments,
): Promise<GeoConnectionOf> {
  const list = `of ${level} ${code}`;
  const request = { code, after: idKey(list, page), limit: page.first + 1 };
  const rows = await loaders.establishmentPage[level].load(request);
  const countAll = async (): Promise<number> =>
    (await loaders.statistics[level].load(code)).establishmentCount;
  return toGeoConnection({ list, rows, page, keyOf: (row) => [row.establishmentId], countAll });
}

function toGeoConnection<Row extends Found>(source: GeoPage<Row>): GeoConnectionOf {
  const { list, page, keyOf } = source;
  return toConnectionOf(
    { ...source, first: page.first, after: page.after },
    (row): GeoEdge => ({
      cursor: encodeCursor(list, keyOf(row)),
      distanceKm: row.distanceM === undefined ? null : row.distanceM / 1000,
      node: { id: row.establishmentId },
    }),
  );
}

function nearbyKey(list: string, { after = null }: PageArguments): NearbyKey | null {
  if (after === null) {
    return null;
  }
  const [distance, id] = decodeCursor(list, after, ['number', 'text']);
  return [Number(distance), String(id)];
}

function idKey(list: string, { after = null }: PageArguments): string | null {
  return after === null ? null : String(decodeCursor(list, after, ['text'])[0]);
}
