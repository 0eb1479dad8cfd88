import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { HeritageStatus } from './heritage-claim';

registerEnumType(HeritageStatus, {
  name: 'HeritageStatus',
  description: 'How far an item got, according to its source and at the date of that source.',
  valuesConfig: {
    IN_ORBIT: { description: 'In orbit.' },
    FLOWN: { description: 'Has flown; what became of it is not stated.' },
    OPERATIONAL: { description: 'In service on the ground.' },
    DELIVERED: { description: 'Delivered or supplied; flight not stated.' },
    ORDERED: { description: 'Ordered.' },
    SELECTED: { description: 'Selected for a mission or a programme.' },
    QUALIFIED: { description: 'Qualification completed.' },
    IN_QUALIFICATION: { description: 'Qualification or life test under way.' },
    IN_PRODUCTION: { description: 'In series production.' },
    IN_DEVELOPMENT: { description: 'In development: study, prototype or demonstrator.' },
    END_OF_LIFE_ANNOUNCED: { description: 'Its replacement has been announced.' },
  },
});

@ObjectType('HeritageClaim', {
  simpleResolvers: true,
  description:
    'A mission, contract or state of development that a source names for an item. A claim, not an assessment: having flown is not TRL 9.',
})
export class HeritageClaimType {
  @Field(() => HeritageStatus, { description: 'How far the item got.' })
  status!: HeritageStatus;

  @Field(() => String, { nullable: true, description: 'Mission, spacecraft or programme.' })
  mission!: string | null;

  @Field(() => String, { nullable: true, description: 'Operator or customer.' })
  operator!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'When it was launched, as precise as the source: `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (ISO 8601).',
  })
  launched!: string | null;

  @Field(() => String, { nullable: true, description: 'Orbit, as the source names it.' })
  orbit!: string | null;

  @Field(() => Int, { nullable: true, description: 'Number of units; null when not stated.' })
  unitsFlown!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether what flew had the configuration offered today; null when not known.',
  })
  sameConfiguration!: boolean | null;
}
