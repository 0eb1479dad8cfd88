import { NodeType } from '@apogee/shared/graphql';
import { Directive, ObjectType } from 'type-graphql';
import { LabelableType } from './labelable.type';

@ObjectType('ProductRange', {
  implements: [LabelableType, NodeType],
  simpleResolvers: true,
  description: 'A range of products, or of processes such as optical coatings.',
})
@Directive('@key(fields: "id")')
export class ProductRangeType extends LabelableType {}
