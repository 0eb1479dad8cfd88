import type { IsoDate } from '@apogee/shared/clock';
import { DateScalar, IsDayArgument, IsIdentifierArgument } from '@apogee/shared/graphql';
import type { ApplicationId, CommitteeSessionId, PersonId } from '@apogee/shared/ids';
import { IsIn, Matches, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { BallotChoice, ConflictGround } from './committee.enums.type';
import { REGISTERED_GROUNDS, type RegisteredGround } from './recusal';

@InputType({ description: 'A session to plan.' })
export class PlanSessionInput {
  @IsDayArgument()
  @Field(() => DateScalar, { description: 'Day in Paris on which it is to be held.' })
  heldOn!: IsoDate;
}

@InputType({ description: 'A session, as the caller knows it.' })
export class SessionChangeInput {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the session, at most 200 characters.' })
  sessionId!: CommitteeSessionId;

  @Min(1)
  @Field(() => Int, {
    description: 'Version of the session that the caller has seen. Another one: VERSION_CONFLICT.',
  })
  expectedVersion!: number;
}

@InputType({ description: 'Somebody to give a seat to.' })
export class SeatMemberInput extends SessionChangeInput {
  @IsIdentifierArgument()
  @Field(() => ID, {
    description:
      'Identifier of the person, at most 200 characters. Role and vote are those of the mandate that is in force on the day of the session.',
  })
  personId!: PersonId;
}

@InputType({ description: 'Whether somebody is there.' })
export class MarkPresenceInput extends SessionChangeInput {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of a person with a seat, at most 200 characters.' })
  personId!: PersonId;

  @Field(() => Boolean, { description: 'True when the person is there.' })
  present!: boolean;
}

@InputType({ description: 'A file to put on the agenda.' })
export class ScheduleApplicationInput extends SessionChangeInput {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the application, at most 200 characters.' })
  applicationId!: ApplicationId;

  @Min(1)
  @Field(() => Int, {
    description:
      'Version of the application that the caller has seen. Another one: VERSION_CONFLICT.',
  })
  expectedApplicationVersion!: number;
}

@InputType({ description: 'The minutes of a closed session.' })
export class SignMinutesInput extends SessionChangeInput {
  @Matches(/^[0-9a-f]{64}$/, { message: 'must be 64 hexadecimal digits in lower case' })
  @Field(() => String, {
    description: 'SHA-256 of the document, 64 hexadecimal digits in lower case.',
  })
  sha256!: string;
}

@InputType({ description: 'One file of a session’s agenda, as the caller knows it.' })
class FileActInput {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the session, at most 200 characters.' })
  sessionId!: CommitteeSessionId;

  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the application, at most 200 characters.' })
  applicationId!: ApplicationId;

  @Min(1)
  @Field(() => Int, {
    description:
      'Version of the application that the caller has seen. Another one: VERSION_CONFLICT.',
  })
  expectedVersion!: number;
}

@InputType({ description: 'The caller does not deal with a file.' })
export class DeclareConflictInput extends FileActInput {
  @IsIn(REGISTERED_GROUNDS)
  @Field(() => ConflictGround, {
    description: 'Why. Grounds that follow from the file itself cannot be declared.',
  })
  ground!: RegisteredGround;
}

@InputType({ description: 'The caller’s ballot on a file.' })
export class CastVoteInput extends FileActInput {
  @Field(() => BallotChoice, { description: 'What the ballot says.' })
  choice!: BallotChoice;
}
