import { Field, Int, ObjectType } from 'type-graphql';
import { ItemKind } from '../label';

@ObjectType('Criterion', {
  description: 'What evaluators judge an application by. Scheme configuration.',
})
export class CriterionType {
  @Field(() => String, { description: 'Code, unique within the scheme version.' })
  code!: string;

  @Field(() => Boolean, { description: 'True when an award without it is out of the question.' })
  mandatory!: boolean;

  @Field(() => [ItemKind], { description: 'Kinds of items that it is asked of.' })
  appliesTo!: readonly string[];

  @Field(() => Int, {
    nullable: true,
    description: 'Highest score; null for a criterion that is met or not met and has no scale.',
  })
  maxScore!: number | null;
}

@ObjectType('Requirement', {
  description: 'A document that a complete application holds. Scheme configuration.',
})
export class RequirementType {
  @Field(() => String, { description: 'Code, unique within the scheme version.' })
  code!: string;

  @Field(() => [ItemKind], { description: 'Kinds of items that it is asked of.' })
  appliesTo!: readonly string[];
}
