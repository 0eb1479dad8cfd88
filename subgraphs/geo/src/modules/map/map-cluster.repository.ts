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
    select extensions.st_x(e.point::extensions.geometry) as x, extensions.st_y(e.point::extensions.geometry) as y
    from unnest($1::float8[], $2::float8[], $3::float8[], $4::float8[]) as box (south, west, north, east)
    join geo.located_establishment e
      on e.point::extensions.geometry operator(extensions.&&)
        extensions.st_makeenvelope(box.west, box.south, box.east, box.north, 4326)
      and extensions.st_x(e.point::extensions.geometry) between box.west and box.east
      and extensions.st_y(e.point::extensions.geometry) between box.south and box.north
    where $6::boolean is null or e.demonstration = $6
  ), drawn as (
    select x, y, radians(least(greatest(y, -85.0511287798066), 85.0511287798066)) as radians from located
  ), celled as (
    select x, y,
      least(floor((x + 180) / 360 * $5::float8), $5 - 1)::int as cell_x,
      least(greatest(floor((1 - ln(tan(radians) + 1 / cos(radians)) / pi()) / 2 * $5), 0), $5 - 1)::int as cell_y
    from drawn
  )
  select cell_x as "cellX", cell_y as "cellY", count(*) as count, avg(x) as longitude, avg(y) as latitude,
    min(y) as south, min(x) as west, max(y) as north, max(x) as east
  from celled
  group by cell_x, cell_y
  order by cell_x, cell_y
`;

interface ClusterRow extends Bounds {
  readonly cellX: number;
  readonly cellY: number;
  readonly count: number;
  readonly latitude: number;
  readonly longitude: number;
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
    return rows.map(({ cellX, cellY, count, latitude, longitude, ...box }) => ({
      id: `${level}/${cellX}/${cellY}`,
      count,
      centroid: { latitude, longitude },
      bounds: box,
      demonstration,
    }));
  }
}
