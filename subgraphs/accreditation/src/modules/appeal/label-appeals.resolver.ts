import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Label, LabelType } from '../label';
import type { Appeal } from './appeal';
import { maySeeAppeal } from './appeal.access';
import type { AppealContext } from './appeal.resolver';
import { AppealType } from './appeal.type';

@Resolver(() => LabelType)
export class LabelAppealsResolver {
  @Directive('@authenticated')
  @FieldResolver(() => [AppealType], {
    nullable: true,
    description:
      'Appeals against measures that the caller may see, oldest first. Not paged: a label has few records.',
  })
  async appeals(
    @Root() { number }: Label,
    @Ctx() { appeals, caller }: AppealContext,
  ): Promise<readonly Appeal[]> {
    const all = await appeals.byLabel.load(number);
    return all.filter((appeal) => maySeeAppeal(caller, appeal));
  }
}
