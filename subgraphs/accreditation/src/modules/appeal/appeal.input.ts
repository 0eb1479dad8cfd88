import { IsIdentifierArgument, IsLongTextArgument } from '@apogee/shared/graphql';
import type { PersonId } from '@apogee/shared/ids';
import { ArrayMaxSize, IsOptional, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { BilingualTextInput } from '../procedure';
import type { AppealId } from './appeal';
import { Opinion } from './appeal.type';

const LARGEST_PANEL = 20;

@ArgsType()
export class AppealArguments {
  @IsIdentifierArgument()
  @Field(() => ID, {
    description:
      'Identifier of the appeal, at most 200 characters. An unknown one, or one that the caller may not see, gives null.',
  })
  id!: AppealId;
}

@InputType({ description: 'An appeal to lodge.' })
export class LodgeAppealInput {
  @Min(1)
  @Field(() => Int, {
    description:
      'Number of the ledger’s record of the refusal, suspension, withdrawal or reduction of scope; never that of a correction.',
  })
  seq!: number;

  @IsLongTextArgument()
  @Field(() => String, {
    description: 'Why the decision should not stand, at most 4,000 characters.',
  })
  grounds!: string;
}

@InputType({ description: 'An appeal, as the caller knows it.' })
class AppealChangeInput {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the appeal, at most 200 characters.' })
  appealId!: AppealId;

  @Min(1)
  @Field(() => Int, {
    description: 'Version of the appeal that the caller has seen. Another one: VERSION_CONFLICT.',
  })
  expectedVersion!: number;
}

@InputType({ description: 'Whether an appeal is admissible.' })
export class RuleOnAppealInput extends AppealChangeInput {
  @IsLongTextArgument()
  @Field(() => String, { description: 'Why it is or is not, at most 4,000 characters.' })
  reason!: string;

  @IsOptional()
  @ArrayMaxSize(LARGEST_PANEL)
  @IsIdentifierArgument({ each: true })
  @Field(() => [ID], {
    nullable: true,
    description:
      'Persons who examine it: as many as the scheme version of the decision says, none of whom evaluated, reviewed or decided, or has an interest in the firm. Null or absent: the appeal is inadmissible.',
  })
  panelIds?: PersonId[] | null;
}

@InputType({ description: 'The caller’s opinion of an appeal.' })
export class AppealOpinionInput extends AppealChangeInput {
  @Field(() => Opinion, { description: 'What the caller thinks.' })
  opinion!: Opinion;
}

@InputType({ description: 'The decision of a panel. What it is follows from the opinions.' })
export class DecideAppealInput extends AppealChangeInput {
  @ValidateNested()
  @Field(() => BilingualTextInput, { description: 'What the panel found.' })
  findings!: BilingualTextInput;

  @IsIdentifierArgument()
  @Field(() => ID, {
    description:
      'Chosen by the client for this decision, at most 200 characters. The same request with the same key is answered as the first time, and recorded once.',
  })
  idempotencyKey!: string;
}
