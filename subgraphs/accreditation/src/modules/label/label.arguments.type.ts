import type { IsoDate } from '@apogee/shared/clock';
import { DateScalar, IsDayArgument, PageArguments } from '@apogee/shared/graphql';
import type { FirmId, LabelNumber } from '@apogee/shared/ids';
import { IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { IsIdentifier } from '../../identifier-argument';
import { LabelStatus, LabelSubjectKind } from './label.enums.type';

@ArgsType()
export class LabelArguments {
  @IsIdentifier()
  @Field(() => ID, { description: 'Number of the label. An unknown one gives null.' })
  number!: LabelNumber;
}

@InputType({
  description:
    'Which labels to list. Conditions are combined with “and”; an absent one asks for nothing.',
})
export class LabelFilter {
  @Field(() => [LabelStatus], {
    nullable: true,
    description:
      'Statuses today in Paris. Without it: any status, and labels granted but not yet in force.',
  })
  status?: LabelStatus[] | null;

  @IsOptional()
  @IsIdentifier()
  @Field(() => ID, { nullable: true, description: 'Identifier of the firm that holds the label.' })
  holder?: FirmId | null;

  @IsOptional()
  @IsDayArgument()
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Only labels that were, are or will be ACTIVE on this day, as far as recorded.',
  })
  validOn?: IsoDate | null;

  @IsOptional()
  @IsDayArgument()
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Only labels whose `validUntil` lies before this day.',
  })
  expiringBefore?: IsoDate | null;

  @Field(() => LabelSubjectKind, {
    nullable: true,
    description: 'Kind of what the labels were awarded to.',
  })
  subjectKind?: LabelSubjectKind | null;
}

@ArgsType()
export class LabelsArguments extends PageArguments {
  @IsOptional()
  @ValidateNested()
  @Field(() => LabelFilter, {
    nullable: true,
    description: 'Which labels to list. Without it: all.',
  })
  filter?: LabelFilter | null;
}

@ArgsType()
export class FirmLabelsArguments {
  @Field(() => [LabelStatus], {
    defaultValue: [LabelStatus.ACTIVE],
    description: 'Statuses today in Paris.',
  })
  status!: LabelStatus[];
}

@ArgsType()
export class AsOfArguments {
  @IsOptional()
  @IsDayArgument()
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day in Paris to answer for. Without it: today.',
  })
  asOf?: IsoDate | null;
}
