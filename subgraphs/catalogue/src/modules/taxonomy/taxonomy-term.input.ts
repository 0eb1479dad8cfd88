import { IsPlainTextArgument, LONGEST_TEXT } from '@apogee/shared/graphql';
import { IsOptional } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import { TaxonomyVocabulary } from './taxonomy-term';

@ArgsType()
export class TaxonomyTermsArguments {
  @Field(() => TaxonomyVocabulary, { description: 'The vocabulary.' })
  vocabulary!: TaxonomyVocabulary;

  @IsOptional()
  @IsPlainTextArgument()
  @Field(() => String, {
    nullable: true,
    description: `Code of the term whose children are wanted, at most ${LONGEST_TEXT} characters. Omitted: the top terms.`,
  })
  parent?: string | null;
}

@ArgsType()
export class TaxonomyTermArguments {
  @Field(() => TaxonomyVocabulary, { description: 'The vocabulary.' })
  vocabulary!: TaxonomyVocabulary;

  @IsPlainTextArgument()
  @Field(() => String, {
    description: `Code within the vocabulary, at most ${LONGEST_TEXT} characters.`,
  })
  code!: string;
}
