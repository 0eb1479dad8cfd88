import type { IsoDate } from '@apogee/shared/clock';
import {
  DateScalar,
  IsDayArgument,
  IsIdentifierArgument,
  PageArguments,
} from '@apogee/shared/graphql';
import type { ApplicationId, CommitteeSessionId } from '@apogee/shared/ids';
import { ArrayNotEmpty, IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { SessionState } from './committee.enums.type';

@ArgsType()
export class SessionArguments {
  @IsIdentifierArgument()
  @Field(() => ID, {
    description:
      'Identifier of the session, at most 200 characters. An unknown one, or one that the caller may not see, gives null.',
  })
  id!: CommitteeSessionId;
}

@ArgsType()
export class TallyArguments {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the session, at most 200 characters.' })
  sessionId!: CommitteeSessionId;

  @IsIdentifierArgument()
  @Field(() => ID, {
    description: 'Identifier of the application whose file is voted on, at most 200 characters.',
  })
  applicationId!: ApplicationId;
}

@ArgsType()
export class FileArguments {
  @IsIdentifierArgument()
  @Field(() => ID, {
    description:
      'Identifier of the application, at most 200 characters. One that is not on the agenda gives null.',
  })
  applicationId!: ApplicationId;
}

@InputType({
  description:
    'Which sessions to list. Conditions are combined with “and”; an absent one asks for nothing.',
})
export class CommitteeSessionFilter {
  @IsOptional()
  @ArrayNotEmpty()
  @Field(() => [SessionState], { nullable: true, description: 'States, at least one.' })
  states?: SessionState[] | null;

  @IsOptional()
  @IsDayArgument()
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Only sessions held on or after this day.',
  })
  heldFrom?: IsoDate | null;

  @IsOptional()
  @IsDayArgument()
  @Field(() => DateScalar, { nullable: true, description: 'Only sessions held before this day.' })
  heldBefore?: IsoDate | null;
}

@ArgsType()
export class SessionsArguments extends PageArguments {
  @IsOptional()
  @ValidateNested()
  @Field(() => CommitteeSessionFilter, {
    nullable: true,
    description: 'Which sessions to list. Without it: all that the caller may see.',
  })
  filter?: CommitteeSessionFilter | null;
}
