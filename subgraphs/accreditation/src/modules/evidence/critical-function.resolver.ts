import { LocaleArguments, pickText } from '@apogee/shared/graphql';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { CriticalFunctionType } from './critical-function.type';
import type { EvidenceLoaders } from './evidence.loader';
import type { CriticalFunctionRecord, EvidenceRecord } from './evidence.record';
import { EvidenceType } from './evidence.type';

export interface EvidenceContext {
  readonly evidence: EvidenceLoaders;
}

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
    description: 'Evidence put forward for it, accepted or not, without what is confidential.',
  })
  async verifiedBy(
    @Root() { assessmentId, verifiedBy }: CriticalFunctionRecord,
    @Ctx() { evidence }: EvidenceContext,
  ): Promise<readonly EvidenceRecord[]> {
    const file = await evidence.byAssessment.load(assessmentId);
    return withoutConfidential(file).filter(({ id }) => verifiedBy.includes(id));
  }
}

/** What the public sees of an evidence file: confidential evidence is absent, also from counts. */
export function withoutConfidential(file: readonly EvidenceRecord[]): readonly EvidenceRecord[] {
  return file.filter(({ confidential }) => !confidential);
}
