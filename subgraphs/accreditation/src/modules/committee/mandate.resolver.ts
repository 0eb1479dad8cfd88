import type { IsoDate } from '@apogee/shared/clock';
import { answerMutation, type MutationAnswer } from '@apogee/shared/graphql';
import {
  Arg,
  Args,
  Ctx,
  Directive,
  FieldResolver,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { type Person, type PersonContext, PersonType } from '../person';
import type { WriteContext } from '../procedure';
import type { Mandate } from './mandate';
import { appointToCommittee, endMandate } from './mandate.command';
import {
  AppointInput,
  EndMandateInput,
  MandatePayload,
  MandatesArguments,
  MandateType,
} from './mandate.type';

export interface MandateContext extends WriteContext {
  readonly mandatesOn: (day: IsoDate) => Promise<readonly Mandate[]>;
}

type MandateAnswer = Promise<MutationAnswer<{ readonly mandate: Mandate }>>;

@Resolver(() => MandateType)
export class MandateResolver {
  @Directive('@requiresScopes(scopes: [["accreditation:read"]])')
  @Query(() => [MandateType], {
    nullable: true,
    description:
      'Who belongs to the accreditation committee on a day, the chair first. Not paged: a committee is a dozen people.',
  })
  committeeMandates(
    @Args(() => MandatesArguments) { on }: MandatesArguments,
    @Ctx() { mandatesOn, clock }: MandateContext,
  ): Promise<readonly Mandate[]> {
    return mandatesOn(on ?? clock.today());
  }

  @Directive('@requiresScopes(scopes: [["accreditation:secretariat"]])')
  @Mutation(() => MandatePayload, {
    nullable: true,
    description:
      'Makes somebody a member of the committee. Refused: MEMBER_UNKNOWN, ROLE_WITHOUT_VOTE, MANDATE_WITHOUT_A_DAY.',
  })
  appointToCommittee(
    @Arg('input', () => AppointInput, { description: 'The membership.' }) input: AppointInput,
    @Ctx() context: MandateContext,
  ): MandateAnswer {
    const { personId, role, voting, from: fromOn, until: untilOn = null } = input;
    return answerMutation(async () => ({
      mandate: await appointToCommittee(context, { personId, role, voting, fromOn, untilOn }),
    }));
  }

  @Directive('@requiresScopes(scopes: [["accreditation:secretariat"]])')
  @Mutation(() => MandatePayload, {
    nullable: true,
    description:
      'Ends a membership on a day, or moves its end. Refused: MANDATE_NOT_FOUND, VERSION_CONFLICT, MANDATE_WITHOUT_A_DAY.',
  })
  endCommitteeMandate(
    @Arg('input', () => EndMandateInput, { description: 'The membership, and its end.' })
    input: EndMandateInput,
    @Ctx() context: MandateContext,
  ): MandateAnswer {
    return answerMutation(async () => ({ mandate: await endMandate(context, input) }));
  }

  @FieldResolver(() => PersonType, { description: 'Who it is.' })
  person(@Root() { personId }: Mandate, @Ctx() { persons }: PersonContext): Promise<Person> {
    return persons.byId.load(personId);
  }
}
