import { IsIdentifierArgument, IsPlainTextArgument, UrlScalar } from '@apogee/shared/graphql';
import type { EstablishmentId } from '@apogee/shared/ids';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsOptional,
  IsUrl,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { EstablishmentRole } from '../establishment';
import { ActivityCategory } from '../firm';
import { MOST_CODES, MOST_LINKS } from './content-bounds';
import { ContentTextInput } from './content-text.input';

const LONGEST_URL = 500;

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
