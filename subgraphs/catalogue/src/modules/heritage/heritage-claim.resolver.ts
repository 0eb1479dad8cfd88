import { DateScalar, LocaleArguments, pickText } from '@apogee/shared/graphql';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { EngineeringActivityType, type Item, ProductRangeType, ProductType } from '../labelable';
import { type Source, type SourceContext, SourceType } from '../source';
import { type HeritageClaim, launchDayOf } from './heritage-claim';
import type { HeritageContext } from './heritage-claim.loader';
import { HeritageClaimType } from './heritage-claim.type';

@Resolver(() => HeritageClaimType)
export class HeritageClaimResolver {
  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: 'Day of launch; null when the source is less precise (see `launched`) or silent.',
  })
  launchedOn(@Root() claim: HeritageClaim): string | null {
    return launchDayOf(claim);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What the source says, in short.' })
  detail(
    @Root() { detail }: HeritageClaim,
    @Args(() => LocaleArguments) { locale }: LocaleArguments,
  ): string | null {
    return pickText(detail, locale);
  }

  @FieldResolver(() => SourceType, { nullable: true, description: 'Where it was read.' })
  source(
    @Root() { sourceId }: HeritageClaim,
    @Ctx() { sources }: SourceContext,
  ): Promise<Source | null> | null {
    return sourceId === null ? null : sources.byId.load(sourceId);
  }
}

/** What this module adds to a product. */
@Resolver(() => ProductType)
export class ProductHeritageResolver {
  @FieldResolver(() => [HeritageClaimType], {
    description: 'Missions, contracts and states of development that sources name.',
  })
  heritage(@Root() { id }: Item, @Ctx() { heritage }: HeritageContext): Promise<HeritageClaim[]> {
    return heritage.byItem.load(id);
  }
}

/** What this module adds to a product range. */
@Resolver(() => ProductRangeType)
export class ProductRangeHeritageResolver {
  @FieldResolver(() => [HeritageClaimType], {
    description: 'Missions and contracts that sources name for the range as a whole.',
  })
  heritage(@Root() { id }: Item, @Ctx() { heritage }: HeritageContext): Promise<HeritageClaim[]> {
    return heritage.byItem.load(id);
  }
}

/** What this module adds to an engineering activity. */
@Resolver(() => EngineeringActivityType)
export class EngineeringActivityReferencesResolver {
  @FieldResolver(() => [HeritageClaimType], {
    description: 'Missions for which the activity was done.',
  })
  references(@Root() { id }: Item, @Ctx() { heritage }: HeritageContext): Promise<HeritageClaim[]> {
    return heritage.byItem.load(id);
  }
}
