import type { BenchOperation } from './operation';
import { readExample } from './read-example';
import { LABEL_STATUS } from './sql-parts';

/** Who works around a place: starts with geography. */
export const nearby: BenchOperation = {
  name: 'nearby',
  what: 'the 50 establishments nearest to a town, within 50 km, with firms and labels',
  parameters: `
    select extensions.st_y(point::extensions.geometry) as latitude,
      extensions.st_x(point::extensions.geometry) as longitude, departement_code as departement
    from geo.commune
    where insee_code = any(array['31555', '75056', '69123', '33063', '06029', '13055', '44109', '67482'])
      and point is not null
    order by insee_code`,
  query: readExample('03-near-toulouse'),
  variables: ({ latitude, longitude }) => ({ latitude, longitude, radiusKm: 50 }),
  postgraphile: {
    query: `query ($departement: String!) {
      allGeoLocatedEstablishments(first: 50, condition: { departementCode: $departement }) {
        totalCount
        nodes {
          precision
          establishment { id: rowId siret firmByFirmId {
            id: rowId siren legalName
            contractorProfileByFirmId { activityCategories }
            labels { nodes { number accreditationLabelTransitionsByLabelNumber { nodes { status effectiveOn } } } }
          } }
        }
      }
    }`,
    variables: ({ departement }) => ({ departement }),
    differs:
      'cannot search by distance (PostGIS needs a plugin and a function): 50 establishments of the same département, unordered, without coordinates',
  },
  floor: {
    statement: `
      with origin as (
        select extensions.st_setsrid(extensions.st_makepoint($1, $2), 4326)::extensions.geography as point
      ), nearby as materialized (
        select g.establishment_id, g.point, g.precision, extensions.st_distance(g.point, origin.point, false) as distance
        from geo.located_establishment g, origin
        where extensions.st_dwithin(g.point, origin.point, 50000, false)
      ), page as (
        select * from nearby order by distance, establishment_id limit 50
      )
      select json_build_object('data', json_build_object('establishmentsNear', json_build_object(
        'totalCount', (select count(*) from nearby),
        'edges', coalesce(json_agg(json_build_object('distanceKm', g.distance / 1000, 'node', json_build_object(
          'id', e.id, 'siret', e.siret,
          'location', json_build_object('latitude', extensions.st_y(g.point::extensions.geometry),
            'longitude', extensions.st_x(g.point::extensions.geometry), 'precision', g.precision),
          'firm', json_build_object('id', f.id, 'siren', f.siren, 'legalName', f.legal_name,
            'activityCategories', coalesce(p.activity_categories, '{}'), 'labels', coalesce((
              select json_agg(json_build_object('number', l.number) order by l.valid_until, l.number)
              from accreditation.label l where l.holder_id = f.id and ${LABEL_STATUS} = 'ACTIVE'
            ), '[]'::json))
        )) order by g.distance, g.establishment_id), '[]'::json)
      )))::text as answer
      from page g
      join catalogue.establishment e on e.id = g.establishment_id
      join catalogue.firm f on f.id = e.firm_id
      left join catalogue.contractor_profile p on p.firm_id = f.id`,
    values: ({ longitude, latitude }) => [longitude, latitude],
    without: [],
  },
};
