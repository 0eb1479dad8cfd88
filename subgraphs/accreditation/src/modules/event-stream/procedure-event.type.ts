import { DateTimeScalar } from '@apogee/shared/graphql';
import type { ApplicationId, CommitteeSessionId } from '@apogee/shared/ids';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ApplicationState } from '../application-register';

@ObjectType('ApplicationTransitionEvent', {
  description:
    'An application went from one state to another. Told at least once and in order: equal `eventId`s are the same event.',
})
export class ApplicationTransitionEventType {
  @Field(() => String, { description: 'Opaque place right after it, to go on from: `after`.' })
  cursor!: string;

  @Field(() => ID, { description: 'Names the event for good.' })
  eventId!: string;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  occurredAt!: Date;

  @Field(() => ApplicationState, { nullable: true, description: 'Null when the file began.' })
  from!: ApplicationState | null;

  @Field(() => ApplicationState, { description: 'The state that it came to.' })
  to!: ApplicationState;

  @Field(() => Int, { description: 'Version of the application after it.' })
  version!: number;

  applicationId!: ApplicationId;
}

@ObjectType('VoteTallyEvent', {
  description:
    'The count of a vote may have changed. Told at least once and in order: equal `eventId`s are the same event.',
})
export class VoteTallyEventType {
  @Field(() => String, { description: 'Opaque place right after it, to go on from: `after`.' })
  cursor!: string;

  @Field(() => ID, { description: 'Names the event for good.' })
  eventId!: string;

  @Field(() => DateTimeScalar, {
    description: 'When a ballot was cast, or something else changed it.',
  })
  occurredAt!: Date;

  sessionId!: CommitteeSessionId;
  applicationId!: ApplicationId;
}
