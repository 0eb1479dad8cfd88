import { connectionType, DateScalar, DateTimeScalar, UserErrorType } from '@apogee/shared/graphql';
import type { ApplicationId, CommitteeSessionId } from '@apogee/shared/ids';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { BallotChoice, ConflictGround, SeatRole, SessionState } from './committee.enums.type';
import type { CommitteeSession } from './committee-session';

@Directive('@requiresScopes(scopes: [["accreditation:read"]])')
@ObjectType('CommitteeSession', {
  description:
    'A sitting of the accreditation committee. Only its members, the secretariat and auditors see it.',
})
export class CommitteeSessionType {
  @Field(() => ID, { description: 'Identifier of the session.' })
  id!: CommitteeSessionId;

  @Field(() => DateScalar, { description: 'Day in Paris on which it is held.' })
  heldOn!: string;

  @Field(() => SessionState, { description: 'How far it is.' })
  state!: SessionState;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was opened; null before.' })
  openedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was closed; null before.' })
  closedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of its minutes, 64 hexadecimal digits; null until they are signed.',
  })
  minutesSha256!: string | null;

  @Field(() => Int, {
    description:
      'Grows by one with each change of who sits, what is on the agenda and how far the session is; not with ballots and recusals.',
  })
  version!: number;
}

@ObjectType('CommitteeSeat', { description: 'Somebody’s place in a session.' })
export class CommitteeSeatType {
  @Field(() => SeatRole, { description: 'What the person is in the committee.' })
  role!: SeatRole;

  @Field(() => Boolean, { description: 'Whether the seat has a vote.' })
  voting!: boolean;

  @Field(() => Boolean, { description: 'Whether the person is there.' })
  present!: boolean;
}

@ObjectType('Recusal', { description: 'Somebody does not deal with one file of a session.' })
export class RecusalType {
  @Field(() => ID, { description: 'Identifier of the application that the file is of.' })
  applicationId!: ApplicationId;

  @Field(() => ConflictGround, { description: 'Why.' })
  ground!: ConflictGround;

  @Field(() => Boolean, {
    description: 'True when it follows from what is registered; false when the person declared it.',
  })
  automatic!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was declared or found.' })
  declaredAt!: Date;
}

@ObjectType('CastBallot', { description: 'How somebody voted on a file.' })
export class CastBallotType {
  @Field(() => BallotChoice, { description: 'What the ballot says.' })
  choice!: BallotChoice;

  @Field(() => Boolean, {
    description: 'False when the person declared a conflict after voting: the ballot is set aside.',
  })
  counted!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was cast.' })
  castAt!: Date;
}

@ObjectType('VoteTally', { description: 'The count of a vote, without telling who voted how.' })
export class VoteTallyType {
  @Field(() => Int, { description: 'Ballots for granting the label.' })
  for!: number;

  @Field(() => Int, { description: 'Ballots against it.' })
  against!: number;

  @Field(() => Int, { description: 'Abstentions.' })
  abstain!: number;

  @Field(() => Int, { description: 'Seats with a vote that do not deal with the file.' })
  recused!: number;

  @Field(() => Boolean, {
    description:
      'Whether enough members of enough directorates take part, after recusals, for a decision. How many are enough is scheme configuration.',
  })
  quorumMet!: boolean;

  @Field(() => Int, { description: 'Number of directorates that those who take part come from.' })
  directoratesRepresented!: number;
}

@ObjectType('Deliberation', { description: 'What a session does with one file of its agenda.' })
export class DeliberationType {
  @Field(() => Int, {
    description: 'Round of the file: 1, and one more each time it came back after a deferral.',
  })
  round!: number;

  @Field(() => Int, { description: 'Place on the agenda, from 1 on.' })
  ordinal!: number;
}

@ObjectType('CommitteeSessionPayload', {
  description: 'A session after a change, or why it was not made.',
})
export class CommitteeSessionPayload {
  @Field(() => CommitteeSessionType, {
    nullable: true,
    description: 'The session as it is now; null when nothing was changed.',
  })
  session?: CommitteeSession | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was changed; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}

export const CommitteeSessionConnection = connectionType({
  name: 'CommitteeSession',
  node: () => CommitteeSessionType,
});
