import type { DataSource } from 'typeorm';
import { type Bounds, splitAtAntimeridian } from '../../geography/bounds';
import type { Demonstration } from '../../geography/demonstration';
import { type Numbered, pagesOf } from '../../geography/numbered-pages';
import type {
  BoxCriteria,
  BoxRequest,
  CircleCriteria,
  DistanceRequest,
  EstablishmentLocation,
  NearbyEstablishment,
  NearbyKey,
} from './located-establishment';

const FIND_BY_IDS = `
  /* establishment.findByIds */
  select e.establishment_id as "establishmentId", e.commune_code as "communeCode",
    extensions.st_y(e.point::extensions.geometry) as latitude,
    extensions.st_x(e.point::extensions.geometry) as longitude,
    e.precision, e.attribution, e.located_on as "locatedOn"
  from geo.located_establishment e
  where e.establishment_id = any($1)
`;

/**
 * The index answers st_dwithin; what it finds is sorted. Not by `<->`, which PostGIS can read out of the index in
 * order: on geography that order is wrong at times ("index returned tuples in wrong order", seen on 3.6).
 */
const FIND_NEAR = `
  /* establishment.findNear */
  with origin as (
    select extensions.st_setsrid(extensions.st_makepoint($1, $2), 4326)::extensions.geography as point
  ), nearby as (
    select e.establishment_id, extensions.st_distance(e.point, origin.point, false) as distance
    from geo.located_establishment e, origin
    where extensions.st_dwithin(e.point, origin.point, $3, false)
      and ($4::boolean is null or e.demonstration = $4)
  )
  select establishment_id as "establishmentId", distance as "distanceM"
  from nearby
  where $5::float8 is null or (distance, establishment_id) > ($5, $6::text)
  order by distance, establishment_id
  limit $7
`;

const COUNT_NEAR = `
  /* establishment.countNear */
  select count(*) as count
  from geo.located_establishment e
  where extensions.st_dwithin(
    e.point,
    extensions.st_setsrid(extensions.st_makepoint($1, $2), 4326)::extensions.geography,
    $3,
    false
  ) and ($4::boolean is null or e.demonstration = $4)
`;

/** The index holds boxes in single precision, so the coordinates are compared once more, exactly. */
const INSIDE_BOX = `
  e.point::extensions.geometry operator(extensions.&&)
    extensions.st_makeenvelope(box.west, box.south, box.east, box.north, 4326)
  and extensions.st_x(e.point::extensions.geometry) between box.west and box.east
  and extensions.st_y(e.point::extensions.geometry) between box.south and box.north`;

const FIND_IN_BOXES = `
  /* establishment.findInBoxes */
  select e.establishment_id as "establishmentId"
  from unnest($1::float8[], $2::float8[], $3::float8[], $4::float8[]) as box (south, west, north, east)
  join geo.located_establishment e on ${INSIDE_BOX}
  where ($5::boolean is null or e.demonstration = $5) and ($6::text is null or e.establishment_id > $6)
  order by e.establishment_id
  limit $7
`;

const COUNT_IN_BOXES = `
  /* establishment.countInBoxes */
  select count(*) as count
  from unnest($1::float8[], $2::float8[], $3::float8[], $4::float8[]) as box (south, west, north, east)
  join geo.located_establishment e on ${INSIDE_BOX}
  where $5::boolean is null or e.demonstration = $5
`;

const FIND_PAGES_BY_BOX = `
  /* establishment.findPagesByBox */
  select box.index, e."establishmentId"
  from unnest($1::float8[], $2::float8[], $3::float8[], $4::float8[], $5::boolean[], $6::int[])
    with ordinality as box (south, west, north, east, demonstration, size, index)
  cross join lateral (
    select e.establishment_id as "establishmentId"
    from geo.located_establishment e
    where ${INSIDE_BOX} and (box.demonstration is null or e.demonstration = box.demonstration)
    order by e.establishment_id
    limit box.size
  ) e
  order by box.index, e."establishmentId"
`;

const FIND_DISTANCES = `
  /* establishment.findDistances */
  select asked.index,
    extensions.st_distance(
      e.point,
      extensions.st_setsrid(extensions.st_makepoint(asked.longitude, asked.latitude), 4326)::extensions.geography,
      false
    ) as "distanceM"
  from unnest($1::text[], $2::float8[], $3::float8[])
    with ordinality as asked (establishment_id, longitude, latitude, index)
  join geo.located_establishment e on e.establishment_id = asked.establishment_id
`;

/** Reads the place of establishments; their other facts belong to other subgraphs. */
export class LocatedEstablishmentRepository {
  constructor(private readonly database: Pick<DataSource, 'query'>) {}

  async findByIds(ids: readonly string[]): Promise<EstablishmentLocation[]> {
    return this.database.query<EstablishmentLocation[]>(FIND_BY_IDS, [ids]);
  }

  /** Nearest first. */
  async findNear(
    criteria: CircleCriteria,
    after: NearbyKey | null,
    limit: number,
  ): Promise<NearbyEstablishment[]> {
    return this.database.query<NearbyEstablishment[]>(FIND_NEAR, [
      ...circleParameters(criteria),
      ...(after ?? [null, null]),
      limit,
    ]);
  }

  async countNear(criteria: CircleCriteria): Promise<number> {
    return this.count(COUNT_NEAR, circleParameters(criteria));
  }

  async findInBounds(
    { bounds, demonstration }: BoxCriteria,
    after: string | null,
    limit: number,
  ): Promise<Pick<EstablishmentLocation, 'establishmentId'>[]> {
    return this.database.query<Pick<EstablishmentLocation, 'establishmentId'>[]>(FIND_IN_BOXES, [
      ...boxParameters(splitAtAntimeridian(bounds)),
      demonstration,
      after,
      limit,
    ]);
  }

  async countInBounds({ bounds, demonstration }: BoxCriteria): Promise<number> {
    const boxes = boxParameters(splitAtAntimeridian(bounds));
    return this.count(COUNT_IN_BOXES, [...boxes, demonstration]);
  }

  /** One list a request, in the order of the requests. */
  async findPagesByBox(
    requests: readonly BoxRequest[],
  ): Promise<Pick<EstablishmentLocation, 'establishmentId'>[][]> {
    const rows = await this.database.query<
      Numbered<Pick<EstablishmentLocation, 'establishmentId'>>[]
    >(FIND_PAGES_BY_BOX, [
      ...boxParameters(requests.map((request) => request.bounds)),
      requests.map((request) => request.demonstration),
      requests.map((request) => request.limit),
    ]);
    return pagesOf(rows, requests.length);
  }

  /** Metres, in the order of the requests; null for an establishment that is not located. */
  async findDistances(requests: readonly DistanceRequest[]): Promise<(number | null)[]> {
    const rows = await this.database.query<Numbered<{ distanceM: number }>[]>(FIND_DISTANCES, [
      requests.map((request) => request.establishmentId),
      requests.map((request) => request.from.longitude),
      requests.map((request) => request.from.latitude),
    ]);
    return pagesOf(rows, requests.length).map((found) => found[0]?.distanceM ?? null);
  }

  private async count(statement: string, parameters: readonly unknown[]): Promise<number> {
    const rows = await this.database.query<{ count: number }[]>(statement, [...parameters]);
    return rows[0]?.count ?? 0;
  }
}

function circleParameters(criteria: CircleCriteria): readonly (number | Demonstration)[] {
  const { center, radiusKm, demonstration } = criteria;
  return [center.longitude, center.latitude, radiusKm * 1000, demonstration];
}

function boxParameters(boxes: readonly Bounds[]): readonly (readonly number[])[] {
  return [
    boxes.map((box) => box.south),
    boxes.map((box) => box.west),
    boxes.map((box) => box.north),
    boxes.map((box) => box.east),
  ];
}
