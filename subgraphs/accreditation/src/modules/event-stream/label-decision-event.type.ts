import { DateScalar, DateTimeScalar, PageInfo } from '@apogee/shared/graphql';
import type { LabelNumber } from '@apogee/shared/ids';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Authority, DecisionOutcome } from '../ledger';

@ObjectType('LabelDecisionEvent', {
  description:
    'Something was decided about a label, or happened to it by its holder or the clock. Told at least once and in the order of commits: equal `eventId`s are the same event.',
})
export class LabelDecisionEventType {
  @Field(() => String, {
    description: 'Opaque place right after it, to go on from: `after` of any way of reading.',
  })
  cursor!: string;

  @Field(() => Int, {
    description:
      'Its number among all label decisions: 1, 2, 3… without holes. Without a filter, a number that is left out was missed.',
  })
  seq!: number;

  @Field(() => ID, { description: 'Names the event for good.' })
  eventId!: string;

  @Field(() => DateTimeScalar, { description: 'When it was decided or happened.' })
  occurredAt!: Date;

  @Field(() => DecisionOutcome, { description: 'What was decided or happened.' })
  outcome!: DecisionOutcome;

  @Field(() => Authority, { description: 'By whose power.' })
  authority!: Authority;

  @Field(() => DateScalar, { description: 'First day in Paris on which it takes effect.' })
  effectiveFrom!: string;

  @Field(() => ID, { description: 'Number of the label.' })
  labelNumber!: LabelNumber;

  @Field(() => Int, {
    description:
      'Version of the label that it made: 1, 2, 3… without holes for one label, whatever the filter.',
  })
  labelVersion!: number;

  @Field(() => Int, { description: 'Number of its record in the decision ledger.' })
  recordSeq!: number;

  @Field(() => String, { description: 'SHA-256 of its record in the ledger, hexadecimal.' })
  contentSha256!: string;

  @Field(() => String, {
    description:
      'SHA-256 of the record before it in the ledger, hexadecimal. That record need not be about a label.',
  })
  previousSha256!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of the record whose place this one takes; null for an original.',
  })
  rectifies!: number | null;
}

@ObjectType('LabelDecisionEventPage', { description: 'Some label decisions, oldest first.' })
export class LabelDecisionEventPageType {
  @Field(() => [LabelDecisionEventType], {
    description:
      'In the order of commits. May be fewer than asked for, even none, with more to follow.',
  })
  nodes!: readonly LabelDecisionEventType[];

  @Field(() => PageInfo, {
    description:
      '`endCursor` is never null: it is where to go on, by this query or the subscription, also after an empty page.',
  })
  pageInfo!: PageInfo;
}
