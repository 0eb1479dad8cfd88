import type { BenchOperation } from './operation';
import { currentLabelOf, HAS_LEVEL, JOIN_LEVEL, LABEL_STATUS } from './sql-parts';

/** A list of products with filters, as a catalogue page shows it. */
export const productList: BenchOperation = {
  name: 'products',
  what: 'the first 50 products of a category, with firm, label and level',
  parameters: `
    select category_code as category
    from catalogue.item
    where kind = 'PRODUCT' and id like '%-demo-%'
      and not exists (
        select from catalogue.taxonomy_term child
        where child.vocabulary = 'PRODUCT_TREE' and child.parent_code = category_code
      )
    group by category_code
    order by count(*) desc, category_code limit 10`,
  query: `query Products($category: String!) {
    items(filter: { kinds: [PRODUCT], productCategories: [$category] }, first: 50) {
      totalCount
      nodes {
        id
        kind
        name(locale: EN)
        firm { id legalName }
        currentLabel { number status }
        trl { claimed confirmed }
      }
    }
  }`,
  variables: ({ category }) => ({ category }),
  postgraphile: {
    query: `query ($category: String!) {
      allItems(first: 50, orderBy: SORT_NAME_ASC, condition: { kind: "PRODUCT", categoryCode: $category }) {
        totalCount
        nodes {
          id: rowId kind nameEn nameFr
          firmByFirmId { id: rowId legalName }
          labels { nodes { number accreditationLabelTransitionsByLabelNumber { nodes { status effectiveOn } } } }
          assessments { nodes { status claimedLevel confirmedLevel } }
        }
      }
    }`,
    variables: ({ category }) => ({ category }),
    differs:
      'only the category itself, not what is below it; labels and assessments as stored, without the rules that choose',
  },
  floor: {
    statement: `
      with matching as (
        select i.* from catalogue.item i
        where i.kind = 'PRODUCT' and i.category_vocabulary = 'PRODUCT_TREE'
          and (i.category_code = $1 or starts_with(i.category_code, $1 || '/'))
      )
      select json_build_object('data', json_build_object('items', json_build_object(
        'totalCount', (select count(*) from matching),
        'nodes', coalesce(json_agg(json_build_object(
          'id', i.id, 'kind', i.kind, 'name', coalesce(i.name_en, i.name_fr),
          'firm', json_build_object('id', f.id, 'legalName', f.legal_name),
          'currentLabel', ${currentLabelOf(`'number', l.number, 'status', ${LABEL_STATUS}`)},
          'trl', case when ${HAS_LEVEL} then json_build_object(
            'claimed', level.claimed, 'confirmed', level.confirmed) end
        ) order by i.sort_name, i.id), '[]'::json)
      )))::text as answer
      from (select * from matching order by sort_name, id limit 50) i
      join catalogue.firm f on f.id = i.firm_id
      ${JOIN_LEVEL}`,
    values: ({ category }) => [category],
    without: [],
  },
};
