import { BadUserInput } from '@apogee/shared/errors';
import {
  type ConnectionOf,
  decodeCursor,
  encodeCursor,
  type KeyValue,
  type ListName,
  listOf,
  type PageArguments,
  toConnectionOf,
} from '@apogee/shared/graphql';
import type { EstablishmentId } from '@apogee/shared/ids';
import { toGeoJson } from '../../geography/polygon';
import type { TerritoryLevel } from '../../geography/territory';
import type { EstablishmentContext } from './establishment.context';
import type { EstablishmentType, LocatedEstablishmentEdge } from './establishment.type';
import {
  type AreaCriteria,
  type BoxCriteria,
  type CircleCriteria,
  type EstablishmentLocation,
  type NearbyKey,
  nearbyKeyOf,
  type TerritoryCriteria,
} from './located-establishment';

export type EstablishmentPage = ConnectionOf<EstablishmentType | null, LocatedEstablishmentEdge>;

/** An establishment by its id and, in lists about a point, its distance from it. */
interface Found {
  readonly establishmentId: EstablishmentId;
  readonly distanceM?: number;
}

interface FoundPage<Row extends Found> {
  /** Name of the list with everything that was asked, so that a cursor of another question is refused. */
  readonly list: ListName;
  readonly rows: readonly Row[];
  readonly page: PageArguments;
  readonly keyOf: (row: Row) => readonly KeyValue[];
  readonly countAll: () => Promise<number>;
}

/** Establishments inside a circle, nearest first. */
export async function establishmentsNear(
  { repositories: { establishments }, loaders }: EstablishmentContext,
  criteria: CircleCriteria,
  page: PageArguments,
): Promise<EstablishmentPage> {
  const { center, radiusKm, filter } = criteria;
  const list = listOf('establishmentsNear', { ...center, radiusKm, ...filter });
  const rows = await establishments.findNear(criteria, nearbyKey(list, page), page.first + 1);
  rememberLocations(loaders, rows);
  const countAll = (): Promise<number> => establishments.countNear(criteria);
  return toPage({ list, rows, page, keyOf: nearbyKeyOf, countAll });
}

/** All establishments, nearest first. */
export async function establishmentsNearest(
  { repositories: { establishments }, loaders }: EstablishmentContext,
  { center, filter }: Pick<CircleCriteria, 'center' | 'filter'>,
  page: PageArguments,
): Promise<EstablishmentPage> {
  const list = listOf('establishmentsNearest', { ...center, ...filter });
  const rows = await establishments.findNearest(center, filter, {
    after: nearbyKey(list, page),
    limit: page.first + 1,
  });
  rememberLocations(loaders, rows);
  const countAll = (): Promise<number> => establishments.countAll(filter);
  return toPage({ list, rows, page, keyOf: nearbyKeyOf, countAll });
}

/** Who lists what is near will show where it is. */
function rememberLocations(
  { location }: EstablishmentContext['loaders'],
  rows: readonly EstablishmentLocation[],
): void {
  for (const row of rows) {
    location.prime(row.establishmentId, row);
  }
}

/** Establishments inside a box, in the order of their ids. */
export async function establishmentsInBounds(
  { repositories: { establishments } }: EstablishmentContext,
  criteria: BoxCriteria,
  page: PageArguments,
): Promise<EstablishmentPage> {
  const { bounds, filter } = criteria;
  const list = listOf('establishmentsInBounds', { ...bounds, ...filter });
  const rows = await establishments.findInBounds(criteria, idKey(list, page.after), page.first + 1);
  const countAll = (): Promise<number> => establishments.countInBounds(criteria);
  return toPage({ list, rows, page, keyOf: (row) => [row.establishmentId], countAll });
}

/** Establishments inside polygons, in the order of their ids. Refuses an area that is none. */
export async function establishmentsInPolygon(
  { repositories: { establishments } }: EstablishmentContext,
  criteria: AreaCriteria,
  page: PageArguments,
): Promise<EstablishmentPage> {
  const fault = await establishments.faultOf(criteria.area);
  if (fault !== null) {
    throw new BadUserInput(`polygon: is no valid area: ${fault}.`, 'polygon');
  }
  const list = listOf('establishmentsInPolygon', {
    area: toGeoJson(criteria.area),
    ...criteria.filter,
  });
  const after = idKey(list, page.after);
  const rows = await establishments.findInArea(criteria, after, page.first + 1);
  const countAll = (): Promise<number> => establishments.countInArea(criteria);
  return toPage({ list, rows, page, keyOf: (row) => [row.establishmentId], countAll });
}

/** Establishments of a territory, in the order of their ids. */
export async function establishmentsOf(
  { loaders }: EstablishmentContext,
  { level, ...criteria }: TerritoryCriteria & { readonly level: TerritoryLevel },
  page: PageArguments,
): Promise<EstablishmentPage> {
  const { code, filter } = criteria;
  const list = listOf('territory.establishments', { level, code, ...filter });
  const request = { ...criteria, after: idKey(list, page.after), limit: page.first + 1 };
  const rows = await loaders.establishmentPage[level].load(request);
  const countAll = async (): Promise<number> =>
    (await loaders.statistics[level].load(criteria)).establishmentCount;
  return toPage({ list, rows, page, keyOf: (row) => [row.establishmentId], countAll });
}

function toPage<Row extends Found>(source: FoundPage<Row>): EstablishmentPage {
  const { list, page, keyOf } = source;
  return toConnectionOf(
    { ...source, first: page.first, after: page.after },
    (row): LocatedEstablishmentEdge => ({
      get cursor() {
        return encodeCursor(list, keyOf(row));
      },
      distanceKm: row.distanceM === undefined ? null : row.distanceM / 1000,
      node: { id: row.establishmentId },
    }),
  );
}

function nearbyKey(list: ListName, { after = null }: PageArguments): NearbyKey | null {
  if (after === null) {
    return null;
  }
  const [distance, id] = decodeCursor(list, after, ['number', 'text']);
  return [Number(distance), String(id)];
}

/** Where a list by id goes on. */
export function idKey(list: ListName, after: string | null = null): string | null {
  return after === null ? null : String(decodeCursor(list, after, ['text'])[0]);
}
