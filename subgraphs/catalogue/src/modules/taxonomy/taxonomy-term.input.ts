import { IsOptional } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import { IsPlainText } from '../../plain-text';
import { TaxonomyScheme } from './taxonomy-term';

@ArgsType()
export class TaxonomyTermsArguments {
  @Field(() => TaxonomyScheme, { description: 'The vocabulary.' })
  scheme!: TaxonomyScheme;

  @IsOptional()
  @IsPlainText()
  @Field(() => String, {
    nullable: true,
    description: 'Code of the term whose children are wanted. Omitted: the top terms.',
  })
  parent?: string | null;
}

@ArgsType()
export class TaxonomyTermArguments {
  @Field(() => TaxonomyScheme, { description: 'The vocabulary.' })
  scheme!: TaxonomyScheme;

  @IsPlainText()
  @Field(() => String, { description: 'Code within the vocabulary.' })
  code!: string;
}
