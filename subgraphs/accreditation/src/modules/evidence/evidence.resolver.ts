import { LocaleArguments, pickText } from '@apogee/shared/graphql';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type EnvironmentContext, type EnvironmentRecord, EnvironmentType } from '../environment';
import type { EvidenceRecord } from './evidence.record';
import { EvidenceType } from './evidence.type';

@Resolver(() => EvidenceType)
export class EvidenceResolver {
  @FieldResolver(() => EnvironmentType, {
    nullable: true,
    description: 'Environment it was obtained in; null where none was defined.',
  })
  environment(
    @Root() { environmentId }: EvidenceRecord,
    @Ctx() { environments }: EnvironmentContext,
  ): Promise<EnvironmentRecord | null> | null {
    return environmentId === null ? null : environments.load(environmentId);
  }

  @FieldResolver(() => [String], {
    description: 'How the test differs from the use the element is meant for.',
  })
  deltas(
    @Root() { deltas }: EvidenceRecord,
    @Args(() => LocaleArguments) { locale }: LocaleArguments,
  ): readonly (string | null)[] {
    return deltas.map((delta) => pickText(delta, locale));
  }
}
