import { IsIdentifierArgument, IsPlainTextArgument } from '@apogee/shared/graphql';
import type { ApplicationId } from '@apogee/shared/ids';
import { IsOptional, Matches, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

/** Long enough for a reasoned page. PostgreSQL cannot hold NUL. */
export const LONGEST_STATEMENT = 10_000;
export const STATEMENT = new RegExp(`^[^\\0]{1,${LONGEST_STATEMENT}}$`, 's');

@InputType({ description: 'An application, as the caller knows it.' })
export class ApplicationChangeInput {
  @IsIdentifierArgument()
  @Field(() => ID, {
    description:
      'Identifier of the application, at most 200 characters. One that the caller may not change: APPLICATION_NOT_FOUND.',
  })
  applicationId!: ApplicationId;

  @Min(1)
  @Field(() => Int, {
    description:
      'Version of the application that the caller has seen. Another one: VERSION_CONFLICT.',
  })
  expectedVersion!: number;
}

@InputType({ description: 'A short text in both languages.' })
export class ScopeTextInput {
  @IsPlainTextArgument()
  @Field(() => String, { description: 'In French, 1 to 200 characters.' })
  fr!: string;

  @IsOptional()
  @IsPlainTextArgument()
  @Field(() => String, { nullable: true, description: 'In English, 1 to 200 characters.' })
  en?: string | null;
}

@InputType({ description: 'Reasons, for the firm to read.' })
export class ReasonInput {
  @Matches(STATEMENT)
  @Field(() => String, { description: `In French, 1 to ${LONGEST_STATEMENT} characters.` })
  fr!: string;

  @IsOptional()
  @Matches(STATEMENT)
  @Field(() => String, {
    nullable: true,
    description: `In English, 1 to ${LONGEST_STATEMENT} characters.`,
  })
  en?: string | null;
}

@InputType({ description: 'A step of an application that is taken for reasons.' })
export class ReasonedChangeInput extends ApplicationChangeInput {
  @ValidateNested()
  @Field(() => ReasonInput, { description: 'The reasons.' })
  reason!: ReasonInput;
}

/** The texts of an input as the rules take them: what was not passed is absent. */
export function bilingual({ fr, en }: { readonly fr: string; readonly en?: string | null }): {
  readonly fr: string;
  readonly en: string | null;
} {
  return { fr, en: en ?? null };
}
