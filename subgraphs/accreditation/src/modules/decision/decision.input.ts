import { IsIdentifierArgument } from '@apogee/shared/graphql';
import type { ApplicationId, CommitteeSessionId, PersonId } from '@apogee/shared/ids';
import { ArrayMaxSize, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { VoteOutcome } from '../committee';
import { BilingualTextInput } from '../procedure';

const MOST_GROUNDS = 20;
const MOST_SIGNATORIES = 30;

@InputType({ description: 'A decision of the committee on a file, as it is to be recorded.' })
export class DecisionInput {
  @IsIdentifierArgument()
  @Field(() => ID, {
    description: 'Identifier of the session that decided, at most 200 characters.',
  })
  sessionId!: CommitteeSessionId;

  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the application, at most 200 characters.' })
  applicationId!: ApplicationId;

  @Field(() => VoteOutcome, { description: 'What the vote allows: see `possibleOutcomes`.' })
  outcome!: VoteOutcome;

  @ArrayMaxSize(MOST_GROUNDS)
  @ValidateNested({ each: true })
  @Field(() => [BilingualTextInput], {
    defaultValue: [],
    description: `Why, at most ${MOST_GROUNDS}. A refusal has at least one.`,
  })
  grounds!: BilingualTextInput[];

  @ArrayMaxSize(MOST_SIGNATORIES)
  @IsIdentifierArgument({ each: true })
  @Field(() => [ID], {
    defaultValue: [],
    description: `Persons who sign beside the caller, at most ${MOST_SIGNATORIES}: they took part in the decision.`,
  })
  signatoryIds!: PersonId[];

  @Min(1)
  @Field(() => Int, {
    description:
      'Version of the application that the caller has seen. Another one: VERSION_CONFLICT.',
  })
  expectedVersion!: number;

  @IsIdentifierArgument()
  @Field(() => ID, {
    description:
      'Chosen by the client for this decision, at most 200 characters. The same request with the same key is answered as the first time, and recorded once.',
  })
  idempotencyKey!: string;
}
