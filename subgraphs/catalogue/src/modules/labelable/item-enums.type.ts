import { registerEnumType } from 'type-graphql';
import { ExportControlRegime, ItemKind } from './item';

registerEnumType(ItemKind, {
  name: 'ItemKind',
  description: 'The three kinds of things that can bear a CNES-SME label. Never a firm as a whole.',
  valuesConfig: {
    PRODUCT: { description: 'One product; a process such as a coating is a product too.' },
    PRODUCT_RANGE: { description: 'A range of products.' },
    ENGINEERING_ACTIVITY: { description: 'An engineering activity. Has no TRL.' },
  },
});

registerEnumType(ExportControlRegime, {
  name: 'ExportControlRegime',
  description: 'An export control regime declared for a product. Not legal advice.',
  valuesConfig: {
    NONE_DECLARED: { description: 'The firm declares that none applies.' },
    EU_DUAL_USE: { description: 'Listed in annex I of Regulation (EU) 2021/821.' },
    FR_WAR_MATERIEL: { description: 'French war matériel and assimilated goods.' },
    EAR99: { description: 'Subject to the US EAR, on no entry of its list.' },
    EAR_9A515: { description: 'Subject to the US EAR, entry 9A515 (spacecraft).' },
    ITAR: { description: 'Subject to the US ITAR.' },
  },
});
