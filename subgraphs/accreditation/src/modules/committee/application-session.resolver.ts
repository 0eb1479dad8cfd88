import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Application } from '../application';
import { ApplicationType } from '../application-register';
import { maySeeSession } from './committee.access';
import type { CommitteeContext } from './committee.context';
import type { CommitteeSession } from './committee-session';
import { CommitteeSessionType } from './committee-session.type';

@Resolver(() => ApplicationType)
export class ApplicationSessionResolver {
  @FieldResolver(() => CommitteeSessionType, {
    nullable: true,
    description:
      'The latest session of the committee that it is or was on the agenda of; null when there is none that the caller may see.',
  })
  async session(
    @Root() { id }: Application,
    @Ctx() { committee, caller }: CommitteeContext,
  ): Promise<CommitteeSession | null> {
    const latest = (await committee.sessionsOf.load(id)).at(-1);
    return latest !== undefined && maySeeSession(caller, await committee.seats.load(latest))
      ? committee.sessions.load(latest)
      : null;
  }
}
