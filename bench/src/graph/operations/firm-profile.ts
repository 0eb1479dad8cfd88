import type { BenchOperation } from './operation';
import { readExample } from './read-example';
import { currentLabelOf, HAS_LEVEL, JOIN_LEVEL, LABEL_STATUS } from './sql-parts';

const HEADQUARTERS = `(
  select json_build_object(
    'address', json_build_object('line1', e.line1, 'postcode', e.postcode, 'city', e.city),
    'location', case when g.establishment_id is not null then json_build_object(
      'latitude', extensions.st_y(g.point::extensions.geometry),
      'longitude', extensions.st_x(g.point::extensions.geometry), 'precision', g.precision) end,
    'commune', case when c.insee_code is not null then json_build_object('name', c.name, 'departement',
      json_build_object('code', d.code, 'region',
        case when r.code is not null then json_build_object('name', r.name) end)) end
  )
  from catalogue.establishment e
  left join geo.located_establishment g on g.establishment_id = e.id
  left join geo.commune c on c.insee_code = g.commune_code
  left join geo.departement d on d.code = c.departement_code
  left join geo.region r on r.code = d.region_code
  where e.firm_id = f.id
  order by e.is_headquarters is true desc, e.ordinal
  limit 1
)`;

const ESTABLISHMENTS = `coalesce((
  select json_agg(json_build_object('id', e.id, 'siret', e.siret, 'name', e.name, 'location',
    case when g.establishment_id is not null then json_build_object(
      'latitude', extensions.st_y(g.point::extensions.geometry),
      'longitude', extensions.st_x(g.point::extensions.geometry)) end
  ) order by e.ordinal)
  from catalogue.establishment e
  left join geo.located_establishment g on g.establishment_id = e.id
  where e.firm_id = f.id
), '[]'::json)`;

const LABELS = `coalesce((
  select json_agg(json_build_object(
    'number', l.number, 'status', ${LABEL_STATUS}, 'validUntil', l.valid_until,
    'subject', (select json_build_object('id', i.id, 'name', i.name_fr) from catalogue.item i where i.id = l.subject_id)
  ) order by l.valid_until, l.number)
  from accreditation.label l
  where l.holder_id = f.id and ${LABEL_STATUS} in ('ACTIVE', 'SUSPENDED')
), '[]'::json)`;

const ITEMS = `json_build_object(
  'totalCount', (select count(*) from catalogue.item i where i.firm_id = f.id),
  'edges', coalesce((
    select json_agg(json_build_object('node', json_build_object(
      'id', i.id, 'kind', i.kind, 'name', i.name_fr, 'currentLabel', ${currentLabelOf(`'number', l.number`)},
      'trl', case when ${HAS_LEVEL} then json_build_object(
        'confirmed', case when not level.is_range then level.confirmed end) end
    )) order by i.sort_name, i.id)
    from (select * from catalogue.item i where i.firm_id = f.id order by i.sort_name, i.id limit 50) i
    ${JOIN_LEVEL}
  ), '[]'::json)
)`;

/** One firm's public page, found by its SIREN. */
export const firmProfile: BenchOperation = {
  name: 'profile',
  what: 'one firm by SIREN, with sites, labels and items',
  parameters: `
    select siren from catalogue.firm
    where demonstration and id in (select firm_id from catalogue.item)
    order by md5(id) limit 20`,
  query: readExample('02-firm-profile'),
  variables: ({ siren }) => ({ siren }),
  postgraphile: {
    query: `query ($siren: String!) {
      firmBySiren(siren: $siren) {
        id: rowId legalName tradeName website
        contractorProfileByFirmId { summaryFr activityCategories }
        smeStatusByFirmId { category linkage declaredOn }
        establishmentsByFirmId(orderBy: PRIMARY_KEY_ASC) { nodes {
          id: rowId siret name isHeadquarters line1 postcode city
          located { precision commune { name geoDepartementByDepartementCode { code geoRegionByRegionCode { name } } } }
        } }
        labels { nodes {
          number validUntil subject { id: rowId nameFr }
          accreditationLabelTransitionsByLabelNumber { nodes { status effectiveOn } }
        } }
        itemsByFirmId(first: 50, orderBy: SORT_NAME_ASC) {
          totalCount
          nodes {
            id: rowId kind nameFr
            labels { nodes { number } }
            assessments { nodes { status confirmedLevel } }
          }
        }
      }
    }`,
    variables: ({ siren }) => ({ siren }),
    differs:
      'no coordinates; all labels and assessments as stored, without the rules that choose the running label and the level',
  },
  floor: {
    statement: `
      select json_build_object('data', json_build_object('firm', json_build_object(
        'legalName', f.legal_name, 'tradeName', f.trade_name, 'website', f.website,
        'summary', p.summary_fr, 'activityCategories', p.activity_categories,
        'smeStatus', case when s.firm_id is not null then json_build_object(
          'category', s.category, 'linkage', s.linkage, 'declaredOn', s.declared_on) end,
        'headquarters', ${HEADQUARTERS}, 'establishments', ${ESTABLISHMENTS}, 'labels', ${LABELS}, 'items', ${ITEMS}
      )))::text as answer
      from catalogue.firm f
      left join catalogue.contractor_profile p on p.firm_id = f.id
      left join catalogue.sme_status s on s.firm_id = f.id
      where f.siren = $1`,
    values: ({ siren }) => [siren],
    without: [],
  },
};
