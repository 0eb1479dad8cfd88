import { NodeType } from '@apogee/shared/graphql';
import { Directive, ObjectType } from 'type-graphql';
import { LabelableType } from './labelable.type';

@ObjectType('EngineeringActivity', {
  implements: [LabelableType, NodeType],
  simpleResolvers: true,
  description:
    'A space engineering activity. Its worth shows in references, not in a TRL: that scale is for elements of systems.',
})
@Directive('@key(fields: "id")')
export class EngineeringActivityType extends LabelableType {}
