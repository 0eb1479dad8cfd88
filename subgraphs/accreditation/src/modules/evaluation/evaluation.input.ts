import { IsIdentifierArgument, IsPlainTextArgument } from '@apogee/shared/graphql';
import type { ApplicationId, PersonId } from '@apogee/shared/ids';
import { ArrayMaxSize, IsOptional, Matches, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ApplicationChangeInput, LONGEST_STATEMENT, STATEMENT } from '../application-register';
import type { EvaluationId } from './evaluation';
import { Independence, Recommendation } from './evaluation.type';

const SHA256 = /^[0-9a-f]{64}$/;
const MOST_SCORES = 100;

@InputType({ description: 'Whom to give an application to.' })
export class AssignEvaluatorInput extends ApplicationChangeInput {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the person, at most 200 characters.' })
  personId!: PersonId;

  @Field(() => Independence, { description: 'How far that person stands from the firm.' })
  independence!: Independence;
}

@InputType({ description: 'From whom to take an application.' })
export class ReleaseEvaluatorInput extends ApplicationChangeInput {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the evaluation, at most 200 characters.' })
  evaluationId!: EvaluationId;
}

@InputType({ description: 'Whom to give an application to for review.' })
export class AssignReviewerInput extends ApplicationChangeInput {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the person, at most 200 characters.' })
  personId!: PersonId;
}

@InputType({ description: 'An evaluation, as its evaluator knows it.' })
export class EvaluationChangeInput {
  @IsIdentifierArgument()
  @Field(() => ID, {
    description:
      'Identifier of the evaluation, at most 200 characters. One that is not the caller’s: EVALUATION_NOT_FOUND.',
  })
  evaluationId!: EvaluationId;

  @Min(1)
  @Field(() => Int, {
    description:
      'Version of the evaluation that the caller has seen. Another one: VERSION_CONFLICT.',
  })
  expectedVersion!: number;
}

@InputType({ description: 'What was found on one criterion.' })
export class CriterionScoreInput {
  @IsPlainTextArgument()
  @Field(() => String, { description: 'Code of the criterion.' })
  criterionCode!: string;

  @IsOptional()
  @Min(0)
  @Field(() => Int, {
    nullable: true,
    description: 'Score on the scale of the criterion; none where it has no scale.',
  })
  score?: number | null;

  @Field(() => Boolean, { description: 'Whether the criterion is met.' })
  passed!: boolean;

  @Matches(STATEMENT)
  @Field(() => String, { description: `Why, 1 to ${LONGEST_STATEMENT} characters.` })
  rationale!: string;

  @ArrayMaxSize(MOST_SCORES)
  @IsIdentifierArgument({ each: true })
  @Field(() => [ID], {
    defaultValue: [],
    description: 'Identifiers of the evidence that it rests on, in the assessment of the file.',
  })
  evidenceIds!: string[];
}

@InputType({ description: 'What an evaluator found so far.' })
export class RecordEvaluationInput extends EvaluationChangeInput {
  @ArrayMaxSize(MOST_SCORES)
  @ValidateNested({ each: true })
  @Field(() => [CriterionScoreInput], {
    description: 'Findings by criterion. They take the place of those noted before.',
  })
  scores!: CriterionScoreInput[];

  @IsOptional()
  @Matches(STATEMENT)
  @Field(() => String, {
    nullable: true,
    description: `Conclusion, 1 to ${LONGEST_STATEMENT} characters; needed to sign.`,
  })
  conclusion?: string | null;

  @Field(() => Recommendation, {
    nullable: true,
    description: 'What it recommends to the committee; needed to sign.',
  })
  recommendation?: Recommendation | null;

  @IsOptional()
  @Matches(SHA256, { message: 'must be 64 hexadecimal digits in lower case' })
  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of a report beside it, 64 hexadecimal digits in lower case.',
  })
  reportSha256?: string | null;
}

@InputType({ description: 'A review to sign.' })
export class SignReviewInput {
  @IsIdentifierArgument()
  @Field(() => ID, {
    description:
      'Identifier of the application, at most 200 characters. One that the caller does not take part in: APPLICATION_NOT_FOUND.',
  })
  applicationId!: ApplicationId;

  @Min(1)
  @Field(() => Int, {
    description: 'Version of the review that the caller has seen. Another one: VERSION_CONFLICT.',
  })
  expectedVersion!: number;

  @Field(() => Recommendation, { description: 'What the review recommends to the committee.' })
  recommendation!: Recommendation;

  @Matches(STATEMENT)
  @Field(() => String, { description: `Why, 1 to ${LONGEST_STATEMENT} characters.` })
  rationale!: string;
}
