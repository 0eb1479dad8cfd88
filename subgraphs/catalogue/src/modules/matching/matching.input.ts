import { IsPlainTextArgument, LONGEST_TEXT, PageArguments } from '@apogee/shared/graphql';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsOptional,
  Max,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { ArgsType, Field, Float, InputType, Int, registerEnumType } from 'type-graphql';
import { FlagCondition, TermsCondition, ValuesCondition } from '../../filter-conditions';
import { isKnownUnit } from '../../measures/unit';
import { ExportControlRegime } from '../labelable';
import { ComparisonOp } from './requirement';

registerEnumType(ComparisonOp, {
  name: 'ComparisonOp',
  description:
    'How a figure is to compare with what is required. A stated range meets a bound when all of it does, and a wanted figure or range when it covers it.',
  valuesConfig: {
    LT: { description: 'Less than `value`.' },
    LTE: { description: 'At most `value`.' },
    EQ: { description: '`value`, or `text`; a stated range has to cover it.' },
    GTE: { description: 'At least `value`.' },
    GT: { description: 'More than `value`.' },
    BETWEEN: {
      description: 'A stated figure lies between the two `values`, a stated range covers them.',
    },
    IN: { description: 'One of `values`, or `text`.' },
  },
});

/** More conditions than a data sheet has lines. */
const MOST_CONSTRAINTS = 50;
const MOST_VALUES = 20;

function IsKnownUnitArgument(): PropertyDecorator {
  return ValidateBy({
    name: 'isKnownUnit',
    validator: {
      validate: (value) => typeof value === 'string' && isKnownUnit(value),
      defaultMessage: () => 'must be a unit that the catalogue converts, such as kg, N.m.s or krad',
    },
  });
}

@InputType('ConstraintInput', { description: 'What one parameter has to be.' })
export class ConstraintInput {
  @IsPlainTextArgument()
  @Field(() => String, {
    description: `The parameter as specifications name it, such as \`mass\`; at most ${LONGEST_TEXT} characters. One that no product states leaves every product with data missing.`,
  })
  parameter!: string;

  @Field(() => ComparisonOp, { description: 'How it is to compare.' })
  op!: ComparisonOp;

  @IsOptional()
  @Field(() => Float, { nullable: true, description: 'The figure, in `unit`.' })
  value?: number | null;

  @IsOptional()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_VALUES)
  @Field(() => [Float], {
    nullable: true,
    description: `The figures of BETWEEN (two, the lower first) or IN (1 to ${MOST_VALUES}), in \`unit\`.`,
  })
  values?: number[] | null;

  @IsOptional()
  @IsPlainTextArgument()
  @Field(() => String, {
    nullable: true,
    description: `A text, for EQ and IN, compared without regard to case; at most ${LONGEST_TEXT} characters.`,
  })
  text?: string | null;

  @IsOptional()
  @IsKnownUnitArgument()
  @Field(() => String, {
    nullable: true,
    description:
      'Unit of the figures, such as `kg`, `N.m.s` or `krad`; stated figures are converted to it. One the catalogue does not know: BAD_USER_INPUT. Omitted: none.',
  })
  unit?: string | null;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether a product has to meet it; false: it only counts for the order.',
  })
  mandatory!: boolean;
}

@InputType('ProductRequirementInput', {
  description:
    'What a buyer needs: `text`, `productCategory` and `technologyDomains` say which products are looked for, everything else is judged for each of them.',
})
export class ProductRequirementInput {
  @IsOptional()
  @IsPlainTextArgument()
  @Field(() => String, {
    nullable: true,
    description: `Words, as in \`search\`, 1 to ${LONGEST_TEXT} characters.`,
  })
  text?: string | null;

  @IsOptional()
  @IsPlainTextArgument()
  @Field(() => String, {
    nullable: true,
    description:
      'Products at or below this term of the product tree, such as `satellite/attitude/actuators/reaction-wheel`.',
  })
  productCategory?: string | null;

  @TermsCondition('Products of one of these ESA technology domains (codes such as `5`).')
  technologyDomains?: string[] | null;

  @IsOptional()
  @Min(1)
  @Max(9)
  @Field(() => Int, { nullable: true, description: 'Least confirmed TRL, 1 to 9.' })
  minTrl?: number | null;

  @FlagCondition('True: a label in force is needed. False: as if it were not given.')
  labelledOnly?: boolean | null;

  @ValuesCondition(
    () => ExportControlRegime,
    'Regimes that must not apply, as declared. Of a product that declares none, nothing is known.',
  )
  excludeExportControl?: ExportControlRegime[] | null;

  @FlagCondition('Whether it has to be free of US ITAR content (true), as declared.')
  itarFree?: boolean | null;

  @IsOptional()
  @Min(0)
  @Field(() => Int, { nullable: true, description: 'Longest lead time in months, 0 or more.' })
  maxLeadTimeMonths?: number | null;

  @ArrayMaxSize(MOST_CONSTRAINTS)
  @ValidateNested({ each: true })
  @Field(() => [ConstraintInput], {
    description: `What parameters have to be, at most ${MOST_CONSTRAINTS}.`,
  })
  constraints!: ConstraintInput[];
}

@ArgsType()
export class MatchRequirementArguments extends PageArguments {
  @ValidateNested()
  @Field(() => ProductRequirementInput, { description: 'What is needed.' })
  requirement!: ProductRequirementInput;
}
