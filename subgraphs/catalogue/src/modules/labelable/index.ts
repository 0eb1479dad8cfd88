export { EngineeringActivityResolver } from './engineering-activity.resolver';
export { EngineeringActivityType } from './engineering-activity.type';
export { FirmItemsResolver } from './firm-items.resolver';
export {
  ExportControlRegime,
  type Item,
  ItemKind,
  isEngineeringActivity,
  isProduct,
  isProductRange,
  type Product,
} from './item';
export { ItemEntity } from './item.entity';
export { ItemFilter } from './item.input';
export { createItemLoaders, type ItemContext } from './item.loader';
export { ItemRepository } from './item.repository';
export { ITEM_FACTS } from './item-facts.repository';
export type { ItemCriteria } from './item-list';
export { criteriaOf as itemCriteriaOf } from './item-page.input';
export { ItemRecordRepository } from './item-record.repository';
export { ItemSourceEntity } from './item-source.entity';
export { ItemTermEntity } from './item-term.entity';
export { LabelableResolver } from './labelable.resolver';
export { LabelableType, typeNameOfItem } from './labelable.type';
export { ProductResolver } from './product.resolver';
export { ProductType } from './product.type';
export { ProductConstituentEntity } from './product-constituent.entity';
export { ProductRangeResolver } from './product-range.resolver';
export { ProductRangeType } from './product-range.type';
