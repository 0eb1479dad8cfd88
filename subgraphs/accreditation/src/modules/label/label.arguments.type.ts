import type { IsoDate } from '@apogee/shared/clock';
import {
  DateScalar,
  IsDayArgument,
  IsIdentifierArgument,
  PageArguments,
} from '@apogee/shared/graphql';
import type { FirmId, LabelNumber } from '@apogee/shared/ids';
import { ArrayNotEmpty, IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ItemKind, LabelStatus } from './label.enums.type';

@ArgsType()
export class LabelArguments {
  @IsIdentifierArgument()
  @Field(() => ID, {
    description: 'Number of the label, at most 200 characters. An unknown one gives null.',
  })
  number!: LabelNumber;
}

@InputType({
  description:
    'Which labels to list. Conditions are combined with “and”; an absent one asks for nothing.',
})
export class LabelFilter {
  @IsOptional()
  @ArrayNotEmpty()
  @Field(() => [LabelStatus], {
    nullable: true,
    description:
      'Statuses today in Paris, at least one. Without it: any status, and labels awarded but not yet in force.',
  })
  status?: LabelStatus[] | null;

  @IsOptional()
  @IsIdentifierArgument()
  @Field(() => ID, {
    nullable: true,
    description: 'Identifier of the firm that holds the label, at most 200 characters.',
  })
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
    description:
      'Only labels whose `validUntil`, the first day on which they are no longer valid, lies before this day.',
  })
  expiringBefore?: IsoDate | null;

  @Field(() => ItemKind, {
    nullable: true,
    description: 'Kind of what the labels were awarded to.',
  })
  subjectKind?: ItemKind | null;
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
  @ArrayNotEmpty()
  @Field(() => [LabelStatus], {
    defaultValue: [LabelStatus.ACTIVE],
    description: 'Statuses today in Paris, at least one. Without it: only active labels.',
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
