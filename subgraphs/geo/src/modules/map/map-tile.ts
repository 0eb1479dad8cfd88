import { BadUserInput } from '@apogee/shared/errors';
import { type CellRange, type GridLevel, project } from '../../geography/map-grid';
import type { MapCluster } from './map-cluster';

/** Column and row of a tile of the usual grid of web maps, 2^z tiles to a side. */
export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** Units to a tile's side, as vector tiles usually have. */
export const TILE_EXTENT = 4096;

/** A vector tile is drawn 512 pixels wide, so a cell three levels below is 64 pixels wide, as clusters are. */
const LEVELS_BELOW_TILE = 3;

/** Refuses what is outside the grid. */
export function assertInGrid({ z, x, y }: TileAddress): void {
  for (const [name, value] of [
    ['x', x],
    ['y', y],
  ] as const) {
    if (value >= 2 ** z) {
      throw new BadUserInput(`${name}: must be below 2 to the power of z.`, name);
    }
  }
}

export function levelOfTile({ z }: TileAddress): GridLevel {
  return z + LEVELS_BELOW_TILE;
}

export function cellsOfTile({ x, y }: TileAddress): CellRange {
  const cells = 2 ** LEVELS_BELOW_TILE;
  return {
    fromX: x * cells,
    toX: (x + 1) * cells - 1,
    fromY: y * cells,
    toY: (y + 1) * cells - 1,
  };
}

/** A point of a tile, in its own units from its north-western corner. */
export interface TilePoint {
  readonly x: number;
  readonly y: number;
}

/** Clusters stand at the mean of their establishments. */
export function pointInTile({ centroid }: MapCluster, { z, x, y }: TileAddress): TilePoint {
  const world = project(centroid);
  return {
    x: Math.round((world.x * 2 ** z - x) * TILE_EXTENT),
    y: Math.round((world.y * 2 ** z - y) * TILE_EXTENT),
  };
}
