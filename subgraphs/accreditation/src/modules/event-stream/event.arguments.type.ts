import { AfterArguments, IsIdentifierArgument, PageArguments } from '@apogee/shared/graphql';
import type {
  ApplicationId,
  CommitteeSessionId,
  FirmId,
  ItemId,
  LabelNumber,
} from '@apogee/shared/ids';
import { ArrayMaxSize, ArrayNotEmpty, IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { DecisionOutcome } from '../ledger';

const MOST_VALUES = 100;

@InputType({
  description: 'Which label decisions to tell of. Conditions are combined with “and”.',
})
export class LabelDecisionFilter {
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_VALUES)
  @Field(() => [ID], {
    nullable: true,
    description: `Numbers of labels, 1 to ${MOST_VALUES}.`,
  })
  labels?: LabelNumber[] | null;

  @IsOptional()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_VALUES)
  @Field(() => [ID], {
    nullable: true,
    description: `Identifiers of firms that hold the labels, 1 to ${MOST_VALUES}.`,
  })
  holders?: FirmId[] | null;

  @IsOptional()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_VALUES)
  @Field(() => [ID], {
    nullable: true,
    description: `Identifiers of the products, ranges or activities that are labelled, 1 to ${MOST_VALUES}.`,
  })
  items?: ItemId[] | null;

  @IsOptional()
  @ArrayNotEmpty()
  @Field(() => [DecisionOutcome], {
    nullable: true,
    description: 'What was decided or happened, at least one.',
  })
  outcomes?: DecisionOutcome[] | null;
}

@ArgsType()
export class LabelDecisionsArguments extends AfterArguments {
  @IsOptional()
  @ValidateNested()
  @Field(() => LabelDecisionFilter, { nullable: true, description: 'All of them when absent.' })
  filter?: LabelDecisionFilter | null;
}

@ArgsType()
export class LabelDecisionEventsArguments extends PageArguments {
  @IsOptional()
  @ValidateNested()
  @Field(() => LabelDecisionFilter, { nullable: true, description: 'All of them when absent.' })
  filter?: LabelDecisionFilter | null;
}

@ArgsType()
export class ApplicationTransitionsArguments extends AfterArguments {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the application, at most 200 characters.' })
  id!: ApplicationId;
}

@ArgsType()
export class TallyEventsArguments extends AfterArguments {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the session, at most 200 characters.' })
  sessionId!: CommitteeSessionId;

  @IsIdentifierArgument()
  @Field(() => ID, {
    description: 'Identifier of the application whose file is voted on, at most 200 characters.',
  })
  applicationId!: ApplicationId;
}
