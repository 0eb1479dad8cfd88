import { IsLongTextArgument } from '@apogee/shared/graphql';
import { IsOptional } from 'class-validator';
import { Field, InputType } from 'type-graphql';

@InputType({ description: 'A text of a record, in either language or both.' })
export class ContentTextInput {
  @IsOptional()
  @IsLongTextArgument()
  @Field(() => String, { nullable: true, description: 'In French, at most 4,000 characters.' })
  fr: string | null = null;

  @IsOptional()
  @IsLongTextArgument()
  @Field(() => String, { nullable: true, description: 'In English, at most 4,000 characters.' })
  en: string | null = null;
}
