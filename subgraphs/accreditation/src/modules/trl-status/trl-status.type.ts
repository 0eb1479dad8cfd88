import { Field, Int, ObjectType } from 'type-graphql';
import { TrlScale } from '../readiness';

@ObjectType('TrlStatus', {
  description:
    'How ready a product or range is, read off its assessments. Levels on another scale than `scale` are never mixed in.',
})
export class TrlStatusType {
  @Field(() => Int, {
    nullable: true,
    description: 'Level that the firm claims for a product, 1 to 9; null for a range.',
  })
  claimed!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Level confirmed for a product, 1 to 9; null while none is, and for a range.',
  })
  confirmed!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Lowest level confirmed for a member of a range; null for a product.',
  })
  min!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Highest level confirmed for a member of a range, which is what the label looks at; null for a product.',
  })
  max!: number | null;

  @Field(() => Boolean, {
    description:
      'True while an event asks for `basis` to be reassessed. The levels stay as they were confirmed.',
  })
  stale!: boolean;

  @Field(() => TrlScale, { description: 'Scale of the levels.' })
  scale!: TrlScale;
}
