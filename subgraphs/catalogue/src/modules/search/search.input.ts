import './search-enums.type';
import {
  DateTimeScalar,
  IsDepartementCodeArgument,
  IsInstantArgument,
  IsPlainTextArgument,
  IsRegionCodeArgument,
  LONGEST_TEXT,
  Locale,
  PageArguments,
} from '@apogee/shared/graphql';
import { ArrayMaxSize, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, Float, InputType, Int } from 'type-graphql';
import {
  CodesCondition,
  FlagCondition,
  TermsCondition,
  ValuesCondition,
} from '../../filter-conditions';
import { ActivityCategory, SmeCategory } from '../firm';
import { ExportControlRegime } from '../labelable';
import { FacetField, LabelStatus, SearchKind } from './search';

/** Half of the way around the Earth. */
const LARGEST_RADIUS_KM = 20_000;

@InputType('NearInput', { description: 'A circle on the Earth.' })
export class NearInput {
  @Min(-90)
  @Max(90)
  @Field(() => Float, { description: 'Latitude of its centre in degrees (WGS 84), −90 to 90.' })
  latitude!: number;

  @Min(-180)
  @Max(180)
  @Field(() => Float, { description: 'Longitude of its centre in degrees (WGS 84), −180 to 180.' })
  longitude!: number;

  @Min(0)
  @Max(LARGEST_RADIUS_KM)
  @Field(() => Float, {
    description: `Radius in kilometres along a great circle, 0 to ${LARGEST_RADIUS_KM}.`,
  })
  radiusKm!: number;
}

@InputType('CatalogueFilter', {
  description:
    'What is wanted of the catalogue: what meets every condition given. What is not known of something never meets a condition on it.',
})
export class CatalogueFilter {
  @ValuesCondition(() => SearchKind, 'Results of one of these kinds.')
  kinds?: SearchKind[] | null;

  @ValuesCondition(() => ActivityCategory, 'Of firms with one of these activities.')
  activityCategories?: ActivityCategory[] | null;

  @TermsCondition('Items of one of these ESA technology domains (codes such as `5`).')
  technologyDomains?: string[] | null;

  @TermsCondition(
    'Items at or below one of these terms of the product tree (codes such as `satellite/attitude`).',
  )
  productCategories?: string[] | null;

  @TermsCondition('Engineering activities of one of these ECSS disciplines (codes such as `E-40`).')
  disciplines?: string[] | null;

  @CodesCondition(IsRegionCodeArgument, 'Of firms with an establishment in one of these regions.')
  regionCodes?: string[] | null;

  @CodesCondition(
    IsDepartementCodeArgument,
    'Of firms with an establishment in one of these départements.',
  )
  departementCodes?: string[] | null;

  @ValuesCondition(() => SmeCategory, 'Of firms that declared one of these sizes.')
  smeCategories?: SmeCategory[] | null;

  @FlagCondition(
    'Of firms that declared to be micro, small or medium-sized (true), or another size (false).',
  )
  smeOnly?: boolean | null;

  @IsOptional()
  @Min(1)
  @Max(9)
  @Field(() => Int, {
    nullable: true,
    description: 'Products and ranges with a confirmed TRL of at least this, 1 to 9.',
  })
  minTrl?: number | null;

  @IsOptional()
  @Min(1)
  @Max(9)
  @Field(() => Int, {
    nullable: true,
    description: 'Products and ranges with a confirmed TRL of at most this, 1 to 9.',
  })
  maxTrl?: number | null;

  @ValuesCondition(() => LabelStatus, 'Items whose label has one of these statuses.')
  labelStatuses?: LabelStatus[] | null;

  @FlagCondition('True: items whose label is in force. False: as if it were not given.')
  labelledOnly?: boolean | null;

  @ValuesCondition(() => ExportControlRegime, 'Products with one of these declared regimes.')
  exportControl?: ExportControlRegime[] | null;

  @FlagCondition('Products declared free of US ITAR content (true), or not free of it (false).')
  itarFree?: boolean | null;

  @FlagCondition('Of fictitious demonstration firms (true) or of real ones (false).')
  demonstration?: boolean | null;

  @IsOptional()
  @ValidateNested()
  @Field(() => NearInput, {
    nullable: true,
    description: 'Of firms with an establishment in this circle.',
  })
  near?: NearInput | null;

  @IsOptional()
  @IsInstantArgument()
  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'What changed at this instant or later: the record itself, its label or its confirmed TRL.',
  })
  updatedSince?: string | null;
}

@ArgsType()
export class SearchArguments extends PageArguments {
  @IsOptional()
  @IsPlainTextArgument()
  @Field(() => String, {
    nullable: true,
    description: `Words looked for, French or English, 1 to ${LONGEST_TEXT} characters. Accents, word forms, usual synonyms and abbreviations of the field and small typing mistakes do not matter. Omitted: everything, by name.`,
  })
  text?: string | null;

  @IsOptional()
  @ValidateNested()
  @Field(() => CatalogueFilter, { nullable: true, description: 'Conditions. Omitted: none.' })
  filter?: CatalogueFilter | null;

  @IsOptional()
  @ArrayMaxSize(Object.keys(FacetField).length)
  @Field(() => [FacetField], {
    nullable: true,
    description: 'Which facets to count, in this order. Omitted: none.',
  })
  facets?: FacetField[] | null;

  @Field(() => Locale, {
    defaultValue: Locale.FR,
    description: 'Language of the labels of facets and of highlights.',
  })
  locale!: Locale;
}

/** More than a list under a text field shows. */
const MOST_SUGGESTIONS = 20;

@ArgsType()
export class SuggestionArguments {
  @IsPlainTextArgument()
  @Field(() => String, {
    description: `What was typed so far, 1 to ${LONGEST_TEXT} characters.`,
  })
  text!: string;

  @Field(() => Locale, { defaultValue: Locale.FR, description: 'Language of the suggestions.' })
  locale!: Locale;

  @Min(1)
  @Max(MOST_SUGGESTIONS)
  @Field(() => Int, {
    defaultValue: 8,
    description: `How many suggestions at most, 1 to ${MOST_SUGGESTIONS}. Outside that range: BAD_USER_INPUT.`,
  })
  first!: number;
}
