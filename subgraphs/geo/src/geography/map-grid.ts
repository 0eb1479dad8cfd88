import { type Bounds, splitAtAntimeridian } from './bounds';
import type { GeoPoint } from './geo-point';

/**
 * A grid of square Web Mercator cells, 2^level to a side: the cells of level n are the map tiles of zoom n,
 * so a cluster has the same id whoever asks.
 */
export type GridLevel = number;

export interface Cell {
  readonly x: number;
  readonly y: number;
}

/** Columns and rows of cells, both ends included. */
export interface CellRange {
  readonly fromX: number;
  readonly toX: number;
  readonly fromY: number;
  readonly toY: number;
}

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

/** The cells that a box meets: one range, or two where it crosses the antimeridian. No cell is in both. */
export function cellsOf(bounds: Bounds, level: GridLevel): readonly CellRange[] {
  const fromY = cellOf({ latitude: bounds.north, longitude: 0 }, level).y;
  const toY = cellOf({ latitude: bounds.south, longitude: 0 }, level).y;
  const ranges = splitAtAntimeridian(bounds).map((box) => ({
    fromX: cellOf({ latitude: 0, longitude: box.west }, level).x,
    toX: cellOf({ latitude: 0, longitude: box.east }, level).x,
    fromY,
    toY,
  }));
  const [eastern, western] = ranges;
  // A view of almost the whole world can leave out a gap that is narrower than a cell.
  const isAround = eastern !== undefined && western !== undefined && western.toX >= eastern.fromX;
  return isAround ? [{ fromX: 0, toX: 2 ** level - 1, fromY, toY }] : ranges;
}

export function cellOf({ latitude, longitude }: GeoPoint, level: GridLevel): Cell {
  const { x, y } = project({ latitude, longitude });
  return {
    x: clampCell(Math.floor(x * 2 ** level), level),
    y: clampCell(Math.floor(y * 2 ** level), level),
  };
}

/** Web Mercator, with the world as a square of side 1 and the origin in the north-west. */
export function project({ latitude, longitude }: GeoPoint): Cell {
  const drawn = Math.min(Math.max(latitude, -NORTHERN_EDGE), NORTHERN_EDGE);
  const mercator = Math.asinh(Math.tan((drawn * Math.PI) / 180));
  return { x: (longitude + 180) / 360, y: (1 - mercator / Math.PI) / 2 };
}

function cellCount(bounds: Bounds, level: GridLevel): number {
  return cellsOf(bounds, level).reduce(
    (sum, { fromX, toX, fromY, toY }) => sum + (toX - fromX + 1) * (toY - fromY + 1),
    0,
  );
}

function clampCell(cell: number, level: GridLevel): number {
  return Math.min(Math.max(cell, 0), 2 ** level - 1);
}
