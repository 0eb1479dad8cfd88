import type { DataSource } from 'typeorm';
import { type Bounds, splitAtAntimeridian } from '../../geography/bounds';
import type { EstablishmentFilter } from '../../geography/establishment-filter';
import { chordOf, type GeoPoint, unitVector } from '../../geography/geo-point';
import { type Numbered, pagesOf } from '../../geography/numbered-pages';
import { type Area, toGeoJson } from '../../geography/polygon';
import { filterParameters, passes } from './establishment-filter.repository';
import type { EstablishmentFeature } from './feature';
import type {
  AreaCriteria,
  BoxCriteria,
  BoxRequest,
  CircleCriteria,
  DistanceRequest,
  EstablishmentLocation,
  NearbyEstablishment,
  NearbyKey,
  TerritoryStatistics,
} from './located-establishment';

/** For a table that the statement calls `e`. */
const LOCATION = `
  e.establishment_id as "establishmentId", e.commune_code as "communeCode",
  extensions.st_y(e.point::extensions.geometry) as latitude,
  extensions.st_x(e.point::extensions.geometry) as longitude,
  e.precision, e.attribution, e.source, e.score, e.located_on as "locatedOn"
`;

const FIND_BY_IDS = `
  /* establishment.findByIds */
  select ${LOCATION}
  from geo.located_establishment e
  where e.establishment_id = any($1)
`;

/** The asked point as a vector of length 1, as the column `unit_vector`: the first three parameters. */
const UNIT_VECTOR = 'extensions.st_makepoint($1::float8, $2::float8, $3::float8)';

/**
 * The straight line through the Earth to a point, in Earth radii. PostGIS reads it out of the index in order, and
 * exactly. (Of `<->` on geography the order is wrong at times: "index returned tuples in wrong order", seen on 3.6.)
 */
const CHORD = `(e.unit_vector operator(extensions.<<->>) ${UNIT_VECTOR})`;

/** The index answers for the cube around the circle; what is in its corners is then left out. */
const INSIDE_CIRCLE = `
  e.unit_vector operator(extensions.&&&) extensions.st_makeline(
    extensions.st_translate(${UNIT_VECTOR}, -$4::float8, -$4::float8, -$4::float8),
    extensions.st_translate(${UNIT_VECTOR}, $4::float8, $4::float8, $4::float8)
  )
  and ${CHORD} <= $4::float8`;

/**
 * In the order of the index, so that a page costs its length and not that of the whole list. The index orders by chord
 * alone (PostgreSQL before 17 would not use it for chord and id), so all that are as far as the last are read too.
 */
const findNearest = (name: string, condition: string): string => `
  /* establishment.${name} */
  select ${LOCATION}, e.chord,
    extensions.st_distance(
      e.point, extensions.st_setsrid(extensions.st_makepoint($10::float8, $11::float8), 4326)::extensions.geography, false
    ) as "distanceM"
  from (
    select e.*, ${CHORD} as chord
    from geo.located_establishment e
    where ${condition} and ${passes('$5', '$6')}
      and ($7::float8 is null or ${CHORD} > $7 or (${CHORD} = $7 and e.establishment_id > $8::text))
    order by ${CHORD}
    fetch first ($9::int) rows with ties
  ) e
  order by e.chord, e.establishment_id
  limit $9
`;

const FIND_NEAR = findNearest('findNear', INSIDE_CIRCLE);
/** $4 is null: there is no circle. */
const FIND_NEAREST = findNearest('findNearest', '$4::float8 is null');

const COUNT_NEAR = `
  /* establishment.countNear */
  select count(*) as count
  from geo.located_establishment e
  where ${INSIDE_CIRCLE} and ${passes('$5', '$6')}
`;

const COUNT_ALL = `
  /* establishment.countAll */
  select count(*) as count
  from geo.located_establishment e
  where ${passes('$1', '$2')}
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
  where ${passes('$5', '$6')} and ($7::text is null or e.establishment_id > $7)
  order by e.establishment_id
  limit $8
`;

const FIND_FEATURES = `
  /* establishment.findFeatures */
  select ${LOCATION}, e.firm_id as "firmId", e.demonstration
  from unnest($1::float8[], $2::float8[], $3::float8[], $4::float8[]) as box (south, west, north, east)
  join geo.located_establishment e on ${INSIDE_BOX}
  where ${passes('$5', '$6')} and ($7::text is null or e.establishment_id > $7)
  order by e.establishment_id
  limit $8
`;

const COUNT_IN_BOXES = `
  /* establishment.countInBoxes */
  select count(*) as count
  from unnest($1::float8[], $2::float8[], $3::float8[], $4::float8[]) as box (south, west, north, east)
  join geo.located_establishment e on ${INSIDE_BOX}
  where ${passes('$5', '$6')}
`;

/** Straight edges between longitudes and latitudes, as GeoJSON means them. The border belongs to the area. */
const INSIDE_AREA = `/* planned for its values */ extensions.st_intersects(
  e.point::extensions.geometry,
  extensions.st_setsrid(extensions.st_geomfromgeojson($1::text), 4326)
)`;

const IS_VALID_AREA = `
  /* establishment.isValidArea */
  select extensions.st_isvalid(area) as "isValid", extensions.st_isvalidreason(area) as reason
  from extensions.st_geomfromgeojson($1::text) as area
`;

const FIND_IN_AREA = `
  /* establishment.findInArea */
  select e.establishment_id as "establishmentId"
  from geo.located_establishment e
  where ${INSIDE_AREA} and ${passes('$2', '$3')} and ($4::text is null or e.establishment_id > $4)
  order by e.establishment_id
  limit $5
`;

const COUNT_IN_AREA = `
  /* establishment.countInArea */
  select count(*) as count
  from geo.located_establishment e
  where ${INSIDE_AREA} and ${passes('$2', '$3')}
`;

/** Each establishment in the first ring that reaches it; radii are chords, from the smallest. */
const COUNT_RINGS = `
  /* establishment.countRings */
  select ring.index, count(*) as "establishmentCount", count(distinct firm_id) as "firmCount"
  from (
    select e.firm_id, ${CHORD} as chord
    from geo.located_establishment e
    where ${INSIDE_CIRCLE} and ${passes('$5', '$6')}
  ) found
  join unnest($7::float8[], $8::float8[]) with ordinality as ring (inner_chord, outer_chord, index)
    on found.chord > ring.inner_chord and found.chord <= ring.outer_chord
  group by ring.index
`;

const FIND_PAGES_BY_BOX = `
  /* establishment.findPagesByBox */
  select box.index, e."establishmentId"
  from unnest($1::float8[], $2::float8[], $3::float8[], $4::float8[], $5::boolean[], $6::text[], $7::int[])
    with ordinality as box (south, west, north, east, demonstration, firm_ids, size, index)
  cross join lateral (
    select e.establishment_id as "establishmentId"
    from geo.located_establishment e
    where ${INSIDE_BOX} and ${passes('box.demonstration', 'box.firm_ids')}
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
      criteria.center.longitude,
      criteria.center.latitude,
    ]);
  }

  /** However far they are. */
  async findNearest(
    center: GeoPoint,
    filter: EstablishmentFilter,
    { after, limit }: { readonly after: NearbyKey | null; readonly limit: number },
  ): Promise<NearbyEstablishment[]> {
    return this.database.query<NearbyEstablishment[]>(FIND_NEAREST, [
      ...unitVector(center),
      null,
      ...filterParameters(filter),
      ...(after ?? [null, null]),
      limit,
      center.longitude,
      center.latitude,
    ]);
  }

  async countAll(filter: EstablishmentFilter): Promise<number> {
    return this.count(COUNT_ALL, filterParameters(filter));
  }

  async countNear(criteria: CircleCriteria): Promise<number> {
    return this.count(COUNT_NEAR, circleParameters(criteria));
  }

  async findInBounds(
    { bounds, filter }: BoxCriteria,
    after: string | null,
    limit: number,
  ): Promise<Pick<EstablishmentLocation, 'establishmentId'>[]> {
    return this.database.query<Pick<EstablishmentLocation, 'establishmentId'>[]>(FIND_IN_BOXES, [
      ...boxParameters(splitAtAntimeridian(bounds)),
      ...filterParameters(filter),
      after,
      limit,
    ]);
  }

  async findFeatures(
    { bounds, filter }: BoxCriteria,
    after: string | null,
    limit: number,
  ): Promise<EstablishmentFeature[]> {
    return this.database.query<EstablishmentFeature[]>(FIND_FEATURES, [
      ...boxParameters(splitAtAntimeridian(bounds)),
      ...filterParameters(filter),
      after,
      limit,
    ]);
  }

  async countInBounds({ bounds, filter }: BoxCriteria): Promise<number> {
    const boxes = boxParameters(splitAtAntimeridian(bounds));
    return this.count(COUNT_IN_BOXES, [...boxes, ...filterParameters(filter)]);
  }

  /** Null when the area is valid, else what is wrong with it: a ring that crosses itself, a hole outside. */
  async faultOf(area: Area): Promise<string | null> {
    const [verdict] = await this.database.query<
      { readonly isValid: boolean; readonly reason: string }[]
    >(IS_VALID_AREA, [toGeoJson(area)]);
    return verdict?.isValid === false ? verdict.reason : null;
  }

  async findInArea(
    { area, filter }: AreaCriteria,
    after: string | null,
    limit: number,
  ): Promise<Pick<EstablishmentLocation, 'establishmentId'>[]> {
    return this.database.query<Pick<EstablishmentLocation, 'establishmentId'>[]>(FIND_IN_AREA, [
      toGeoJson(area),
      ...filterParameters(filter),
      after,
      limit,
    ]);
  }

  async countInArea({ area, filter }: AreaCriteria): Promise<number> {
    return this.count(COUNT_IN_AREA, [toGeoJson(area), ...filterParameters(filter)]);
  }

  /** What lies in each ring between one radius and the next, the first around the centre itself. */
  async countRings(
    { center, filter }: Pick<CircleCriteria, 'center' | 'filter'>,
    radiiKm: readonly number[],
  ): Promise<TerritoryStatistics[]> {
    const chords = radiiKm.map(chordOf);
    const widest = { center, filter, radiusKm: Math.max(...radiiKm) };
    const rows = await this.database.query<Numbered<TerritoryStatistics>[]>(COUNT_RINGS, [
      ...circleParameters(widest),
      // Below zero, so that the centre itself is in the first ring.
      [-1, ...chords.slice(0, -1)],
      chords,
    ]);
    return pagesOf(rows, radiiKm.length).map(
      ([counted]) => counted ?? { establishmentCount: 0, firmCount: 0 },
    );
  }

  /** One list a request, in the order of the requests. */
  async findPagesByBox(
    requests: readonly BoxRequest[],
  ): Promise<Pick<EstablishmentLocation, 'establishmentId'>[][]> {
    const rows = await this.database.query<
      Numbered<Pick<EstablishmentLocation, 'establishmentId'>>[]
    >(FIND_PAGES_BY_BOX, [
      ...boxParameters(requests.map((request) => request.bounds)),
      requests.map(({ filter }) => filterParameters(filter)[0]),
      requests.map(({ filter }) => filterParameters(filter)[1]),
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

function circleParameters({ center, radiusKm, filter }: CircleCriteria): readonly unknown[] {
  return [...unitVector(center), chordOf(radiusKm), ...filterParameters(filter)];
}

function boxParameters(boxes: readonly Bounds[]): readonly (readonly number[])[] {
  return [
    boxes.map((box) => box.south),
    boxes.map((box) => box.west),
    boxes.map((box) => box.north),
    boxes.map((box) => box.east),
  ];
}
