export { RangeMemberEntity } from './range-member.entity';
export { RangeMemberRepository } from './range-member.repository';
export { createTrlStatusLoader, productsOf } from './trl-status.loader';
export {
  LabelableTrlResolver,
  type TrlStatusContext,
  TrlStatusResolver,
} from './trl-status.resolver';
