import { LocaleArguments, pickText } from '@apogee/shared/graphql';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Directorate, Person } from './person';
import type { PersonLoaders } from './person.loader';
import { DirectorateType, PersonType } from './person.type';

export interface PersonContext {
  readonly persons: PersonLoaders;
}

@Resolver(() => PersonType)
export class PersonResolver {
  @FieldResolver(() => DirectorateType, {
    nullable: true,
    description: 'Where the person belongs; null for somebody from outside the agency.',
  })
  directorate(
    @Root() { directorateCode }: Person,
    @Ctx() { persons }: PersonContext,
  ): Promise<Directorate | null> | null {
    return directorateCode === null ? null : persons.directorates.load(directorateCode);
  }
}

@Resolver(() => DirectorateType)
export class DirectorateResolver {
  @FieldResolver(() => String, { description: 'Its name.' })
  name(
    @Root() { code, name }: Directorate,
    @Args(() => LocaleArguments) { locale }: LocaleArguments,
  ): string {
    return pickText(name, locale) ?? code;
  }
}
