import type { BenchOperation } from './operation';
import { readExample } from './read-example';

/** A page of the register: active labels by the end of their validity. */
export const expiringLabels: BenchOperation = {
  name: 'labels',
  what: 'the 50 active labels that expire first, with subject, holder and region',
  parameters: `
    select to_char(day, 'YYYY-MM-DD') as before
    from generate_series(current_date + 120, current_date + 900, interval '100 days') as day`,
  query: readExample('07-expiring-labels'),
  variables: ({ before }) => ({ before }),
  postgraphile: {
    query: `query {
      allAccreditationLabels(first: 50, orderBy: VALID_UNTIL_ASC) {
        totalCount
        nodes {
          number validUntil
          accreditationLabelTransitionsByLabelNumber { nodes { status effectiveOn } }
          subject { id: rowId kind nameFr firmByFirmId {
            id: rowId siren legalName
            establishmentsByFirmId(first: 1, orderBy: PRIMARY_KEY_ASC) { nodes {
              located { commune { geoDepartementByDepartementCode { geoRegionByRegionCode { name } } } }
            } }
          } }
        }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    variables: () => ({}),
    differs:
      'cannot ask for active labels nor for a date before another: the 50 labels of all times that expire first, unfiltered',
  },
  floor: {
    statement: `
      with matching as materialized (
        select l.number, l.subject_id, l.holder_id, l.valid_until
        from accreditation.label l
        where l.valid_until < $1::date
          and accreditation.label_status_on(l.number, l.valid_until, current_date) = 'ACTIVE'
      ), page as (
        select * from matching order by valid_until, number limit 50
      )
      select json_build_object('data', json_build_object('labels', json_build_object(
        'totalCount', (select count(*) from matching),
        'edges', coalesce(json_agg(json_build_object('node', json_build_object(
          'number', l.number, 'validUntil', l.valid_until, 'expiresInDays', l.valid_until - current_date,
          'subject', json_build_object('id', i.id, 'kind', i.kind, 'name', i.name_fr, 'firm', json_build_object(
            'id', f.id, 'siren', f.siren, 'legalName', f.legal_name, 'headquarters', (
              select json_build_object('commune', case when c.insee_code is not null then json_build_object(
                'departement', json_build_object('region',
                  case when r.code is not null then json_build_object('name', r.name) end)) end)
              from catalogue.establishment e
              left join geo.located_establishment g on g.establishment_id = e.id
              left join geo.commune c on c.insee_code = g.commune_code
              left join geo.departement d on d.code = c.departement_code
              left join geo.region r on r.code = d.region_code
              where e.firm_id = f.id
              order by e.is_headquarters is true desc, e.ordinal
              limit 1
            )))
        )) order by l.valid_until, l.number), '[]'::json)
      )))::text as answer
      from page l
      join catalogue.item i on i.id = l.subject_id
      join catalogue.firm f on f.id = i.firm_id`,
    values: ({ before }) => [before],
    without: ['pageInfo'],
  },
};
