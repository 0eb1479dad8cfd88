import { IsIdentifierArgument, LocaleArguments, pickText } from '@apogee/shared/graphql';
import type { EnvironmentId } from '@apogee/shared/ids';
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { coverage, type EnvironmentCoverage } from '../readiness';
import type { EnvironmentLoader } from './environment.loader';
import type { EnvironmentRecord } from './environment.record';
import { EnvironmentCoverageType, EnvironmentType } from './environment.type';

export interface EnvironmentContext {
  readonly environments: EnvironmentLoader;
}

@ArgsType()
class EnvironmentArguments {
  @IsIdentifierArgument()
  @Field(() => ID, {
    description:
      'Identifier of the environment, at most 200 characters. An unknown one gives null.',
  })
  id!: EnvironmentId;
}

@ArgsType()
class CoverageArguments {
  @IsIdentifierArgument()
  @Field(() => ID, {
    description:
      'Identifier of the other environment, at most 200 characters. An unknown one gives null.',
  })
  environmentId!: EnvironmentId;
}

@Resolver(() => EnvironmentType)
export class EnvironmentResolver {
  @Query(() => EnvironmentType, { nullable: true, description: 'One environment definition.' })
  environment(
    @Args(() => EnvironmentArguments) { id }: EnvironmentArguments,
    @Ctx() { environments }: EnvironmentContext,
  ): Promise<EnvironmentRecord | null> {
    return environments.load(id);
  }

  @FieldResolver(() => String, { description: 'Name of the environment.' })
  name(
    @Root() { name }: EnvironmentRecord,
    @Args(() => LocaleArguments) { locale }: LocaleArguments,
  ): string | null {
    return pickText(name, locale);
  }

  @FieldResolver(() => EnvironmentCoverageType, {
    nullable: true,
    description:
      'Whether proof obtained in this environment carries over to another one, as the reuse rule of ISO 16290 asks.',
  })
  async covers(
    @Root() environment: EnvironmentRecord,
    @Args(() => CoverageArguments) { environmentId }: CoverageArguments,
    @Ctx() { environments }: EnvironmentContext,
  ): Promise<EnvironmentCoverage | null> {
    const other = await environments.load(environmentId);
    return other === null ? null : coverage(environment, other);
  }
}
