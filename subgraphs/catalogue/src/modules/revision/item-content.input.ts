import { IsIdentifierArgument, IsPlainTextArgument } from '@apogee/shared/graphql';
import type { ItemId } from '@apogee/shared/ids';
import { ArrayMaxSize, ArrayUnique, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ExportControlRegime } from '../labelable';
import { MOST_CODES, MOST_LINKS } from './content-bounds';
import { ContentTextInput } from './content-text.input';
import { HeritageContentInput, SpecificationContentInput } from './stated-facts.input';

const MOST_FIGURES = 200;
/** Ten years. */
const LONGEST_LEAD_TIME = 120;

@InputType({ description: 'Name of an item.' })
export class ItemNameInput {
  @IsPlainTextArgument()
  @Field(() => String, { description: 'In French, 1 to 200 characters.' })
  fr!: string;

  @IsOptional()
  @IsPlainTextArgument()
  @Field(() => String, { nullable: true, description: 'In English, 1 to 200 characters.' })
  en: string | null = null;
}

@InputType({
  description:
    'What is to be said of an item. What is absent stays as the draft has it; null takes it away. A fact that its kind does not have: FACT_OF_ANOTHER_KIND at submission.',
})
export class ItemContentInput {
  @IsOptional()
  @ValidateNested()
  @Field(() => ItemNameInput, { nullable: true, description: 'Name; null leaves it as it is.' })
  name?: ItemNameInput | null;

  @IsOptional()
  @ValidateNested()
  @Field(() => ContentTextInput, { nullable: true, description: 'What it is.' })
  description?: ContentTextInput | null;

  @IsOptional()
  @IsPlainTextArgument()
  @Field(() => String, {
    nullable: true,
    description:
      'Code of a term of the product tree, for products and ranges. None there: CATEGORY_MISSING; an unknown one: TERM_UNKNOWN, at submission.',
  })
  categoryCode?: string | null;

  @IsOptional()
  @ArrayMaxSize(MOST_CODES)
  @ArrayUnique()
  @IsPlainTextArgument({ each: true })
  @Field(() => [String], {
    nullable: true,
    description: `Codes of its ESA technology domains, the main one first, at most ${MOST_CODES}. Unknown ones: TERM_UNKNOWN at submission.`,
  })
  technologyDomainCodes?: string[] | null;

  @IsOptional()
  @ArrayMaxSize(MOST_CODES)
  @ArrayUnique()
  @IsPlainTextArgument({ each: true })
  @Field(() => [String], {
    nullable: true,
    description: `Codes of the ECSS disciplines of an activity, the main one first, at most ${MOST_CODES}. Unknown ones: TERM_UNKNOWN at submission.`,
  })
  disciplineCodes?: string[] | null;

  @IsOptional()
  @IsPlainTextArgument()
  @Field(() => String, {
    nullable: true,
    description: 'Reference of the manufacturer, at most 200 characters.',
  })
  reference?: string | null;

  @IsOptional()
  @IsPlainTextArgument()
  @Field(() => String, {
    nullable: true,
    description: 'Issue of the design, at most 200 characters.',
  })
  designIssue?: string | null;

  @IsOptional()
  @IsIdentifierArgument()
  @Field(() => ID, {
    nullable: true,
    description: 'A published range of the same firm. Another one: RANGE_UNKNOWN at submission.',
  })
  rangeId?: ItemId | null;

  @IsOptional()
  @Min(0)
  @Max(LONGEST_LEAD_TIME)
  @Field(() => Int, {
    nullable: true,
    description: `Usual delivery time in months, 0 to ${LONGEST_LEAD_TIME}.`,
  })
  leadTimeMonths?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is free of US ITAR content; null when not declared.',
  })
  itarFree?: boolean | null;

  @IsOptional()
  @ArrayUnique()
  @Field(() => [ExportControlRegime], {
    nullable: true,
    description: 'Export control regimes that are declared.',
  })
  exportControl?: ExportControlRegime[] | null;

  @IsOptional()
  @ArrayMaxSize(MOST_LINKS)
  @ArrayUnique()
  @IsIdentifierArgument({ each: true })
  @Field(() => [ID], {
    nullable: true,
    description: `Published products of any firm that it is built of, at most ${MOST_LINKS}. Others: CONSTITUENT_UNKNOWN at submission.`,
  })
  constituentIds?: ItemId[] | null;

  @IsOptional()
  @ArrayMaxSize(MOST_FIGURES)
  @ValidateNested({ each: true })
  @Field(() => [SpecificationContentInput], {
    nullable: true,
    description: `All figures, at most ${MOST_FIGURES}; they take the place of those there were.`,
  })
  specifications?: SpecificationContentInput[] | null;

  @IsOptional()
  @ArrayMaxSize(MOST_LINKS)
  @ValidateNested({ each: true })
  @Field(() => [HeritageContentInput], {
    nullable: true,
    description: `All missions, contracts and states of development (references of an activity), at most ${MOST_LINKS}; they take the place of those there were.`,
  })
  heritage?: HeritageContentInput[] | null;
}
