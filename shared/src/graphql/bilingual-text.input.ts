import { IsOptional } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { IsLongTextArgument } from './argument-validators';

@InputType({ description: 'A text in French and, if there is one, in English.' })
export class BilingualTextInput {
  @IsLongTextArgument()
  @Field(() => String, { description: 'In French, at most 4,000 characters.' })
  fr!: string;

  @IsOptional()
  @IsLongTextArgument()
  @Field(() => String, { nullable: true, description: 'In English, at most 4,000 characters.' })
  en: string | null = null;
}
