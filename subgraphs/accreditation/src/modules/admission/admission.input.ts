import { IsOptional, Matches, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { ApplicationChangeInput, LONGEST_STATEMENT, STATEMENT } from '../application-register';

@InputType({ description: 'A declaration of SME status to accept.' })
export class AcceptSmeDeclarationInput extends ApplicationChangeInput {
  @IsOptional()
  @Matches(STATEMENT)
  @Field(() => String, {
    nullable: true,
    description: `Why it is accepted, 1 to ${LONGEST_STATEMENT} characters; needed where the firm declares that it is no SME.`,
  })
  note?: string | null;
}

@InputType({ description: 'A reference to accept.' })
export class AcceptReferenceInput extends ApplicationChangeInput {
  @Min(1)
  @Field(() => Int, { description: 'Number of the reference within the application.' })
  ordinal!: number;
}
