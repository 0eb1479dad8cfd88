import { type Circle, squaredChordOf } from './circle';

/**
 * Places are found through the words of an index, like everything else: each point bears the names of the cells of
 * three grids that it lies in, and a circle is looked up by the cells that it touches. Which of the places found there
 * lie within the circle is then measured.
 */
export const CELL_SIZES = [0.25, 1, 5] as const;

/** More cells than this are slower to look up than the few larger ones that hold them. */
const MOST_CELLS = 64;

/** The grid whose cells are looked up with the values of facets, several each. */
const LOCAL_LEVEL = 1;
const MOST_LOCAL_CELLS = 24;

const KM_A_DEGREE = 111.1;

/** The cells of the finest grid that cover a circle with few of them; null when it is too large for any. */
export function cellsOf(circle: Circle): string[] | null {
  for (const [level, size] of CELL_SIZES.entries()) {
    const cells = cellsOfGrid(circle, level, size);
    if (cells !== null) {
      return cells;
    }
  }
  return null;
}

/** The cells to look values of facets up by; null when the circle is too large for that. */
export function localCellsOf(circle: Circle): string[] | null {
  const cells = cellsOfGrid(circle, LOCAL_LEVEL, CELL_SIZES[LOCAL_LEVEL]);
  return cells === null || cells.length > MOST_LOCAL_CELLS ? null : cells;
}

/** So many finer cells for each of the local ones say hardly more than those: around that a quarter of the area. */
const FINE_CELLS_A_LOCAL_ONE = (CELL_SIZES[LOCAL_LEVEL] / CELL_SIZES[0]) ** 2 / 4;

/** The cells to look up beside the local ones; null when they would find little less. */
export function cellsBeside(circle: Circle, local: readonly string[]): string[] | null {
  const fine = cellsOfGrid(circle, 0, CELL_SIZES[0]);
  return fine === null || fine.length >= local.length * FINE_CELLS_A_LOCAL_ONE ? null : fine;
}

function cellsOfGrid(circle: Circle, level: number, size: number): string[] | null {
  const { latitude, longitude, radiusKm } = circle;
  const height = radiusKm / KM_A_DEGREE;
  const south = Math.max(-90, latitude - height);
  const north = Math.min(90, latitude + height);
  // At the edge nearer to a pole a degree of longitude is shortest.
  const width = height / cosine(Math.max(-south, north));
  const rows = cellsBetween(south, north, size);
  const columns = cellsBetween(longitude - width, longitude + width, size);
  if (!(width < 180) || rows.count * columns.count > MOST_CELLS) {
    return null;
  }
  return cellNumbers(rows).flatMap((row) =>
    cellNumbers(columns)
      .filter((column) => mayTouch(circle, { row, column, size }))
      .map((column) => `CELL:${level}:${row}:${aroundTheGlobe(column, size)}`),
  );
}

interface Cell {
  readonly row: number;
  readonly column: number;
  readonly size: number;
}

/** Corners of the rectangle around a circle are far from it. Never less than it touches, sometimes a cell more. */
function mayTouch(circle: Circle, { row, column, size }: Cell): boolean {
  const [south, north] = [row * size, (row + 1) * size];
  const leastCosine = Math.min(cosine(south), cosine(north));
  const squaredChord =
    squaredWay(circle.latitude, south, north) +
    cosine(circle.latitude) *
      leastCosine *
      squaredWay(circle.longitude, column * size, (column + 1) * size);
  return squaredChord <= squaredChordOf(circle) + ROUNDING;
}

const ROUNDING = 1e-12;

/** The square of the chord from an angle to the nearest one between two others. */
function squaredWay(from: number, least: number, most: number): number {
  const chordTo = (angle: number): number => (2 * Math.sin(radians(angle - from) / 2)) ** 2;
  return from >= least && from <= most ? 0 : Math.min(chordTo(least), chordTo(most));
}

function cosine(degrees: number): number {
  return Math.cos(radians(degrees));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

interface Cells {
  readonly first: number;
  readonly count: number;
}

function cellsBetween(from: number, to: number, size: number): Cells {
  const first = Math.floor(from / size);
  return { first, count: Math.floor(to / size) - first + 1 };
}

function cellNumbers({ first, count }: Cells): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

/** Beyond 180° east begins 180° west. */
function aroundTheGlobe(column: number, size: number): number {
  const columns = 360 / size;
  return ((((column + columns / 2) % columns) + columns) % columns) - columns / 2;
}
