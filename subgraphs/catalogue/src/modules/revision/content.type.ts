import { UrlScalar } from '@apogee/shared/graphql';
import { createUnionType, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { EstablishmentRole } from '../establishment';
import { ActivityCategory } from '../firm';
import { HeritageStatus } from '../heritage';
import { ExportControlRegime, ItemKind } from '../labelable';
import { type Content, isFirmContent } from './content';

@ObjectType('BilingualText', {
  simpleResolvers: true,
  description: 'A text as it was written, each language by itself.',
})
class BilingualTextType {
  @Field(() => String, { nullable: true, description: 'In French; null where nothing is stated.' })
  fr!: string | null;

  @Field(() => String, { nullable: true, description: 'In English; null where nothing is stated.' })
  en!: string | null;
}

@ObjectType('SiteContent', {
  simpleResolvers: true,
  description: 'What a revision says of a site of the firm.',
})
class SiteContentType {
  @Field(() => ID, { description: 'Identifier of the establishment.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Name of the site, if it has one.' })
  name!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is the head office.' })
  isHeadquarters!: boolean | null;

  @Field(() => [EstablishmentRole], { description: 'What is done there.' })
  roles!: readonly EstablishmentRole[];
}

@ObjectType('FirmContent', {
  simpleResolvers: true,
  description: 'What a revision says of a firm.',
})
class FirmContentType {
  @Field(() => String, { nullable: true, description: 'Trade name or usual short name.' })
  tradeName!: string | null;

  @Field(() => UrlScalar, { nullable: true, description: 'Web site.' })
  website!: string | null;

  @Field(() => BilingualTextType, { description: 'What the firm does.' })
  summary!: BilingualTextType;

  @Field(() => [ActivityCategory], { description: 'What it does in the space sector.' })
  activityCategories!: readonly ActivityCategory[];

  @Field(() => [String], { description: 'Codes of its ECSS disciplines, the main one first.' })
  disciplineCodes!: readonly string[];

  @Field(() => ID, { nullable: true, description: 'The establishment to turn to.' })
  contactSiteId!: string | null;

  @Field(() => [SiteContentType], { description: 'Its sites, in the order of its record.' })
  sites!: readonly SiteContentType[];
}

@ObjectType('SpecificationContent', {
  simpleResolvers: true,
  description: 'A figure as a revision states it: a value, a range or a text.',
})
class SpecificationContentType {
  @Field(() => String, { description: 'What is stated, such as `mass`.' })
  parameter!: string;

  @Field(() => Float, { nullable: true, description: 'The value, in `unit`.' })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower end of the range, in `unit`.' })
  min!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end of the range, in `unit`.' })
  max!: number | null;

  @Field(() => String, { nullable: true, description: 'The statement, where it is no number.' })
  text!: string | null;

  @Field(() => String, { nullable: true, description: 'Unit as stated; null for none.' })
  unit!: string | null;

  @Field(() => String, { nullable: true, description: 'Under which condition it holds.' })
  condition!: string | null;
}

@ObjectType('HeritageContent', {
  simpleResolvers: true,
  description: 'A mission, contract or state of development as a revision states it.',
})
class HeritageContentType {
  @Field(() => HeritageStatus, { description: 'How far the item got.' })
  status!: HeritageStatus;

  @Field(() => String, { nullable: true, description: 'Mission, spacecraft or programme.' })
  mission!: string | null;

  @Field(() => String, { nullable: true, description: 'Operator or customer.' })
  operator!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'When it was launched: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.',
  })
  launched!: string | null;

  @Field(() => String, { nullable: true, description: 'Orbit.' })
  orbit!: string | null;

  @Field(() => Int, { nullable: true, description: 'Number of units.' })
  unitsFlown!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether what flew had the configuration offered today.',
  })
  sameConfiguration!: boolean | null;

  @Field(() => BilingualTextType, { description: 'What there is to say of it.' })
  detail!: BilingualTextType;
}

@ObjectType('ItemContent', {
  simpleResolvers: true,
  description: 'What a revision says of an item; empty where its kind has no such fact.',
})
class ItemContentType {
  @Field(() => ItemKind, { description: 'Which of the three kinds it is. It never changes.' })
  kind!: ItemKind;

  @Field(() => BilingualTextType, { description: 'Name.' })
  name!: BilingualTextType;

  @Field(() => BilingualTextType, { description: 'What it is.' })
  description!: BilingualTextType;

  @Field(() => String, {
    nullable: true,
    description: 'Code of its term of the product tree.',
  })
  categoryCode!: string | null;

  @Field(() => [String], {
    description: 'Codes of its ESA technology domains, the main one first.',
  })
  technologyDomainCodes!: readonly string[];

  @Field(() => [String], { description: 'Codes of its ECSS disciplines, the main one first.' })
  disciplineCodes!: readonly string[];

  @Field(() => String, { nullable: true, description: 'Reference of the manufacturer.' })
  reference!: string | null;

  @Field(() => String, { nullable: true, description: 'Issue of the design.' })
  designIssue!: string | null;

  @Field(() => ID, { nullable: true, description: 'The range it belongs to.' })
  rangeId!: string | null;

  @Field(() => Int, { nullable: true, description: 'Usual delivery time in months.' })
  leadTimeMonths!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is free of US ITAR content.' })
  itarFree!: boolean | null;

  @Field(() => [ExportControlRegime], { description: 'Declared export control regimes.' })
  exportControl!: readonly ExportControlRegime[];

  @Field(() => [ID], { description: 'Products that it is built of.' })
  constituentIds!: readonly string[];

  @Field(() => [SpecificationContentType], { description: 'Figures.' })
  specifications!: readonly SpecificationContentType[];

  @Field(() => [HeritageContentType], {
    description: 'Missions, contracts and states of development; references of an activity.',
  })
  heritage!: readonly HeritageContentType[];
}

export const ContentType = createUnionType({
  name: 'RevisionContent',
  description: 'All that a revision says of its record.',
  types: () => [FirmContentType, ItemContentType] as const,
  resolveType: (content) => (isFirm(content) ? 'FirmContent' : 'ItemContent'),
});

function isFirm(content: object): boolean {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fields of this type hold contents
  return isFirmContent(content as Content);
}
