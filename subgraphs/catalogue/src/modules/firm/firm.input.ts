import './firm-enums.type';
import {
  IsCommuneCodeArgument,
  IsDepartementCodeArgument,
  IsPlainTextArgument,
  IsSirenArgument,
  LONGEST_TEXT,
  PageArguments,
  SirenScalar,
} from '@apogee/shared/graphql';
import type { FirmId, Siren } from '@apogee/shared/ids';
import { IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import {
  CodesCondition,
  FlagCondition,
  TextCondition,
  ValuesCondition,
} from '../../filter-conditions';
import { ActivityCategory, SmeCategory } from './firm';
import { FirmOrder } from './firm-list';

@ArgsType()
export class FirmArguments {
  @IsOptional()
  @IsPlainTextArgument()
  @Field(() => ID, {
    nullable: true,
    description: `Identifier of the firm, at most ${LONGEST_TEXT} characters.`,
  })
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
  @ValuesCondition(() => ActivityCategory, 'Firms with at least one of these activities.')
  activityCategories?: ActivityCategory[] | null;

  @ValuesCondition(
    () => SmeCategory,
    'Firms that declared one of these sizes. A firm without a declaration never matches.',
  )
  smeCategories?: SmeCategory[] | null;

  @CodesCondition(
    IsCommuneCodeArgument,
    'Firms with an establishment in one of these communes (INSEE codes).',
  )
  communeCodes?: string[] | null;

  @CodesCondition(
    IsDepartementCodeArgument,
    'Firms with an establishment in one of these départements.',
  )
  departementCodes?: string[] | null;

  @FlagCondition('Firms with a profile (true) or without one (false).')
  hasProfile?: boolean | null;

  @FlagCondition('Fictitious demonstration firms (true) or real ones (false).')
  demonstration?: boolean | null;

  @TextCondition('Firms whose legal, trade or former name contains this text')
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
