import type { DataSource } from 'typeorm';
import { type Bounds, splitAtAntimeridian } from '../../geography/bounds';
import type { BoxCriteria } from '../establishment';
import type { MapCluster } from './map-cluster';
import type { GridLevel } from './map-grid';

/**
 * Web Mercator, as in `map-grid.ts`: PostGIS would project with st_transform(…, 3857), which needs its table of
 * projections for two lines of arithmetic.
 */
const FIND_IN_BOXES = `
  /* mapCluster.findInBoxes */
  with located as (
    select box.part,
      extensions.st_x(e.point::extensions.geometry) as x, extensions.st_y(e.point::extensions.geometry) as y
    from unnest($1::float8[], $2::float8[], $3::float8[], $4::float8[])
      with ordinality as box (south, west, north, east, part)
    join geo.located_establishment e
      on e.point::extensions.geometry operator(extensions.&&)
        extensions.st_makeenvelope(box.west, box.south, box.east, box.north, 4326)
      and extensions.st_x(e.point::extensions.geometry) between box.west and box.east
      and extensions.st_y(e.point::extensions.geometry) between box.south and box.north
    where $6::boolean is null or e.demonstration = $6
  ), drawn as (
    select part, x, y, radians(least(greatest(y, -85.0511287798066), 85.0511287798066)) as radians from located
  ), celled as (
    select part, x, y,
      least(floor((x + 180) / 360 * $5::float8), $5 - 1)::int as cell_x,
      least(greatest(floor((1 - ln(tan(radians) + 1 / cos(radians)) / pi()) / 2 * $5), 0), $5 - 1)::int as cell_y
    from drawn
  )
  select cell_x as "cellX", cell_y as "cellY", count(*) as count, avg(x) as longitude, avg(y) as latitude,
    min(y) as south, min(x) as west, max(y) as north, max(x) as east
  from celled
  group by cell_x, cell_y, part
  order by cell_x, cell_y, part
`;

interface ClusterRow extends Bounds {
  readonly cellX: number;
  readonly cellY: number;
  readonly count: number;
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * A view of almost the whole world can leave out a gap that is narrower than a cell: what lies east and west of the
 * gap are two clusters then, for the box around both would hold what the view leaves out.
 */
function isSecondOfItsCell(rows: readonly ClusterRow[], at: number): boolean {
  const [before, row] = [rows[at - 1], rows[at]];
  return before !== undefined && before.cellX === row?.cellX && before.cellY === row.cellY;
}

function idOf(cell: string, isSecond: boolean): string {
  return isSecond ? `${cell}/2` : cell;
}

/** Groups the establishments of a viewport. */
export class MapClusterRepository {
  constructor(private readonly database: Pick<DataSource, 'query'>) {}

  async findInBounds(
    { bounds, demonstration }: BoxCriteria,
    level: GridLevel,
  ): Promise<MapCluster[]> {
    const boxes = splitAtAntimeridian(bounds);
    const rows = await this.database.query<ClusterRow[]>(FIND_IN_BOXES, [
      boxes.map((box) => box.south),
      boxes.map((box) => box.west),
      boxes.map((box) => box.north),
      boxes.map((box) => box.east),
      2 ** level,
      demonstration,
    ]);
    return rows.map(({ cellX, cellY, count, latitude, longitude, ...box }, at) => ({
      id: idOf(`${level}/${cellX}/${cellY}`, isSecondOfItsCell(rows, at)),
      count,
      centroid: { latitude, longitude },
      bounds: box,
      demonstration,
    }));
  }
}
