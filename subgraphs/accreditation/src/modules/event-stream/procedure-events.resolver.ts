import {
  type ApplicationTransitioned,
  applicationTransitioned,
  type TallyChanged,
  tallyChanged,
} from '@apogee/shared/contracts';
import {
  cursorOf,
  type EventContext,
  type EventStream,
  type LoggedEvent,
  NothingToFollow,
  type Subscribing,
  streamAbout,
} from '@apogee/shared/events';
import { Args, Ctx, Directive, FieldResolver, Resolver, Root, Subscription } from 'type-graphql';
import type { Application } from '../application';
import { type ApplicationContext, ApplicationType } from '../application-register';
import {
  type CommitteeContext,
  findVisibleTally,
  type VoteTally,
  VoteTallyType,
  voteSubject,
} from '../committee';
import { ApplicationTransitionsArguments, TallyEventsArguments } from './event.arguments.type';
import { ApplicationTransitionEventType, VoteTallyEventType } from './procedure-event.type';

@Resolver(() => ApplicationTransitionEventType)
export class ApplicationTransitionEventResolver {
  @Directive('@requiresScopes(scopes: [["accreditation:apply"], ["accreditation:read"]])')
  @Subscription(() => ApplicationTransitionEventType, {
    nullable: true,
    description:
      'The steps of one application that the caller sees; null for a step after he has lost sight of it. NOTHING_TO_FOLLOW when he sees none.',
    subscribe: subscribeToApplication,
  })
  async applicationTransitioned(
    @Root() event: LoggedEvent,
    @Args(() => ApplicationTransitionsArguments) { id }: ApplicationTransitionsArguments,
    @Ctx() { applications }: ApplicationContext,
  ): Promise<ApplicationTransitionEventType | null> {
    return (await applications.byId.load(id)) === null ? null : toTransitionEvent(event);
  }

  @FieldResolver(() => ApplicationType, {
    nullable: true,
    description: 'The application as it is when the event is told.',
  })
  application(
    @Root() { applicationId }: ApplicationTransitionEventType,
    @Ctx() { applications }: ApplicationContext,
  ): Promise<Application | null> {
    return applications.byId.load(applicationId);
  }
}

@Resolver(() => VoteTallyEventType)
export class VoteTallyEventResolver {
  @Directive('@requiresScopes(scopes: [["accreditation:read"]])')
  @Subscription(() => VoteTallyEventType, {
    nullable: true,
    description:
      'Each time the count of a vote in a session that the caller may see can have changed; null after he has lost sight of it. The query `voteTally` tells how it stands. NOTHING_TO_FOLLOW when there is no such vote.',
    subscribe: subscribeToVote,
  })
  async voteTally(
    @Root() event: LoggedEvent,
    @Args(() => TallyEventsArguments) vote: TallyEventsArguments,
    @Ctx() context: CommitteeContext,
  ): Promise<VoteTallyEventType | null> {
    return (await findVisibleTally(context, vote)) === null ? null : toTallyEvent(event);
  }

  @FieldResolver(() => VoteTallyType, {
    nullable: true,
    description: 'The count when the event is told, without who voted how.',
  })
  tally(
    @Root() vote: VoteTallyEventType,
    @Ctx() context: CommitteeContext,
  ): Promise<VoteTally | null> {
    return findVisibleTally(context, vote);
  }
}

async function subscribeToApplication({
  args: { id, after },
  context: { applications, events },
}: Subscribing<
  EventContext & ApplicationContext,
  ApplicationTransitionsArguments
>): Promise<EventStream> {
  if ((await applications.byId.load(id)) === null) {
    throw new NothingToFollow('id');
  }
  return streamAbout(events, { types: [applicationTransitioned.type], subjects: [id] }, after);
}

async function subscribeToVote({
  args,
  context,
}: Subscribing<EventContext & CommitteeContext, TallyEventsArguments>): Promise<EventStream> {
  if ((await findVisibleTally(context, args)) === null) {
    throw new NothingToFollow('applicationId');
  }
  const filter = { types: [tallyChanged.type], subjects: [voteSubject(args)] };
  return streamAbout(context.events, filter, args.after);
}

function toTransitionEvent(event: LoggedEvent): ApplicationTransitionEventType {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the log holds no payload that breaks its contract
  const { applicationId, from, to, version } = event.payload as ApplicationTransitioned;
  const { position, id, occurredAt } = event;
  return { cursor: cursorOf(position), eventId: id, occurredAt, applicationId, from, to, version };
}

function toTallyEvent({ position, id, occurredAt, payload }: LoggedEvent): VoteTallyEventType {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the log holds no payload that breaks its contract
  const { sessionId, applicationId } = payload as TallyChanged;
  return { cursor: cursorOf(position), eventId: id, occurredAt, sessionId, applicationId };
}
