import type { ConnectionOf } from '@apogee/shared/graphql';
import { type Caller, Scope } from '@apogee/shared/identity';
import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { type Person, type PersonContext, PersonType } from '../person';
import { type FirmReference, FirmType } from '../subject';
import { interestsOf, type RegisteredInterest } from './interest';
import type { InterestRegister } from './interest.register';
import { InterestConnection, InterestsArguments, InterestType } from './interest.type';

export interface InterestContext {
  readonly caller: Caller;
  readonly interestRegister: InterestRegister;
}

@Resolver(() => InterestType)
export class InterestResolver {
  @Directive(`@requiresScopes(scopes: [["${Scope.READ}"]])`)
  @Query(() => InterestConnection, {
    nullable: true,
    description:
      'Registered interests, by person: everybody’s for the secretariat and auditors, else the caller’s own.',
  })
  interests(
    @Args(() => InterestsArguments) { filter, first, after }: InterestsArguments,
    @Ctx() { caller, interestRegister }: InterestContext,
  ): Promise<ConnectionOf<RegisteredInterest>> {
    const { personId = null, firmId = null } = filter ?? {};
    const criteria = { visibleOf: interestsOf(caller), personId, firmId };
    return interestRegister.page(criteria, { first, after: after ?? null });
  }

  @FieldResolver(() => PersonType, { description: 'Whose it is.' })
  person(
    @Root() { personId }: RegisteredInterest,
    @Ctx() { persons }: PersonContext,
  ): Promise<Person> {
    return persons.byId.load(personId);
  }

  @FieldResolver(() => FirmType, { nullable: true, description: 'The firm.' })
  firm(@Root() { firmId }: RegisteredInterest): FirmReference {
    return { id: firmId };
  }
}
