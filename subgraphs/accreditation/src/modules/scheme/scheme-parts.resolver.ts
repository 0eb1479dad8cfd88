import { LocaleArguments, pickText } from '@apogee/shared/graphql';
import { Args, FieldResolver, Resolver, Root } from 'type-graphql';
import type { LabelScheme, SchemeCriterion, SchemeRequirement } from './label-scheme';
import { LabelSchemeType } from './label-scheme.type';
import { CriterionType, RequirementType } from './scheme-parts.type';

@Resolver(() => LabelSchemeType)
export class SchemePartsResolver {
  @FieldResolver(() => [CriterionType], {
    description: 'What evaluators judge applications by, in the order of the scheme.',
  })
  criteria(@Root() { criteria }: LabelScheme): readonly SchemeCriterion[] {
    return criteria;
  }

  @FieldResolver(() => [RequirementType], {
    description: 'Documents that a complete application holds, in the order of the scheme.',
  })
  requirements(@Root() { requirements }: LabelScheme): readonly SchemeRequirement[] {
    return requirements;
  }
}

@Resolver(() => CriterionType)
export class CriterionResolver {
  @FieldResolver(() => String, { description: 'What it is about.' })
  name(
    @Root() { code, name }: SchemeCriterion,
    @Args(() => LocaleArguments) { locale }: LocaleArguments,
  ): string {
    return pickText(name, locale) ?? code;
  }
}

@Resolver(() => RequirementType)
export class RequirementResolver {
  @FieldResolver(() => String, { description: 'What it is about.' })
  name(
    @Root() { code, name }: SchemeRequirement,
    @Args(() => LocaleArguments) { locale }: LocaleArguments,
  ): string {
    return pickText(name, locale) ?? code;
  }
}
