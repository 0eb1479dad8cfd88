import type { Client } from 'pg';

/** Scattered around the points of communes, as far as a commune is wide, overseas included; the same in every run. */
const ADD = `
  insert into geo.located_establishment (
    establishment_id, firm_id, demonstration, commune_code, municipality_code, epci_code, departement_code,
    region_code, point, precision, attribution, located_on
  )
  select 'bench-' || n, 'bench-firm-' || n / 2, true, c.insee_code, c.municipality_code, c.epci_code,
    c.departement_code, c.region_code,
    extensions.st_setsrid(extensions.st_makepoint(
      extensions.st_x(c.point::extensions.geometry) + (hashint4(n) % 10000) / 200000.0,
      extensions.st_y(c.point::extensions.geometry) + (hashint4(-n) % 10000) / 200000.0
    ), 4326)::extensions.geography,
    'MUNICIPALITY', 'bench', date '2026-11-01'
  from generate_series($1::int, $2::int) as n
  join (
    select row_number() over (order by insee_code) - 1 as place, commune.*
    from geo.commune commune
    where point is not null
  ) c on c.place = mod(
    abs(hashint4(n)::bigint), (select count(*) from geo.commune where point is not null)
  )
`;

/** Brings the table to `size` rows from `present`. */
export async function addEstablishments(
  client: Client,
  { present, size }: { readonly present: number; readonly size: number },
): Promise<void> {
  await client.query(ADD, [present + 1, size]);
  await client.query('vacuum analyze geo.located_establishment');
  await client.query('vacuum analyze geo.map_cell');
}

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** Points of populous communes of the mainland: where people look at a map. */
export async function readPlaces(client: Client, count: number): Promise<readonly Place[]> {
  const { rows } = await client.query<Place>(
    `select extensions.st_y(point::extensions.geometry) as latitude,
       extensions.st_x(point::extensions.geometry) as longitude
     from geo.commune
     where territory = 'METROPOLE' and point is not null and kind = 'COMMUNE'
     order by population desc nulls last
     limit $1`,
    [count],
  );
  return rows;
}
