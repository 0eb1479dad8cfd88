import { registerEnumType } from 'type-graphql';
import { ItemKind, LabelStatus } from './label';

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

registerEnumType(ItemKind, {
  name: 'ItemKind',
  description: 'The three kinds of things that can bear a CNES-SME label. Never a firm as a whole.',
  valuesConfig: {
    PRODUCT: { description: 'One product; a process such as a coating is a product too.' },
    PRODUCT_RANGE: { description: 'A range of products.' },
    ENGINEERING_ACTIVITY: { description: 'An engineering activity. Has no TRL.' },
  },
});

export { ItemKind, LabelStatus };
