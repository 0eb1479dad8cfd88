import type { Coordinates } from './coordinates';

/** Rows that are shown as one circle, because they are close to one another at this zoom. */
export interface Cluster<Item extends Coordinates> extends Coordinates {
  readonly items: readonly Item[];
}

/** MapLibre draws the world 512 pixels wide at zoom 0, and twice as wide at each further one. */
const WORLD_PX = 512;
/** About the width of the largest circle. */
const CELL_PX = 56;
/** Mercator ends here: the world is a square. */
const LAST_LATITUDE = 85.05112878;

/** Points by the cells of a grid on the map. Each point is in one cluster, which stands in the middle of its points. */
export function clustered<Item extends Coordinates>(
  items: readonly Item[],
  zoom: number,
): readonly Cluster<Item>[] {
  const cellsAcross = (WORLD_PX * 2 ** Math.floor(zoom)) / CELL_PX;
  const cells = new Map<string, Item[]>();
  for (const item of items) {
    const cell = `${Math.floor(cellsAcross * x(item))} ${Math.floor(cellsAcross * y(item))}`;
    const inCell = cells.get(cell);
    if (inCell === undefined) cells.set(cell, [item]);
    else inCell.push(item);
  }
  return [...cells.values()].map(clusterOf);
}

function clusterOf<Item extends Coordinates>(items: readonly Item[]): Cluster<Item> {
  const sum = items.reduce(
    (total, { latitude, longitude }) => ({
      latitude: total.latitude + latitude,
      longitude: total.longitude + longitude,
    }),
    { latitude: 0, longitude: 0 },
  );
  return {
    latitude: sum.latitude / items.length,
    longitude: sum.longitude / items.length,
    items,
  };
}

/** From 0 at 180° west to 1 at 180° east. */
function x({ longitude }: Coordinates): number {
  return (longitude + 180) / 360;
}

/** From 0 in the north to 1 in the south. */
function y({ latitude }: Coordinates): number {
  const sine = Math.sin((bounded(latitude) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

function bounded(latitude: number): number {
  return Math.min(Math.max(latitude, -LAST_LATITUDE), LAST_LATITUDE);
}
