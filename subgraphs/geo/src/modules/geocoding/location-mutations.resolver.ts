import { answerMutation, type MutationAnswer, UserErrorType } from '@apogee/shared/graphql';
import { Scope } from '@apogee/shared/identity';
import type { EstablishmentId } from '@apogee/shared/ids';
import { Arg, Ctx, Directive, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { EstablishmentType } from '../establishment';
import {
  correctLocation,
  type LocatingContext,
  locateEstablishment,
} from './locate-establishment.command';
import { CorrectLocationInput, LocateEstablishmentInput } from './location.input';

@ObjectType('LocationPayload', {
  description: 'The establishment with its new location, or why nothing was changed.',
})
class LocationPayload {
  @Field(() => EstablishmentType, {
    nullable: true,
    description: 'The establishment; null when nothing was changed.',
  })
  establishment!: EstablishmentType | null;

  @Field(() => [UserErrorType], {
    description: 'Why nothing was changed; empty when the location was.',
  })
  userErrors!: UserErrorType[];
}

type Answer = Promise<MutationAnswer<{ establishment: { id: EstablishmentId } }>>;

const KEEPS_LOCATIONS = `@requiresScopes(scopes: [["${Scope.SECRETARIAT}"], ["${Scope.SERVICE}"]])`;

@Resolver()
export class LocationMutations {
  @Directive(KEEPS_LOCATIONS)
  @Mutation(() => LocationPayload, {
    nullable: true,
    description:
      'Places an establishment by its address: with the State’s geocoding service where one is configured, else at the point of its commune. Refused where a person corrected the location.',
  })
  locateEstablishment(
    @Arg('input', () => LocateEstablishmentInput, {
      description: 'The establishment and its address.',
    })
    { establishmentId, line = null, postcode = null, communeCode }: LocateEstablishmentInput,
    @Ctx() context: LocatingContext,
  ): Answer {
    const place = { line, postcode, communeCode };
    return answer(establishmentId, locateEstablishment(context, { establishmentId, place }));
  }

  @Directive(KEEPS_LOCATIONS)
  @Mutation(() => LocationPayload, {
    nullable: true,
    description:
      'Puts an establishment where it really is. Nothing but another correction changes that.',
  })
  correctLocation(
    @Arg('input', () => CorrectLocationInput, {
      description: 'The establishment, the point and the reason.',
    })
    input: CorrectLocationInput,
    @Ctx() context: LocatingContext,
  ): Answer {
    return answer(input.establishmentId, correctLocation(context, input));
  }
}

function answer(establishmentId: string, change: Promise<void>): Answer {
  return answerMutation(async () => {
    await change;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what was just changed is an establishment
    return { establishment: { id: establishmentId as EstablishmentId } };
  });
}
