import { answerMutation, type MutationAnswer } from '@apogee/shared/graphql';
import { Scope } from '@apogee/shared/identity';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { WriteContext } from '../procedure';
import { declareInterest, endInterest } from './change-interest.command';
import type { RegisteredInterest } from './interest';
import { DeclareInterestInput, EndInterestInput, InterestPayload } from './interest.type';

type InterestAnswer = Promise<MutationAnswer<{ readonly interest: RegisteredInterest }>>;

@Resolver()
export class InterestMutations {
  @Directive(
    `@requiresScopes(scopes: [["${Scope.EVALUATE}"], ["${Scope.REVIEW}"], ["${Scope.VOTE}"], ["${Scope.SECRETARIAT}"]])`,
  )
  @Mutation(() => InterestPayload, {
    nullable: true,
    description:
      'Puts an interest of a person in a firm into the register: the caller’s own, or anybody’s for the secretariat. It keeps the person from the firm’s files at once, open sessions included. Refused: PERSON_NOT_FOUND, INTEREST_OF_ANOTHER, INTEREST_WITHOUT_A_DAY.',
  })
  declareInterest(
    @Arg('input', () => DeclareInterestInput, { description: 'The interest.' })
    { personId = null, firmId, ground, from: fromOn, until: untilOn = null }: DeclareInterestInput,
    @Ctx() context: WriteContext,
  ): InterestAnswer {
    const given = { personId, firmId, ground, fromOn, untilOn };
    return answerMutation(async () => ({ interest: await declareInterest(context, given) }));
  }

  @Directive(`@requiresScopes(scopes: [["${Scope.SECRETARIAT}"]])`)
  @Mutation(() => InterestPayload, {
    nullable: true,
    description:
      'Says when an interest ended: the secretariat’s to say, as the person would be free for the firm’s files. Refused: INTEREST_NOT_FOUND, VERSION_CONFLICT, INTEREST_WITHOUT_A_DAY.',
  })
  endInterest(
    @Arg('input', () => EndInterestInput, { description: 'The interest, and its last day.' })
    { interestId, expectedVersion, until = null }: EndInterestInput,
    @Ctx() context: WriteContext,
  ): InterestAnswer {
    const end = { interestId, expectedVersion, until };
    return answerMutation(async () => ({ interest: await endInterest(context, end) }));
  }
}
