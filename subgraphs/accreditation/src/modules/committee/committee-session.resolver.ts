import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Application } from '../application';
import { type ApplicationContext, ApplicationType } from '../application-register';
import { type Person, type PersonContext, PersonType } from '../person';
import { FileArguments } from './committee.arguments.type';
import type { CommitteeContext } from './committee.context';
import type { DeliberationRecord, SeatRecord } from './committee.record';
import type { CommitteeSession } from './committee-session';
import {
  CommitteeSeatType,
  CommitteeSessionType,
  DeliberationType,
} from './committee-session.type';
import { SeatRole } from './seat';

@Resolver(() => CommitteeSessionType)
export class CommitteeSessionResolver {
  @FieldResolver(() => PersonType, {
    nullable: true,
    description: 'Who chairs it; null until a chair has a seat.',
  })
  async chair(
    @Root() { id }: CommitteeSession,
    @Ctx() { committee, persons }: CommitteeContext & PersonContext,
  ): Promise<Person | null> {
    const chair = (await committee.seats.load(id)).find(({ role }) => role === SeatRole.CHAIR);
    return chair === undefined ? null : persons.byId.load(chair.personId);
  }

  @FieldResolver(() => [CommitteeSeatType], {
    description: 'Who has a seat, the chair first. Not paged: a committee is a dozen people.',
  })
  members(
    @Root() { id }: CommitteeSession,
    @Ctx() { committee }: CommitteeContext,
  ): Promise<readonly SeatRecord[]> {
    return committee.seats.load(id);
  }

  @FieldResolver(() => [ApplicationType], {
    nullable: 'items',
    description:
      'The files that it deals with, in order. Null in the place of one that the caller may not see.',
  })
  async agenda(
    @Root() { id }: CommitteeSession,
    @Ctx() { committee, applications }: CommitteeContext & ApplicationContext,
  ): Promise<readonly (Application | null)[]> {
    const deliberations = await committee.deliberations.load(id);
    return Promise.all(
      deliberations.map(({ applicationId }) => applications.byId.load(applicationId)),
    );
  }

  @FieldResolver(() => [DeliberationType], {
    description:
      'What it does with each file, in the order of the agenda. Not paged: a session deals with a few files.',
  })
  deliberations(
    @Root() { id }: CommitteeSession,
    @Ctx() { committee }: CommitteeContext,
  ): Promise<readonly DeliberationRecord[]> {
    return committee.deliberations.load(id);
  }

  @FieldResolver(() => DeliberationType, {
    nullable: true,
    description: 'What it does with one file.',
  })
  async deliberation(
    @Root() { id }: CommitteeSession,
    @Args(() => FileArguments) { applicationId }: FileArguments,
    @Ctx() { committee }: CommitteeContext,
  ): Promise<DeliberationRecord | null> {
    const all = await committee.deliberations.load(id);
    return all.find((item) => item.applicationId === applicationId) ?? null;
  }

  @FieldResolver(() => PersonType, {
    nullable: true,
    description: 'Who signed its minutes; null until somebody has.',
  })
  minutesSignedBy(
    @Root() { minutesSignedById }: CommitteeSession,
    @Ctx() { persons }: PersonContext,
  ): Promise<Person> | null {
    return minutesSignedById === null ? null : persons.byId.load(minutesSignedById);
  }
}
