import { DateTimeScalar, UserErrorType } from '@apogee/shared/graphql';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Independence } from '../assessment';
import type { Evaluation, EvaluationId } from './evaluation';
import { Recommendation } from './four-eyes';

registerEnumType(Recommendation, {
  name: 'Recommendation',
  description: 'What a judgement recommends to the committee, which is free to decide otherwise.',
  valuesConfig: {
    GRANT: { description: 'To award the label.' },
    REFUSE: { description: 'Not to award it.' },
    DEFER: { description: 'To ask for more before deciding.' },
  },
});

export { Independence, Recommendation };

@Directive('@requiresScopes(scopes: [["accreditation:apply"], ["accreditation:read"]])')
@ObjectType('CriterionScore', { description: 'What an evaluator found on one criterion.' })
export class CriterionScoreType {
  @Field(() => String, { description: 'Code of the criterion, within the scheme of the file.' })
  criterionCode!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Score, from 0; null for a criterion that has no scale.',
  })
  score!: number | null;

  @Field(() => Boolean, { description: 'Whether the criterion is met.' })
  passed!: boolean;

  @Field(() => String, { description: 'Why.' })
  rationale!: string;

  @Field(() => [ID], {
    description: 'Identifiers of the evidence that it rests on, in the assessment of the file.',
  })
  evidenceIds!: readonly string[];
}

@Directive('@requiresScopes(scopes: [["accreditation:apply"], ["accreditation:read"]])')
@ObjectType('Evaluation', {
  description: 'One person’s judgement of an application. Once signed, nobody changes it.',
})
export class EvaluationType {
  @Field(() => ID, { description: 'Identifier of the evaluation.' })
  id!: EvaluationId;

  @Field(() => Int, { description: 'Round of the application that it belongs to, from 1.' })
  round!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the directorate that the evaluator belonged to when the file was assigned; null for somebody from outside the agency.',
  })
  directorateCode!: string | null;

  @Field(() => Independence, { description: 'How far the evaluator stands from the firm.' })
  independence!: Independence;

  @Field(() => DateTimeScalar, { description: 'When the file was assigned.' })
  startedAt!: Date;

  @Field(() => [CriterionScoreType], { description: 'Findings, in the order of their codes.' })
  scores!: readonly CriterionScoreType[];

  @Field(() => String, { nullable: true, description: 'Conclusion; null until there is one.' })
  conclusion!: string | null;

  @Field(() => Recommendation, {
    nullable: true,
    description: 'What it recommends; null until there is a conclusion.',
  })
  recommendation!: Recommendation | null;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of a report beside it, 64 hexadecimal digits; null where there is none.',
  })
  reportSha256!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was signed; null before.' })
  signedAt!: Date | null;

  @Field(() => Int, {
    description: 'Grows with each change. State it as `expectedVersion` to change the evaluation.',
  })
  version!: number;
}

@Directive('@requiresScopes(scopes: [["accreditation:apply"], ["accreditation:read"]])')
@ObjectType('TechnicalReview', {
  description:
    'A second look at the evaluations of an application, by somebody who took no part in them.',
})
export class TechnicalReviewType {
  @Field(() => Int, { description: 'Round of the application that it belongs to, from 1.' })
  round!: number;

  @Field(() => DateTimeScalar, { description: 'When the file was assigned.' })
  startedAt!: Date;

  @Field(() => Recommendation, {
    nullable: true,
    description: 'What it recommends; null until it is signed.',
  })
  recommendation!: Recommendation | null;

  @Field(() => String, { nullable: true, description: 'Why; null until it is signed.' })
  rationale!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was signed; null before.' })
  signedAt!: Date | null;

  @Field(() => Int, {
    description: 'Grows with each change. State it as `expectedVersion` to sign the review.',
  })
  version!: number;
}

@ObjectType('EvaluationPayload', { description: 'What became of an evaluation.' })
export class EvaluationPayload {
  @Field(() => EvaluationType, {
    nullable: true,
    description: 'The evaluation as it is now; null when nothing was changed.',
  })
  evaluation?: Evaluation | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was changed; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}
