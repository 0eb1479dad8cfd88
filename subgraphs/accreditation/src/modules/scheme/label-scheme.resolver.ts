import type { IsoDate } from '@apogee/shared/clock';
import { LocaleArguments, pickText } from '@apogee/shared/graphql';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { type LabelScheme, schemeInForceOn } from './label-scheme';
import { LabelSchemeType } from './label-scheme.type';

export interface SchemeContext {
  readonly today: IsoDate;
  /** All versions, read once a request. */
  readonly schemes: () => Promise<readonly LabelScheme[]>;
}

@Resolver(() => LabelSchemeType)
export class LabelSchemeResolver {
  @Query(() => LabelSchemeType, {
    nullable: true,
    description: 'A version of the label scheme, or the one in force today.',
  })
  async labelScheme(
    @Arg('version', () => String, {
      nullable: true,
      description: 'Name of the version. Without it: the version in force today in Paris.',
    })
    version: string | null | undefined,
    @Ctx() { schemes, today }: SchemeContext,
  ): Promise<LabelScheme | null> {
    const all = await schemes();
    return (version ?? null) === null
      ? schemeInForceOn(all, today)
      : (all.find((scheme) => scheme.version === version) ?? null);
  }

  @Query(() => [LabelSchemeType], {
    nullable: true,
    description:
      'All versions of the label scheme, those to come included, oldest first. Not paged: one is written every couple of years.',
  })
  labelSchemes(@Ctx() { schemes }: SchemeContext): Promise<readonly LabelScheme[]> {
    return schemes();
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What the version provides, in a few sentences.',
  })
  description(
    @Root() scheme: LabelScheme,
    @Args(() => LocaleArguments) { locale }: LocaleArguments,
  ): string | null {
    return pickText(scheme.description, locale);
  }
}
