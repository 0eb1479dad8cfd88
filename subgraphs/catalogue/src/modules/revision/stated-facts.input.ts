import { isIsoDate } from '@apogee/shared/clock';
import { IsPlainTextArgument } from '@apogee/shared/graphql';
import { IsOptional, Max, Min, ValidateBy, ValidateNested } from 'class-validator';
import { Field, Float, InputType, Int } from 'type-graphql';
import { HeritageStatus } from '../heritage';
import { ContentTextInput } from './content-text.input';

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

@InputType({
  description:
    'A figure: exactly one of `value`, a range (`min`, `max` or both) and `text`; else SPECIFICATION_STATES_NOT_ONE_THING at submission.',
})
export class SpecificationContentInput {
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
export class HeritageContentInput {
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
