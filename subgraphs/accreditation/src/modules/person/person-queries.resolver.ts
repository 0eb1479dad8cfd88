import type { IsoDate } from '@apogee/shared/clock';
import type { ConnectionOf } from '@apogee/shared/graphql';
import { Scope } from '@apogee/shared/identity';
import { Args, Ctx, Directive, Query, Resolver } from 'type-graphql';
import type { Directorate, Person } from './person';
import { DirectoratesArguments, PersonArguments, PersonsArguments } from './person.input';
import type { PersonRegister } from './person.register';
import type { PersonContext } from './person.resolver';
import { DirectorateType, PersonConnection, PersonType } from './person.type';

export interface PersonRegisterContext extends PersonContext {
  readonly today: IsoDate;
  readonly personRegister: PersonRegister;
  readonly directoratesOn: (day: IsoDate) => Promise<readonly Directorate[]>;
}

const READS = `@requiresScopes(scopes: [["${Scope.READ}"]])`;

@Resolver()
export class PersonQueries {
  @Directive(READS)
  @Query(() => PersonType, {
    nullable: true,
    description: 'One person of the register; null when there is none with this identifier.',
  })
  person(
    @Args(() => PersonArguments) { id }: PersonArguments,
    @Ctx() { persons }: PersonContext,
  ): Promise<Person | null> {
    return persons.find.load(id);
  }

  @Directive(READS)
  @Query(() => PersonConnection, {
    nullable: true,
    description: 'The register of persons with a part in the procedure, by name.',
  })
  persons(
    @Args(() => PersonsArguments) { filter, first, after }: PersonsArguments,
    @Ctx() { personRegister }: PersonRegisterContext,
  ): Promise<ConnectionOf<Person>> {
    const { directorateCode = null, skill = null, inOfficeOn = null, name = null } = filter ?? {};
    const criteria = { directorateCode, skill, inOfficeOn, name };
    return personRegister.page(criteria, { first, after: after ?? null });
  }

  @Directive(READS)
  @Query(() => [DirectorateType], {
    nullable: true,
    description:
      'The directorates that exist on a day, by code. Not paged: an agency has a dozen of them.',
  })
  directorates(
    @Args(() => DirectoratesArguments) { on }: DirectoratesArguments,
    @Ctx() { today, directoratesOn }: PersonRegisterContext,
  ): Promise<readonly Directorate[]> {
    return directoratesOn(on ?? today);
  }
}
