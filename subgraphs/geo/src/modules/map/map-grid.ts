import { type Bounds, splitAtAntimeridian } from '../../geography/bounds';

/**
 * A grid of square Web Mercator cells, 2^level to a side: the cells of level n are the map tiles of zoom n,
 * so a cluster has the same id whoever asks.
 */
export type GridLevel = number;

/** Map libraries draw tiles of 256 pixels; a cell two levels below the zoom is then 64 pixels wide. */
const LEVELS_BELOW_ZOOM = 2;

/** More clusters than this are no help on any screen: the grid is coarsened until it has fewer cells. */
export const MOST_CELLS = 1024;

/** Below this level one cell would span both sides of the antimeridian. */
const COARSEST_LEVEL = 2;

/** Web Mercator ends here; nearer the poles, points fall into the outermost row. */
const NORTHERN_EDGE = 85.0511287798066;

/** The level of the cells into which a viewport is divided. */
export function gridLevel(bounds: Bounds, zoom: number): GridLevel {
  let level = zoom + LEVELS_BELOW_ZOOM;
  while (level > COARSEST_LEVEL && cellCount(bounds, level) > MOST_CELLS) {
    level -= 1;
  }
  return level;
}

function cellCount(bounds: Bounds, level: GridLevel): number {
  const rows = row(bounds.south, level) - row(bounds.north, level) + 1;
  const columns = splitAtAntimeridian(bounds).map(
    (box) => column(box.east, level) - column(box.west, level) + 1,
  );
  return rows * columns.reduce((sum, count) => sum + count, 0);
}

function column(longitude: number, level: GridLevel): number {
  return clampCell(Math.floor(((longitude + 180) / 360) * 2 ** level), level);
}

function row(latitude: number, level: GridLevel): number {
  const drawn = Math.min(Math.max(latitude, -NORTHERN_EDGE), NORTHERN_EDGE);
  const radians = (drawn * Math.PI) / 180;
  const mercator = Math.log(Math.tan(radians) + 1 / Math.cos(radians));
  return clampCell(Math.floor(((1 - mercator / Math.PI) / 2) * 2 ** level), level);
}

function clampCell(cell: number, level: GridLevel): number {
  return Math.min(Math.max(cell, 0), 2 ** level - 1);
}
