import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { TrlStatementKind } from './trl-statement';

registerEnumType(TrlStatementKind, {
  name: 'TrlStatementKind',
  description: 'On what ground a source names a technology readiness level.',
  valuesConfig: {
    STATED: { description: 'The source states the level.' },
    PROJECT_OBJECTIVE: {
      description: 'It was the aim of a project; whether reached is not stated.',
    },
    LABEL_CRITERION: { description: 'It follows from a criterion of a label that was awarded.' },
  },
});

@ObjectType('TrlStatement', {
  simpleResolvers: true,
  description:
    'A technology readiness level that a source names for an item. Not an assessment: for those see `trl`. The scale is that of the source, which seldom names it.',
})
export class TrlStatementType {
  @Field(() => Int, { description: 'Level, 1 to 9.' })
  level!: number;

  @Field(() => Boolean, { description: 'True when the source says "this level or more".' })
  atLeast!: boolean;

  @Field(() => TrlStatementKind, { description: 'On what ground.' })
  kind!: TrlStatementKind;

  @Field(() => String, {
    nullable: true,
    description:
      'For when it was stated, as precise as the source: `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (ISO 8601).',
  })
  asOf!: string | null;
}
