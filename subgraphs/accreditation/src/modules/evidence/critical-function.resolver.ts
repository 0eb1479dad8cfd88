import { LocaleArguments, pickText } from '@apogee/shared/graphql';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { CriticalFunctionType } from './critical-function.type';
import type { EvidenceContext } from './evidence.loader';
import type { CriticalFunctionRecord, EvidenceRecord } from './evidence.record';
import { EvidenceType } from './evidence.type';

@Resolver(() => CriticalFunctionType)
export class CriticalFunctionResolver {
  @FieldResolver(() => String, { description: 'Name of the function.' })
  name(
    @Root() { name }: CriticalFunctionRecord,
    @Args(() => LocaleArguments) { locale }: LocaleArguments,
  ): string | null {
    return pickText(name, locale);
  }

  @FieldResolver(() => [EvidenceType], {
    description: 'Evidence put forward for it, accepted or not, as far as the caller sees it.',
  })
  async verifiedBy(
    @Root() { assessmentId, verifiedBy }: CriticalFunctionRecord,
    @Ctx() { evidence }: EvidenceContext,
  ): Promise<readonly EvidenceRecord[]> {
    const file = await evidence.shown.load(assessmentId);
    return file.filter(({ id }) => verifiedBy.includes(id));
  }
}
