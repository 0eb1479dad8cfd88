/**
 * What PostGraphile cannot see in the database, as its smart tags: the schemas refer to each other by ids without
 * foreign keys, and a filter on a column without an index must be asked for.
 */
export const RELATIONS = {
  version: 1,
  config: {
    class: {
      'accreditation.label': {
        tags: {
          foreignKey: [
            '(subject_id) references catalogue.item (id)|@fieldName subject|@foreignFieldName labels',
            '(holder_id) references catalogue.firm (id)|@fieldName holder|@foreignFieldName labels',
          ],
        },
      },
      'accreditation.trl_assessment': {
        tags: {
          foreignKey:
            '(subject_id) references catalogue.item (id)|@fieldName subject|@foreignFieldName assessments',
        },
      },
      'geo.located_establishment': {
        tags: {
          foreignKey: [
            '(establishment_id) references catalogue.establishment (id)|@fieldName establishment|@foreignSingleFieldName located',
            '(commune_code) references geo.commune (insee_code)|@fieldName commune',
          ],
        },
      },
      'catalogue.firm': { attribute: { demonstration: { tags: { behavior: '+filterBy' } } } },
      'catalogue.item': {
        attribute: {
          kind: { tags: { behavior: '+filterBy' } },
          category_code: { tags: { behavior: '+filterBy' } },
        },
      },
    },
  },
} as const;
