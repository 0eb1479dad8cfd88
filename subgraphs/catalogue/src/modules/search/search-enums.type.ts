import { registerEnumType } from 'type-graphql';
import { FacetField, LabelStatus, SearchKind } from './search';

registerEnumType(SearchKind, {
  name: 'SearchKind',
  description: 'What a search finds.',
  valuesConfig: {
    FIRM: { description: 'A firm.' },
    PRODUCT: { description: 'A product.' },
    PRODUCT_RANGE: { description: 'A range of products.' },
    ENGINEERING_ACTIVITY: { description: 'An engineering activity.' },
  },
});

registerEnumType(LabelStatus, {
  name: 'LabelStatus',
  description: 'Status of a label on a day in Paris.',
  valuesConfig: {
    ACTIVE: { description: 'In force.' },
    SUSPENDED: { description: 'Suspended by a decision; it may be reinstated or withdrawn.' },
    WITHDRAWN: { description: 'Withdrawn by a decision. Final.' },
    SURRENDERED: { description: 'Given back by its holder. Final.' },
    EXPIRED: { description: 'Its validity has ended. Final.' },
    RENEWED: { description: 'A successor has taken over. Final.' },
  },
});

registerEnumType(FacetField, {
  name: 'FacetField',
  description: 'What results of a search can be counted and filtered by.',
  valuesConfig: {
    KIND: { description: 'Firm, product, range or activity; values of SearchKind.' },
    ACTIVITY_CATEGORY: { description: 'What the firm does; values of ActivityCategory.' },
    TECHNOLOGY_DOMAIN: { description: 'Technology domain of the ESA tree; codes such as `5`.' },
    PRODUCT_CATEGORY: {
      description:
        'Term of the product tree, each with everything below it; codes such as `satellite/attitude`.',
    },
    DISCIPLINE: {
      description: 'ECSS discipline of an engineering activity; codes such as `E-40`.',
    },
    REGION: { description: 'Region in which the firm has an establishment; codes such as `76`.' },
    DEPARTEMENT: {
      description: 'Département in which the firm has an establishment; codes such as `31`.',
    },
    SME_CATEGORY: { description: 'Size that the firm declared; values of SmeCategory.' },
    TRL: { description: 'Confirmed TRL of a product, highest one of a range: `1` to `9`.' },
    LABEL_STATUS: {
      description: 'Status of the label: the running one, else the last; values of LabelStatus.',
    },
    EXPORT_REGIME: { description: 'Declared regime; values of ExportControlRegime.' },
  },
});
