import type { IsoDate } from '@apogee/shared/clock';
import { DateScalar, IsDayArgument, IsIdentifierArgument } from '@apogee/shared/graphql';
import type { LabelNumber } from '@apogee/shared/ids';
import { ArrayMaxSize, IsOptional, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { BilingualTextInput } from '../procedure';

const MOST_GROUNDS = 20;

@InputType({ description: 'Which label to change, as it was when the change was decided upon.' })
export class LabelChangeInput {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Number of the label.' })
  number!: LabelNumber;

  @Min(1)
  @Field(() => Int, {
    description:
      '`version` of the label as last seen. Another one in the meantime: VERSION_CONFLICT.',
  })
  expectedVersion!: number;

  @IsIdentifierArgument()
  @Field(() => ID, {
    description:
      'A key of the caller’s choice for this one change, at most 200 characters, e.g. a UUID. Sent again with the same input, nothing is changed twice; with another input: IDEMPOTENCY_KEY_REUSED.',
  })
  idempotencyKey!: string;

  @ValidateNested()
  @ArrayMaxSize(MOST_GROUNDS)
  @Field(() => [BilingualTextInput], {
    defaultValue: [],
    description:
      'Grounds, at most 20. A suspension or withdrawal without any is refused: GROUNDS_MISSING.',
  })
  grounds!: BilingualTextInput[];

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether the register shows the grounds.',
  })
  groundsPublic!: boolean;
}

@InputType({ description: 'A suspension.' })
export class SuspendLabelInput extends LabelChangeInput {
  @IsOptional()
  @IsDayArgument()
  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Day by which the suspension is to be settled: after today, and no later than the label’s `validUntil`.',
  })
  until?: IsoDate | null;
}

@InputType({ description: 'A reduction of what a label covers.' })
export class ReduceLabelScopeInput extends LabelChangeInput {
  @ValidateNested()
  @Field(() => BilingualTextInput, { description: 'What the label covers from today on.' })
  scope!: BilingualTextInput;
}

@InputType({
  description:
    'A correction of a record of the ledger. Particulars that are absent stay; grounds say why, or what they should have said.',
})
export class RectifyDecisionInput {
  @Min(1)
  @Field(() => Int, { description: 'Number of the record to correct; never that of a correction.' })
  seq!: number;

  @IsOptional()
  @Min(1)
  @Field(() => Int, {
    nullable: true,
    description: '`version` of the record’s label as last seen; absent when it is about no label.',
  })
  expectedVersion?: number | null;

  @IsIdentifierArgument()
  @Field(() => ID, {
    description: 'A key of the caller’s choice for this one correction, at most 200 characters.',
  })
  idempotencyKey!: string;

  @ValidateNested()
  @ArrayMaxSize(MOST_GROUNDS)
  @Field(() => [BilingualTextInput], { description: 'Grounds of the correction, at most 20.' })
  grounds!: BilingualTextInput[];

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether the register shows the grounds.',
  })
  groundsPublic!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'The record should not exist: its label is as if it had not been written. Not for awards, renewals and expiries.',
  })
  annul!: boolean;

  @IsOptional()
  @IsDayArgument()
  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The right first day of effect, in the order of the label’s other changes. Not for awards, renewals and expiries.',
  })
  effectiveFrom?: IsoDate | null;

  @IsOptional()
  @IsDayArgument()
  @Field(() => DateScalar, {
    nullable: true,
    description: 'For a suspension: the right day by which it is to be settled.',
  })
  suspendedUntil?: IsoDate | null;

  @IsOptional()
  @ValidateNested()
  @Field(() => BilingualTextInput, {
    nullable: true,
    description: 'For an award or a change of scope: the right scope.',
  })
  scope?: BilingualTextInput | null;
}
