import type { BenchOperation } from './operation';
import { readExample } from './read-example';
import {
  currentLabelOf,
  HAS_LEVEL,
  JOIN_LEVEL,
  LABEL_STATUS,
  LOCATION,
  TRL_LEVELS,
} from './sql-parts';

const BASIS = `(
  select json_build_object(
    'scale', a.scale, 'configuration', a.configuration,
    'context', json_build_object('environment', (
      select json_build_object('name', coalesce(n.name_en, n.name_fr), 'kind', n.kind)
      from accreditation.environment n where n.id = a.environment_id
    )),
    'evidence', coalesce((
      select json_agg(json_build_object(
        'kind', v.kind, 'reference', v.reference, 'model', v.model,
        'environmentKind', coalesce(n.kind, v.environment_kind), 'verdict', v.verdict
      ) order by v.issued_on, v.id)
      from accreditation.evidence v
      left join accreditation.environment n on n.id = v.environment_id
      where v.assessment_id = a.id and not v.confidential
    ), '[]'::json)
  )
  from accreditation.trl_assessment a where a.id = level.basis_id
)`;

const ITEMS = `coalesce((
  select json_agg(json_build_object(
    'id', i.id, 'kind', i.kind, 'name', coalesce(i.name_en, i.name_fr),
    'currentLabel', ${currentLabelOf(`'number', l.number, 'status', ${LABEL_STATUS}, 'validUntil', l.valid_until`)},
    'trl', case when ${HAS_LEVEL} then json_build_object(${TRL_LEVELS}, 'basis', ${BASIS}) end
  ) order by i.sort_name, i.id)
  from (select * from catalogue.item i where i.firm_id = f.id order by i.sort_name, i.id limit 20) i
  ${JOIN_LEVEL}
), '[]'::json)`;

const ESTABLISHMENTS = `coalesce((
  select json_agg(json_build_object(
    'id', e.id, 'address', json_build_object('city', e.city, 'postcode', e.postcode),
    'location', case when g.establishment_id is not null then ${LOCATION} end,
    'commune', case when c.insee_code is not null then json_build_object(
      'inseeCode', c.insee_code, 'name', c.name, 'departement', json_build_object(
        'code', d.code, 'name', d.name, 'region',
        case when r.code is not null then json_build_object('code', r.code, 'name', r.name) end
      )
    ) end
  ) order by e.ordinal)
  from catalogue.establishment e
  left join geo.located_establishment g on g.establishment_id = e.id
  left join geo.commune c on c.insee_code = g.commune_code
  left join geo.departement d on d.code = c.departement_code
  left join geo.region r on r.code = d.region_code
  where e.firm_id = f.id
), '[]'::json)`;

const SOURCES = `coalesce((
  select json_agg(json_build_object('title', s.title, 'url', s.url) order by fs.ordinal)
  from catalogue.firm_source fs join catalogue.source s on s.id = fs.source_id
  where fs.firm_id = f.id
), '[]'::json)`;

/** The project's flagship question, of 16 to 20 demonstration firms. */
export const flagship: BenchOperation = {
  name: 'flagship',
  what: 'firms, their items, labels, TRL with its evidence, and places',
  parameters: 'select first from generate_series(16, 20) as first',
  query: readExample('01-flagship'),
  variables: ({ first }) => ({ first, filter: { demonstration: true } }),
  postgraphile: {
    query: `query ($first: Int!) {
      allFirms(first: $first, orderBy: SORT_NAME_ASC, condition: { demonstration: true }) {
        nodes {
          id: rowId siren legalName verified demonstration
          firmSourcesByFirmId(orderBy: PRIMARY_KEY_ASC) { nodes { sourceBySourceId { title url } } }
          itemsByFirmId(first: 20, orderBy: SORT_NAME_ASC) { nodes {
            id: rowId kind nameEn nameFr
            labels { nodes { number validUntil accreditationLabelTransitionsByLabelNumber { nodes { status effectiveOn } } } }
            assessments { nodes {
              status scale configuration claimedLevel confirmedLevel
              accreditationEnvironmentByEnvironmentId { nameEn nameFr kind }
              accreditationEvidencesByAssessmentId { nodes {
                kind reference model environmentKind verdict accreditationEnvironmentByEnvironmentId { kind }
              } }
            } }
          } }
          establishmentsByFirmId(orderBy: PRIMARY_KEY_ASC) { nodes {
            id: rowId city postcode
            located { precision attribution commune {
              inseeCode name geoDepartementByDepartementCode { code name geoRegionByRegionCode { code name } }
            } }
          } }
        }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    variables: ({ first }) => ({ first }),
    differs:
      'no coordinates (PostGIS needs a plugin); transitions and assessments as stored, without the rules that choose the running label, the level and the basis',
  },
  floor: {
    statement: `
      with page as (
        select id, siren, legal_name, verified, demonstration, sort_name
        from catalogue.firm where demonstration order by sort_name, id limit $1
      )
      select json_build_object('data', json_build_object('firms', json_build_object('nodes', json_agg(
        json_build_object(
          'id', f.id, 'siren', f.siren, 'legalName', f.legal_name, 'verified', f.verified,
          'demonstration', f.demonstration, 'sources', ${SOURCES},
          'items', json_build_object('nodes', ${ITEMS}), 'establishments', ${ESTABLISHMENTS}
        ) order by f.sort_name, f.id
      ))))::text as answer
      from page f`,
    values: ({ first }) => [first],
    without: ['pageInfo', 'supportedLevel'],
  },
};
