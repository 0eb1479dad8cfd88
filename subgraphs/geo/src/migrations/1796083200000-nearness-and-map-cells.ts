import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nearest establishments out of an index in order, and a map whose clusters are counted before anybody asks. */
export class NearnessAndMapCells1796083200000 implements MigrationInterface {
  readonly name = 'NearnessAndMapCells1796083200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(CELL_FUNCTIONS);
    await queryRunner.query(DERIVED_COLUMNS);
    await queryRunner.query(MAP_CELLS);
    await queryRunner.query(RECOUNT);
    await queryRunner.query(REFRESH);
    await queryRunner.query(TRIGGERS);
    await queryRunner.query(FIRST_FILL);
  }

  /** Forward only: a wrong migration is corrected by the next one. */
  async down(): Promise<void> {
    throw new TypeError('Migrations of this project are forward only.');
  }
}

/** Column and row of a point in a grid of Web Mercator cells, as in `geography/map-grid.ts`. */
const CELL_FUNCTIONS = `
  create function geo.cell_x(longitude double precision, cells integer) returns integer
  language sql immutable strict parallel safe
  return least(greatest(floor((longitude + 180) / 360 * cells), 0), cells - 1)::integer;

  create function geo.cell_y(latitude double precision, cells integer) returns integer
  language sql immutable strict parallel safe
  return least(greatest(floor(
    (1 - asinh(tan(radians(least(greatest(latitude, -85.0511287798066), 85.0511287798066)))) / pi()) / 2 * cells
  ), 0), cells - 1)::integer;
`;

/**
 * The point as a vector of length 1 from the Earth's centre: straight distances between such vectors grow with
 * great-circle distances, know neither antimeridian nor pole, and the index gives them in order. And its cell of
 * level 14, the deepest that is counted ahead.
 */
const DERIVED_COLUMNS = `
  alter table geo.located_establishment
    add column unit_vector extensions.geometry(PointZ) not null generated always as (
      extensions.st_makepoint(
        cos(radians(extensions.st_y(point::extensions.geometry))) * cos(radians(extensions.st_x(point::extensions.geometry))),
        cos(radians(extensions.st_y(point::extensions.geometry))) * sin(radians(extensions.st_x(point::extensions.geometry))),
        sin(radians(extensions.st_y(point::extensions.geometry)))
      )
    ) stored,
    add column cell_x integer not null generated always as (
      geo.cell_x(extensions.st_x(point::extensions.geometry), 16384)
    ) stored,
    add column cell_y integer not null generated always as (
      geo.cell_y(extensions.st_y(point::extensions.geometry), 16384)
    ) stored;

  drop index geo.located_establishment_point;
  create index located_establishment_unit_vector on geo.located_establishment
    using gist (unit_vector extensions.gist_geometry_ops_nd);
  create index located_establishment_cell on geo.located_establishment (cell_x, cell_y);
  create index located_establishment_firm on geo.located_establishment (firm_id, commune_code);
`;

/** Real and demonstration establishments are counted apart, so that a map can leave out either. */
const MAP_CELLS = `
  create table geo.map_cell (
    level smallint not null check (level between 2 and 14),
    x integer not null,
    y integer not null,
    demonstration boolean not null,
    count integer not null check (count > 0),
    longitude_sum double precision not null,
    latitude_sum double precision not null,
    south double precision not null,
    west double precision not null,
    north double precision not null,
    east double precision not null,
    first_establishment_id text collate "C" not null,
    primary key (level, x, y, demonstration)
  );
`;

/** All cells, for changes of many: looking each of them up would cost more. */
const RECOUNT = `
  create function geo.recount_map_cells() returns void
  language plpgsql as $$
  begin
    delete from geo.map_cell;
    insert into geo.map_cell
    select 14, e.cell_x, e.cell_y, e.demonstration, count(*),
      sum(extensions.st_x(e.point::extensions.geometry)), sum(extensions.st_y(e.point::extensions.geometry)),
      min(extensions.st_y(e.point::extensions.geometry)), min(extensions.st_x(e.point::extensions.geometry)),
      max(extensions.st_y(e.point::extensions.geometry)), max(extensions.st_x(e.point::extensions.geometry)),
      min(e.establishment_id)
    from geo.located_establishment e
    group by e.cell_x, e.cell_y, e.demonstration;
    for child in reverse 14..3 loop
      insert into geo.map_cell
      select child - 1, c.x / 2, c.y / 2, c.demonstration, sum(c.count),
        sum(c.longitude_sum), sum(c.latitude_sum), min(c.south), min(c.west), max(c.north), max(c.east),
        min(c.first_establishment_id)
      from geo.map_cell c
      where c.level = child
      group by c.x / 2, c.y / 2, c.demonstration;
    end loop;
  end
  $$;
`;

/**
 * Counts cells of level 14 anew from their establishments, then their parents from their children, up to level 2.
 * One at a time: two that change cells with the same parent would each miss what the other did.
 */
const REFRESH = `
  create function geo.refresh_map_cells(xs integer[], ys integer[]) returns void
  language plpgsql as $$
  declare
    child integer;
  begin
    perform pg_advisory_xact_lock(hashtextextended('apogee geo map cells', 0));
    if cardinality(xs) > 1000 then
      perform geo.recount_map_cells();
      return;
    end if;
    delete from geo.map_cell c
    using unnest(xs, ys) as changed (x, y)
    where c.level = 14 and c.x = changed.x and c.y = changed.y;
    insert into geo.map_cell
    select 14, e.cell_x, e.cell_y, e.demonstration, count(*),
      sum(extensions.st_x(e.point::extensions.geometry)), sum(extensions.st_y(e.point::extensions.geometry)),
      min(extensions.st_y(e.point::extensions.geometry)), min(extensions.st_x(e.point::extensions.geometry)),
      max(extensions.st_y(e.point::extensions.geometry)), max(extensions.st_x(e.point::extensions.geometry)),
      min(e.establishment_id)
    from unnest(xs, ys) as changed (x, y)
    join geo.located_establishment e on e.cell_x = changed.x and e.cell_y = changed.y
    group by e.cell_x, e.cell_y, e.demonstration;
    for child in reverse 14..3 loop
      select array_agg(x), array_agg(y) into xs, ys
      from (select distinct x / 2 as x, y / 2 as y from unnest(xs, ys) as changed (x, y)) parent;
      delete from geo.map_cell c
      using unnest(xs, ys) as changed (x, y)
      where c.level = child - 1 and c.x = changed.x and c.y = changed.y;
      insert into geo.map_cell
      select child - 1, changed.x, changed.y, c.demonstration, sum(c.count),
        sum(c.longitude_sum), sum(c.latitude_sum), min(c.south), min(c.west), max(c.north), max(c.east),
        min(c.first_establishment_id)
      from unnest(xs, ys) as changed (x, y)
      cross join unnest(array[0, 0, 1, 1], array[0, 1, 0, 1]) as quarter (x, y)
      join geo.map_cell c
        on c.level = child and c.x = changed.x * 2 + quarter.x and c.y = changed.y * 2 + quarter.y
      group by changed.x, changed.y, c.demonstration;
    end loop;
  end
  $$;
`;

/** One for each kind of change: only those rows exist that the change has. */
const TRIGGERS = `
  create function geo.map_cells_after_insert() returns trigger language plpgsql as $$
  begin
    perform geo.refresh_map_cells(array_agg(cell_x), array_agg(cell_y))
    from (select distinct cell_x, cell_y from after) changed having count(*) > 0;
    return null;
  end
  $$;
  create function geo.map_cells_after_update() returns trigger language plpgsql as $$
  begin
    perform geo.refresh_map_cells(array_agg(cell_x), array_agg(cell_y))
    from (select cell_x, cell_y from before union select cell_x, cell_y from after) changed having count(*) > 0;
    return null;
  end
  $$;
  create function geo.map_cells_after_delete() returns trigger language plpgsql as $$
  begin
    perform geo.refresh_map_cells(array_agg(cell_x), array_agg(cell_y))
    from (select distinct cell_x, cell_y from before) changed having count(*) > 0;
    return null;
  end
  $$;
  create trigger map_cells_after_insert after insert on geo.located_establishment
    referencing new table as after for each statement execute function geo.map_cells_after_insert();
  create trigger map_cells_after_update after update on geo.located_establishment
    referencing old table as before new table as after
    for each statement execute function geo.map_cells_after_update();
  create trigger map_cells_after_delete after delete on geo.located_establishment
    referencing old table as before for each statement execute function geo.map_cells_after_delete();
`;

const FIRST_FILL = `
  select geo.refresh_map_cells(array_agg(cell_x), array_agg(cell_y))
  from (select distinct cell_x, cell_y from geo.located_establishment) located
  having count(*) > 0
`;
