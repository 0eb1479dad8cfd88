import { IsIdentifierArgument, PageArguments } from '@apogee/shared/graphql';
import type { ApplicationId, FirmId, ItemId } from '@apogee/shared/ids';
import { ArrayNotEmpty, IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ApplicationKind, ApplicationState } from './application.enums.type';

@ArgsType()
export class ApplicationArguments {
  @IsIdentifierArgument()
  @Field(() => ID, {
    description:
      'Identifier of the application, at most 200 characters. One that the caller does not see gives null, as an unknown one does.',
  })
  id!: ApplicationId;
}

@InputType({
  description:
    'Which applications to list. Conditions are combined with “and”; an absent one asks for nothing.',
})
export class ApplicationFilter {
  @IsOptional()
  @ArrayNotEmpty()
  @Field(() => [ApplicationState], { nullable: true, description: 'States, at least one.' })
  states?: ApplicationState[] | null;

  @Field(() => ApplicationKind, { nullable: true, description: 'What they ask for.' })
  kind?: ApplicationKind | null;

  @IsOptional()
  @IsIdentifierArgument()
  @Field(() => ID, {
    nullable: true,
    description: 'Identifier of the firm that applies, at most 200 characters.',
  })
  applicant?: FirmId | null;

  @IsOptional()
  @IsIdentifierArgument()
  @Field(() => ID, {
    nullable: true,
    description: 'Identifier of what the label is wanted for, at most 200 characters.',
  })
  subject?: ItemId | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only those whose `dueBy` has gone by; false: only the others.',
  })
  overdue?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: only those that the caller evaluates or reviews, in any round. False asks for nothing.',
  })
  assignedToMe?: boolean | null;
}

@ArgsType()
export class ApplicationsArguments extends PageArguments {
  @IsOptional()
  @ValidateNested()
  @Field(() => ApplicationFilter, {
    nullable: true,
    description: 'Which applications to list. Without it: all that the caller sees.',
  })
  filter?: ApplicationFilter | null;
}
