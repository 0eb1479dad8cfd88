import { IsOptional } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import { IsPlainText, LONGEST_TEXT } from '../../plain-text';
import { TaxonomyVocabulary } from './taxonomy-term';

@ArgsType()
export class TaxonomyTermsArguments {
  @Field(() => TaxonomyVocabulary, { description: 'The vocabulary.' })
  vocabulary!: TaxonomyVocabulary;

  @IsOptional()
  @IsPlainText()
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

  @IsPlainText()
  @Field(() => String, {
    description: `Code within the vocabulary, at most ${LONGEST_TEXT} characters.`,
  })
  code!: string;
}
