import {
  type ConnectionOf,
  connectionType,
  LocaleArguments,
  pickText,
  toConnection,
} from '@apogee/shared/graphql';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { requireExactlyOneKey } from '../../exactly-one-key';
import { shownOnly } from '../../shown-only';
import { type Source, type SourceContext, SourceType } from '../source';
import { type TaxonomyContext, type TaxonomyTerm, TaxonomyTermType } from '../taxonomy';
import { ActivityCategory, type ContractorProfile, type Firm, type SmeStatus } from './firm';
import { FirmArguments, FirmsArguments } from './firm.input';
import type { FirmContext } from './firm.loader';
import { ContractorProfileType, FirmType, SmeStatusType } from './firm.type';
import { keyOfFirm } from './firm-list';
import { criteriaOf, firmList, pageOf } from './firm-page.input';

const FirmConnection = connectionType({ name: 'Firm', node: () => FirmType });

@Resolver(() => FirmType)
export class FirmResolver {
  @Query(() => FirmType, {
    nullable: true,
    description: 'One firm, by exactly one of `id` and `siren`; null when unknown or archived.',
  })
  async firm(
    @Args(() => FirmArguments) { id, siren }: FirmArguments,
    @Ctx() { firms }: FirmContext,
  ): Promise<Firm | null> {
    requireExactlyOneKey({ id, siren });
    if (typeof id === 'string') {
      return shownOnly(await firms.byId.load(id));
    }
    return typeof siren === 'string' ? shownOnly(await firms.bySiren.load(siren)) : null;
  }

  @Query(() => FirmConnection, {
    nullable: true,
    description: 'Firms of the catalogue, a page at a time.',
  })
  async firms(
    @Args(() => FirmsArguments) given: FirmsArguments,
    @Ctx() { firms }: FirmContext,
  ): Promise<ConnectionOf<Firm>> {
    const criteria = criteriaOf(given.filter ?? {});
    const list = firmList(given.orderBy, criteria);
    return toConnection({
      list,
      rows: await firms.findPage(criteria, pageOf(list, given)),
      first: given.first,
      after: given.after,
      keyOf: (firm) => keyOfFirm(given.orderBy, firm),
      toNode: (firm) => firm,
      countAll: () => firms.count(criteria),
    });
  }

  @FieldResolver(() => ContractorProfileType, {
    nullable: true,
    description: 'Descriptive record; null when the catalogue holds none for this firm.',
  })
  profile(@Root() { id }: Firm, @Ctx() { firms }: FirmContext): Promise<ContractorProfile | null> {
    return firms.profiles.load(id);
  }

  @FieldResolver(() => SmeStatusType, {
    nullable: true,
    description:
      'Declared size; null when the firm declared nothing, which says nothing of its size.',
  })
  smeStatus(@Root() { id }: Firm, @Ctx() { firms }: FirmContext): Promise<SmeStatus | null> {
    return firms.smeStatuses.load(id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Short for `profile.summary`: what the firm does, in one or two sentences; null without a profile.',
  })
  async summary(
    @Root() { id }: Firm,
    @Args(() => LocaleArguments) { locale }: LocaleArguments,
    @Ctx() { firms }: FirmContext,
  ): Promise<string | null> {
    const profile = await firms.profiles.load(id);
    return profile === null ? null : pickText(profile.summary, locale);
  }

  @FieldResolver(() => [ActivityCategory], {
    description:
      'Short for `profile.activityCategories`: what the firm does; empty when not known, also without a profile.',
  })
  async activityCategories(
    @Root() { id }: Firm,
    @Ctx() { firms }: FirmContext,
  ): Promise<readonly ActivityCategory[]> {
    const profile = await firms.profiles.load(id);
    return profile?.activityCategories ?? [];
  }

  @FieldResolver(() => [SourceType], { description: 'Where this record was read.' })
  sources(@Root() { id }: Firm, @Ctx() { sources }: SourceContext): Promise<Source[]> {
    return sources.ofFirm.load(id);
  }
}

@Resolver(() => ContractorProfileType)
export class ContractorProfileResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'What the firm does, in one or two sentences.',
  })
  summary(
    @Root() { summary }: ContractorProfile,
    @Args(() => LocaleArguments) { locale }: LocaleArguments,
  ): string | null {
    return pickText(summary, locale);
  }

  @FieldResolver(() => [TaxonomyTermType], {
    description:
      'ECSS disciplines that the firm works in, the main one first; empty when not known.',
  })
  async disciplines(
    @Root() { disciplineCodes }: ContractorProfile,
    @Ctx() { terms }: TaxonomyContext,
  ): Promise<TaxonomyTerm[]> {
    const keys = disciplineCodes.map((code) => ({ vocabulary: 'ECSS_DISCIPLINE' as const, code }));
    const found = await Promise.all(keys.map((key) => terms.byKey.load(key)));
    return found.filter((term) => term !== null);
  }
}
