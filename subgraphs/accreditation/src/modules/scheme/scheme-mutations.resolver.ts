import { answerMutation, type MutationAnswer } from '@apogee/shared/graphql';
import { Scope } from '@apogee/shared/identity';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { BilingualTextInput, WriteContext } from '../procedure';
import type { LabelScheme } from './label-scheme';
import { DiscardSchemeInput, LabelSchemeInput, LabelSchemePayload } from './label-scheme.input';
import { discardScheme, publishScheme } from './publish-scheme.command';

type SchemeAnswer = Promise<MutationAnswer<{ readonly scheme: LabelScheme }>>;

const KEEPS = `@requiresScopes(scopes: [["${Scope.SECRETARIAT}"]])`;

@Resolver()
export class SchemeMutations {
  @Directive(KEEPS)
  @Mutation(() => LabelSchemePayload, {
    nullable: true,
    description:
      'Publishes a version of the label scheme that comes into force on a day to come. Files submitted before, and labels, keep theirs; a version in force is never edited. Refused: SCHEME_EXISTS, SCHEME_IN_FORCE, SCHEME_DAY_TAKEN, SCHEME_QUORUM_TOO_SMALL, SCHEME_PART_TWICE, SCHEME_CRITERIA_MISSING.',
  })
  publishLabelScheme(
    @Arg('input', () => LabelSchemeInput, { description: 'The version.' }) input: LabelSchemeInput,
    @Ctx() context: WriteContext,
  ): SchemeAnswer {
    return answerMutation(async () => ({ scheme: await publishScheme(context, schemeOf(input)) }));
  }

  @Directive(KEEPS)
  @Mutation(() => LabelSchemePayload, {
    nullable: true,
    description:
      'Takes back a version that is not in force yet. It never changes, so there is no version of it to state. Refused: SCHEME_NOT_FOUND, SCHEME_IN_FORCE.',
  })
  discardLabelScheme(
    @Arg('input', () => DiscardSchemeInput, { description: 'The version.' })
    { version }: DiscardSchemeInput,
    @Ctx() context: WriteContext,
  ): SchemeAnswer {
    return answerMutation(async () => ({ scheme: await discardScheme(context, version) }));
  }
}

function schemeOf({
  description,
  criteria,
  requirements,
  ...rules
}: LabelSchemeInput): LabelScheme {
  return {
    ...rules,
    description: description === null || description === undefined ? NOTHING : textOf(description),
    criteria: criteria.map(({ name, maxScore = null, ...part }) => ({
      ...part,
      name: textOf(name),
      maxScore,
    })),
    requirements: requirements.map(({ name, ...part }) => ({ ...part, name: textOf(name) })),
  };
}

const NOTHING: LabelScheme['description'] = { fr: null, en: null };

function textOf({ fr, en }: BilingualTextInput): LabelScheme['description'] {
  return { fr, en: en ?? null };
}
