import type { IsoDate } from '@apogee/shared/clock';
import {
  DateScalar,
  IsDayArgument,
  IsIdentifierArgument,
  IsPlainTextArgument,
  UserErrorType,
} from '@apogee/shared/graphql';
import { ArrayMaxSize, ArrayNotEmpty, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { ItemKind } from '../label';
import { BilingualTextInput } from '../procedure';
import type { LabelScheme } from './label-scheme';
import { LabelSchemeType } from './label-scheme.type';

const MOST_PARTS = 100;
const MOST_REMINDERS = 20;
const LONGEST_REMINDER = 3_650;

@InputType({ description: 'A document that a complete application holds.' })
export class RequirementInput {
  @IsIdentifierArgument()
  @Field(() => String, { description: 'Code, unique within the version, at most 200 characters.' })
  code!: string;

  @ValidateNested()
  @Field(() => BilingualTextInput, { description: 'What it is about.' })
  name!: BilingualTextInput;

  @ArrayNotEmpty()
  @Field(() => [ItemKind], { description: 'Kinds of items that it is asked of, at least one.' })
  appliesTo!: string[];
}

@InputType({ description: 'What evaluators judge applications by.' })
export class CriterionInput extends RequirementInput {
  @Field(() => Boolean, { description: 'True when an award without it is out of the question.' })
  mandatory!: boolean;

  @IsOptional()
  @Min(1)
  @Max(1000)
  @Field(() => Int, {
    nullable: true,
    description:
      'Highest score, 1 to 1,000; absent for one that is met or not met and has no scale.',
  })
  maxScore?: number | null;
}

@InputType({
  description:
    'A version of the rules of the label as this register applies them. None of it is a rule of CNES unless CNES has published it.',
})
export class LabelSchemeInput {
  @IsIdentifierArgument()
  @Field(() => String, {
    description: 'Name of the version, as labels will cite it, at most 200 characters.',
  })
  version!: string;

  @IsDayArgument()
  @Field(() => DateScalar, {
    description:
      'First day in Paris on which the version applies to what is submitted; after today, and that of no other version.',
  })
  inForceFrom!: IsoDate;

  @Min(1)
  @Max(600)
  @Field(() => Int, { description: 'How long a label is valid, in months, 1 to 600.' })
  validityMonths!: number;

  @Min(1)
  @Max(9)
  @Field(() => Int, {
    description:
      'Least TRL on the ISO 16290 scale confirmed for a product, or for one member of a range, 1 to 9.',
  })
  trlThreshold!: number;

  @Min(0)
  @Max(100)
  @Field(() => Int, {
    description:
      'Number of accepted references that an engineering activity shows instead of a TRL, 0 to 100.',
  })
  minimumReferences!: number;

  @Min(1)
  @Max(100)
  @Field(() => Int, {
    description:
      'Least number of members present and not recused for the committee to decide, 1 to 100.',
  })
  quorum!: number;

  @Min(1)
  @Max(100)
  @Field(() => Int, {
    description: 'Least number of directorates among them, 1 to 100, not more than the quorum.',
  })
  minimumDirectorates!: number;

  @Min(2)
  @Max(20)
  @Field(() => Int, {
    description:
      'Number of signed evaluations, from two directorates at least, that suffice without a review, 2 to 20.',
  })
  mandatoryEvaluations!: number;

  @Min(0)
  @Max(600)
  @Field(() => Int, {
    description: 'How many months before the end of a label its renewal may be filed, 0 to 600.',
  })
  renewalWindowMonths!: number;

  @Min(1)
  @Max(3650)
  @Field(() => Int, {
    description:
      'How many days an evaluation or review may take before a task asks for it, 1 to 3,650.',
  })
  evaluationDays!: number;

  @Min(1)
  @Max(3650)
  @Field(() => Int, {
    description: 'How many days a firm has to complete a file that was returned to it, 1 to 3,650.',
  })
  completionDays!: number;

  @Min(1)
  @Max(3650)
  @Field(() => Int, {
    description: 'How many days a deferred file waits before it lapses, 1 to 3,650.',
  })
  deferralDays!: number;

  @Min(1)
  @Max(3650)
  @Field(() => Int, { description: 'How many days a firm has to appeal, 1 to 3,650.' })
  appealDays!: number;

  @Min(1)
  @Max(20)
  @Field(() => Int, { description: 'Number of persons who examine an appeal, 1 to 20.' })
  appealPanelSize!: number;

  @Min(0)
  @Max(600)
  @Field(() => Int, {
    description:
      'How many months an interest that has ended still keeps a person from a firm’s files, 0 to 600.',
  })
  coolingOffMonths!: number;

  @Field(() => Boolean, {
    description: 'True when the chair’s ballot settles a tie; otherwise a tie is no award.',
  })
  castingVote!: boolean;

  @ArrayMaxSize(MOST_REMINDERS)
  @Min(0, { each: true })
  @Max(LONGEST_REMINDER, { each: true })
  @Field(() => [Int], {
    description:
      'How many days before the end of a label the secretariat is reminded, at most 20 numbers of 0 to 3,650.',
  })
  reminderDays!: number[];

  @IsPlainTextArgument()
  @Field(() => String, {
    description: 'Version of the rule by which a firm declares that it is an SME.',
  })
  smeRuleVersion!: string;

  @IsOptional()
  @ValidateNested()
  @Field(() => BilingualTextInput, {
    nullable: true,
    description: 'What the version provides, in a few sentences.',
  })
  description?: BilingualTextInput | null;

  @ValidateNested()
  @ArrayMaxSize(MOST_PARTS)
  @Field(() => [CriterionInput], {
    description:
      'What evaluators judge by, in order, at most 100; for each kind of item at least one that is mandatory.',
  })
  criteria!: CriterionInput[];

  @ValidateNested()
  @ArrayMaxSize(MOST_PARTS)
  @Field(() => [RequirementInput], {
    description: 'Documents that a complete application holds, in order, at most 100.',
  })
  requirements!: RequirementInput[];
}

@InputType({ description: 'A version of the scheme to take back.' })
export class DiscardSchemeInput {
  @IsIdentifierArgument()
  @Field(() => String, { description: 'Name of the version, at most 200 characters.' })
  version!: string;
}

@ObjectType('LabelSchemePayload', {
  description: 'A version of the scheme that was published or discarded, or why it was not.',
})
export class LabelSchemePayload {
  @Field(() => LabelSchemeType, {
    nullable: true,
    description: 'The version; null when nothing was changed.',
  })
  scheme?: LabelScheme | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was changed; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}
