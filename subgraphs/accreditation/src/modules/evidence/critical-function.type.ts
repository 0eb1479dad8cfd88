import { Field, ID, ObjectType } from 'type-graphql';
import { CriticalityReason } from './evidence.enums.type';

@ObjectType('CriticalFunction', {
  description:
    'A function that the element must perform and that needs a technology verification of its own.',
})
export class CriticalFunctionType {
  @Field(() => ID, { description: 'Identifier of the function.' })
  id!: string;

  @Field(() => [CriticalityReason], { description: 'Why it needs a verification of its own.' })
  reasons!: CriticalityReason[];

  @Field(() => Boolean, {
    description:
      'True when accepted evidence verifies it on a representative model, in an environment that covers the one of the application.',
  })
  verified!: boolean;
}
