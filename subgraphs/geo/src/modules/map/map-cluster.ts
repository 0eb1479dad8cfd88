import type { Bounds } from '../../geography/bounds';
import type { GeoPoint } from '../../geography/geo-point';

/** The establishments of one cell of the grid. */
export interface MapCluster {
  /** Level, column and row of the cell: those of the map tile that it is. */
  readonly id: string;
  readonly count: number;
  readonly centroid: GeoPoint;
  readonly bounds: Bounds;
  /** Whose establishments were grouped. */
  readonly demonstration: boolean | null;
  /** The first of them by id. */
  readonly firstEstablishmentId: string;
}
