import { answerMutation, type MutationAnswer, UserErrorType } from '@apogee/shared/graphql';
import { Ctx, Directive, Field, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { LAPSE_OF_APPLICATIONS } from '../application';
import { doJob } from '../schedule';
import type { ApplicationWriteContext } from './application.answer';

@ObjectType('LapseApplicationsPayload', { description: 'What lapsed.' })
class LapseApplicationsPayload {
  @Field(() => Int, { nullable: true, description: 'Number of applications that lapsed now.' })
  lapsed?: number | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}

@Resolver()
export class LapseMutations {
  @Directive('@requiresScopes(scopes: [["accreditation:service"]])')
  @Mutation(() => LapseApplicationsPayload, {
    nullable: true,
    description:
      'Lapses every application whose `dueBy` lies before today in Paris. May be asked as often as one likes, of any replica.',
  })
  lapseOverdueApplications(
    @Ctx() context: ApplicationWriteContext,
  ): Promise<MutationAnswer<{ readonly lapsed: number }>> {
    return answerMutation(async () => {
      const lapsed = await doJob(LAPSE_OF_APPLICATIONS, context);
      context.forgetApplications();
      return { lapsed: lapsed.length };
    });
  }
}
