import { isIsoDate } from '@apogee/shared/clock';
import {
  IsIdentifierArgument,
  IsLongTextArgument,
  IsPlainTextArgument,
  UrlScalar,
} from '@apogee/shared/graphql';
import type { EstablishmentId, ItemId } from '@apogee/shared/ids';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsOptional,
  IsUrl,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { EstablishmentRole } from '../establishment';
import { ActivityCategory } from '../firm';
import { HeritageStatus } from '../heritage';
import { ExportControlRegime } from '../labelable';

/** More than any record has; keeps a draft within what a person can read. */
const MOST_CODES = 20;
const MOST_LINKS = 100;
const MOST_FIGURES = 200;
const LONGEST_URL = 500;
/** Ten years. */
const LONGEST_LEAD_TIME = 120;
const LARGEST_COUNT = 1_000_000;

/** A year, a month or a day, as precise as it is known: what a day can be made of. */
function IsPartialDateArgument(): PropertyDecorator {
  return ValidateBy({
    name: 'isPartialDate',
    validator: {
      validate: (value) =>
        typeof value === 'string' && isIsoDate(`${value}${'-01-01'.slice(value.length - 4)}`),
      defaultMessage: () => 'must be YYYY, YYYY-MM or YYYY-MM-DD',
    },
  });
}

@InputType({ description: 'A text of a record, in either language or both.' })
class ContentTextInput {
  @IsOptional()
  @IsLongTextArgument()
  @Field(() => String, { nullable: true, description: 'In French, at most 4,000 characters.' })
  fr: string | null = null;

  @IsOptional()
  @IsLongTextArgument()
  @Field(() => String, { nullable: true, description: 'In English, at most 4,000 characters.' })
  en: string | null = null;
}

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

@InputType({ description: 'What is said of one site of the firm.' })
class SiteContentInput {
  @IsIdentifierArgument()
  @Field(() => ID, {
    description:
      'Identifier of an establishment of the firm, at most 200 characters. Another one: SITE_UNKNOWN at submission.',
  })
  id!: EstablishmentId;

  @IsOptional()
  @IsPlainTextArgument()
  @Field(() => String, {
    nullable: true,
    description: 'Name of the site, at most 200 characters; null for none.',
  })
  name: string | null = null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it is the head office; null when not stated. At most one is: SEVERAL_HEADQUARTERS.',
  })
  isHeadquarters: boolean | null = null;

  @ArrayUnique()
  @Field(() => [EstablishmentRole], { defaultValue: [], description: 'What is done there.' })
  roles!: EstablishmentRole[];
}

@InputType({
  description:
    'What is to be said of a firm. What is absent stays as the draft has it; null takes it away.',
})
export class FirmContentInput {
  @IsOptional()
  @IsPlainTextArgument()
  @Field(() => String, {
    nullable: true,
    description: 'Trade name or usual short name, at most 200 characters.',
  })
  tradeName?: string | null;

  @IsOptional()
  @MaxLength(LONGEST_URL)
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true })
  @Field(() => UrlScalar, {
    nullable: true,
    description: `Web site, http or https, at most ${LONGEST_URL} characters.`,
  })
  website?: string | null;

  @IsOptional()
  @ValidateNested()
  @Field(() => ContentTextInput, { nullable: true, description: 'What the firm does.' })
  summary?: ContentTextInput | null;

  @IsOptional()
  @ArrayUnique()
  @Field(() => [ActivityCategory], {
    nullable: true,
    description: 'What it does in the space sector.',
  })
  activityCategories?: ActivityCategory[] | null;

  @IsOptional()
  @ArrayMaxSize(MOST_CODES)
  @ArrayUnique()
  @IsPlainTextArgument({ each: true })
  @Field(() => [String], {
    nullable: true,
    description: `Codes of its ECSS disciplines, the main one first, at most ${MOST_CODES}. Unknown ones: TERM_UNKNOWN at submission.`,
  })
  disciplineCodes?: string[] | null;

  @IsOptional()
  @IsIdentifierArgument()
  @Field(() => ID, {
    nullable: true,
    description:
      'The establishment of the firm to turn to, at most 200 characters. Another one: SITE_UNKNOWN at submission.',
  })
  contactSiteId?: EstablishmentId | null;

  @IsOptional()
  @ArrayMaxSize(MOST_LINKS)
  @ArrayUnique(({ id }: SiteContentInput) => id)
  @ValidateNested({ each: true })
  @Field(() => [SiteContentInput], {
    nullable: true,
    description: `Sites of which something is said, at most ${MOST_LINKS}; of the others the draft says what it did.`,
  })
  sites?: SiteContentInput[] | null;
}

@InputType({
  description:
    'A figure: exactly one of `value`, a range (`min`, `max` or both) and `text`; else SPECIFICATION_STATES_NOT_ONE_THING at submission.',
})
class SpecificationContentInput {
  @IsPlainTextArgument()
  @Field(() => String, {
    description: 'What is stated, such as `mass`, at most 200 characters.',
  })
  parameter!: string;

  @Field(() => Float, { nullable: true, description: 'The value, in `unit`.' })
  value: number | null = null;

  @Field(() => Float, { nullable: true, description: 'Lower end of the range, in `unit`.' })
  min: number | null = null;

  @Field(() => Float, { nullable: true, description: 'Upper end of the range, in `unit`.' })
  max: number | null = null;

  @IsOptional()
  @IsPlainTextArgument()
  @Field(() => String, {
    nullable: true,
    description: 'The statement, where it is no number, at most 200 characters.',
  })
  text: string | null = null;

  @IsOptional()
  @IsPlainTextArgument()
  @Field(() => String, {
    nullable: true,
    description:
      'Unit, such as `kg` or `N.m.s`; null for none. One that the catalogue cannot convert is kept, and matches no requirement in another unit.',
  })
  unit: string | null = null;

  @IsOptional()
  @IsPlainTextArgument()
  @Field(() => String, {
    nullable: true,
    description: 'Under which condition it holds, at most 200 characters.',
  })
  condition: string | null = null;
}

@InputType({ description: 'A mission, contract or state of development.' })
class HeritageContentInput {
  @Field(() => HeritageStatus, { description: 'How far the item got.' })
  status!: HeritageStatus;

  @IsOptional()
  @IsPlainTextArgument()
  @Field(() => String, {
    nullable: true,
    description: 'Mission, spacecraft or programme, at most 200 characters.',
  })
  mission: string | null = null;

  @IsOptional()
  @IsPlainTextArgument()
  @Field(() => String, {
    nullable: true,
    description: 'Operator or customer, at most 200 characters.',
  })
  operator: string | null = null;

  @IsOptional()
  @IsPartialDateArgument()
  @Field(() => String, {
    nullable: true,
    description:
      'When it was launched, as precisely as is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.',
  })
  launched: string | null = null;

  @IsOptional()
  @IsPlainTextArgument()
  @Field(() => String, { nullable: true, description: 'Orbit, at most 200 characters.' })
  orbit: string | null = null;

  @IsOptional()
  @Min(1)
  @Max(LARGEST_COUNT)
  @Field(() => Int, {
    nullable: true,
    description: `Number of units, 1 to ${LARGEST_COUNT}.`,
  })
  unitsFlown: number | null = null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether what flew had the configuration offered today.',
  })
  sameConfiguration: boolean | null = null;

  @IsOptional()
  @ValidateNested()
  @Field(() => ContentTextInput, { nullable: true, description: 'What there is to say of it.' })
  detail: ContentTextInput | null = null;
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
