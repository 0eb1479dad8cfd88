import { Args, Directive, Field, ObjectType } from 'type-graphql';
import { type Explanation, type Refusal, Refused } from '../errors';
import { pickText } from './locale';
import { LocaleArguments } from './locale-arguments';

@Directive('@shareable')
@ObjectType('UserError', {
  description:
    'A reason why a mutation changed nothing: the rules of the procedure refuse it. Codes are stable and documented.',
})
export class UserErrorType {
  @Field(() => String, { description: 'Stable code, for programs.' })
  code!: string;

  @Field(() => [String], {
    nullable: true,
    description:
      'The argument at fault, from the first argument on, list positions included; null when none is at fault.',
  })
  path!: readonly string[] | null;

  readonly explanation!: Explanation;

  @Field(() => String, { description: 'The reason, for a person.' })
  message(@Args(() => LocaleArguments) { locale }: LocaleArguments): string {
    return pickText(this.explanation, locale) ?? this.code;
  }
}

interface WithReasons {
  readonly userErrors: readonly Refusal[];
}

/** The payload of a mutation: what changed, or nothing of it and the reasons. */
export type MutationAnswer<Changed extends object> = (Changed & WithReasons) | WithReasons;

/** Answers a mutation with what `change` made, or with the reasons why the rules refused it. */
export async function answerMutation<Changed extends object>(
  change: () => Promise<Changed>,
): Promise<MutationAnswer<Changed>> {
  try {
    return { ...(await change()), userErrors: [] };
  } catch (error) {
    if (error instanceof Refused) {
      return { userErrors: error.refusals };
    }
    throw error;
  }
}
