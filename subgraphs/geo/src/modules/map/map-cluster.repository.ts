import type { DataSource } from 'typeorm';
import type { Bounds } from '../../geography/bounds';
import type { CellRange, GridLevel } from '../../geography/map-grid';
import type { MapCluster } from './map-cluster';

/** Cells of deeper levels are small enough to be counted when somebody asks. */
const DEEPEST_COUNTED_LEVEL = 14;

const FIND_COUNTED = `
  /* mapCluster.findCounted */
  select c.x, c.y, sum(c.count) as count,
    sum(c.longitude_sum) / sum(c.count) as longitude, sum(c.latitude_sum) / sum(c.count) as latitude,
    min(c.south) as south, min(c.west) as west, max(c.north) as north, max(c.east) as east,
    min(c.first_establishment_id) as "firstEstablishmentId"
  from unnest($1::int[], $2::int[], $3::int[], $4::int[]) as asked (from_x, to_x, from_y, to_y)
  join geo.map_cell c
    on c.level = $5 and c.x between asked.from_x and asked.to_x and c.y between asked.from_y and asked.to_y
  where ($6::boolean is null or c.demonstration = $6)
  group by c.x, c.y
  order by c.x, c.y
`;

/** Reads the cells of level 14 that hold what is asked, and divides what lies in them. */
const FIND_DEEPER = `
  /* mapCluster.findDeeper */
  with located as (
    select geo.cell_x(extensions.st_x(e.point::extensions.geometry), 1 << $5::int) as x,
      geo.cell_y(extensions.st_y(e.point::extensions.geometry), 1 << $5::int) as y,
      extensions.st_x(e.point::extensions.geometry) as longitude,
      extensions.st_y(e.point::extensions.geometry) as latitude, e.establishment_id,
      asked.from_x, asked.to_x, asked.from_y, asked.to_y
    from unnest($1::int[], $2::int[], $3::int[], $4::int[]) as asked (from_x, to_x, from_y, to_y)
    join geo.located_establishment e
      on e.cell_x between asked.from_x >> ($5 - ${DEEPEST_COUNTED_LEVEL})
        and asked.to_x >> ($5 - ${DEEPEST_COUNTED_LEVEL})
      and e.cell_y between asked.from_y >> ($5 - ${DEEPEST_COUNTED_LEVEL})
        and asked.to_y >> ($5 - ${DEEPEST_COUNTED_LEVEL})
    where ($6::boolean is null or e.demonstration = $6)
  )
  select x, y, count(*) as count, avg(longitude) as longitude, avg(latitude) as latitude,
    min(latitude) as south, min(longitude) as west, max(latitude) as north, max(longitude) as east,
    min(establishment_id) as "firstEstablishmentId"
  from located
  where x between from_x and to_x and y between from_y and to_y
  group by x, y
  order by x, y
`;

/** One cell of the grid with what lies in it. */
interface CellRow extends Bounds {
  readonly x: number;
  readonly y: number;
  readonly count: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly firstEstablishmentId: string;
}

/** Reads the establishments of a map, grouped by cells. */
export class MapClusterRepository {
  constructor(private readonly database: Pick<DataSource, 'query'>) {}

  /** By column and row; cells that hold nothing are left out. */
  async findInCells(
    ranges: readonly CellRange[],
    level: GridLevel,
    demonstration: boolean | null,
  ): Promise<MapCluster[]> {
    const statement = level > DEEPEST_COUNTED_LEVEL ? FIND_DEEPER : FIND_COUNTED;
    const rows = await this.database.query<CellRow[]>(statement, [
      ranges.map(({ fromX }) => fromX),
      ranges.map(({ toX }) => toX),
      ranges.map(({ fromY }) => fromY),
      ranges.map(({ toY }) => toY),
      level,
      demonstration,
    ]);
    return rows.map(({ x, y, count, latitude, longitude, firstEstablishmentId, ...bounds }) => ({
      id: `${level}/${x}/${y}`,
      count,
      centroid: { latitude, longitude },
      bounds,
      demonstration,
      firstEstablishmentId,
    }));
  }
}
