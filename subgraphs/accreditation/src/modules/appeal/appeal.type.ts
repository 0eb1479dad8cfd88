import { DateTimeScalar, UserErrorType } from '@apogee/shared/graphql';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type Appeal, type AppealId, AppealState, Opinion } from './appeal';

registerEnumType(AppealState, {
  name: 'AppealState',
  description: 'Where an appeal stands.',
  valuesConfig: {
    LODGED: { description: 'The firm has lodged it.' },
    ADMISSIBLE: { description: 'It is being examined by a panel.' },
    INADMISSIBLE: { description: 'It is not examined. Final.' },
    EXAMINED: { description: 'Every member of the panel has given an opinion.' },
    UPHELD: {
      description:
        'The decision is overturned: a refused file is decided anew, a label is as if the measure had not been taken. Final.',
    },
    DISMISSED: { description: 'The decision stands. Final.' },
  },
});

registerEnumType(Opinion, {
  name: 'AppealOpinion',
  description: 'What a member of the panel thinks of an appeal.',
  valuesConfig: {
    UPHOLD: { description: 'The decision is to be overturned.' },
    DISMISS: { description: 'The decision is to stand.' },
  },
});

@Directive('@authenticated')
@ObjectType('Appeal', {
  description:
    'What a firm says against the refusal of its application, or a measure against its label. Only the firm, the panel, the secretariat and auditors see it.',
})
export class AppealType {
  @Field(() => ID, { description: 'Identifier of the appeal.' })
  id!: AppealId;

  @Field(() => AppealState, { description: 'Where it stands.' })
  state!: AppealState;

  @Field(() => DateTimeScalar, { description: 'When it was lodged.' })
  lodgedAt!: Date;

  @Field(() => String, { description: 'What the firm says, in its own words.' })
  grounds!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is admissible or not; null until the secretariat has said so.',
  })
  admissibilityReason!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the panel found, in French; null until it has decided.',
  })
  findings!: string | null;

  @Field(() => Int, { description: 'Grows by one with each change.' })
  version!: number;
}

@ObjectType('AppealPanelMember', { description: 'Somebody who examines an appeal.' })
export class AppealPanelMemberType {
  @Field(() => Opinion, {
    nullable: true,
    description:
      'What the member thinks; null until it is given, and for whoever is neither on the panel nor an auditor.',
  })
  opinion!: Opinion | null;
}

@ObjectType('AppealPayload', { description: 'An appeal after a change, or why it was not made.' })
export class AppealPayload {
  @Field(() => AppealType, {
    nullable: true,
    description: 'The appeal as it is now; null when nothing was changed.',
  })
  appeal?: Appeal | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was changed; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}

export { AppealState, Opinion };
