import './firm-enums.type';
import {
  IsCommuneCodeArgument,
  IsDepartementCodeArgument,
  IsSirenArgument,
  PageArguments,
  SirenScalar,
} from '@apogee/shared/graphql';
import type { FirmId, Siren } from '@apogee/shared/ids';
import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { IsPlainText } from '../../plain-text';
import { ActivityCategory, SmeCategory } from './firm';
import { FirmOrder } from './firm-list';

/** Longer lists of codes are not what a filter is for. */
const MOST_CODES = 100;

@ArgsType()
export class FirmArguments {
  @IsOptional()
  @IsPlainText()
  @Field(() => ID, { nullable: true, description: 'Identifier of the firm.' })
  id?: FirmId | null;

  @IsOptional()
  @IsSirenArgument()
  @Field(() => SirenScalar, {
    nullable: true,
    description: 'SIREN of the firm. An impossible one: BAD_USER_INPUT.',
  })
  siren?: Siren | null;
}

@InputType('FirmFilter', {
  description: 'Which firms are wanted: those that meet every condition given.',
})
export class FirmFilter {
  @IsOptional()
  @Field(() => [ActivityCategory], {
    nullable: true,
    description: 'Firms with at least one of these activities.',
  })
  activityCategories?: ActivityCategory[] | null;

  @IsOptional()
  @Field(() => [SmeCategory], {
    nullable: true,
    description:
      'Firms that declared one of these sizes. A firm without a declaration never matches.',
  })
  smeCategories?: SmeCategory[] | null;

  @IsOptional()
  @ArrayMaxSize(MOST_CODES)
  @IsCommuneCodeArgument({ each: true })
  @Field(() => [String], {
    nullable: true,
    description: 'Firms with an establishment in one of these communes (INSEE codes, at most 100).',
  })
  communeCodes?: string[] | null;

  @IsOptional()
  @ArrayMaxSize(MOST_CODES)
  @IsDepartementCodeArgument({ each: true })
  @Field(() => [String], {
    nullable: true,
    description: 'Firms with an establishment in one of these départements (at most 100).',
  })
  departementCodes?: string[] | null;

  @IsOptional()
  @Field(() => Boolean, {
    nullable: true,
    description: 'Firms with a profile (true) or without one (false).',
  })
  hasProfile?: boolean | null;

  @IsOptional()
  @Field(() => Boolean, {
    nullable: true,
    description: 'Fictitious demonstration firms (true) or real ones (false).',
  })
  demonstration?: boolean | null;

  @IsOptional()
  @IsPlainText()
  @Field(() => String, {
    nullable: true,
    description:
      'Firms whose legal, trade or former name contains this text, without regard to case and accents.',
  })
  text?: string | null;
}

@ArgsType()
export class FirmsArguments extends PageArguments {
  @IsOptional()
  @ValidateNested()
  @Field(() => FirmFilter, { nullable: true, description: 'Which firms. Omitted: all.' })
  filter?: FirmFilter | null;

  @Field(() => FirmOrder, { defaultValue: FirmOrder.NAME, description: 'Order of the list.' })
  orderBy!: FirmOrder;
}
