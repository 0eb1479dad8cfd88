import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Application } from '../application';
import { ApplicationType } from '../application-register';
import type { Appeal } from './appeal';
import { maySeeAppeal } from './appeal.access';
import type { AppealContext } from './appeal.resolver';
import { AppealType } from './appeal.type';

@Resolver(() => ApplicationType)
export class ApplicationAppealsResolver {
  @FieldResolver(() => [AppealType], {
    description: 'Appeals against its refusal that the caller may see, oldest first.',
  })
  async appeals(
    @Root() { id }: Application,
    @Ctx() { appeals, caller }: AppealContext,
  ): Promise<readonly Appeal[]> {
    const all = await appeals.byApplication.load(id);
    return all.filter((appeal) => maySeeAppeal(caller, appeal));
  }
}
