import { IsIdentifierArgument, IsPlainTextArgument } from '@apogee/shared/graphql';
import type { FirmId, ItemId, LabelNumber } from '@apogee/shared/ids';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import {
  ApplicationChangeInput,
  ApplicationKind,
  ReasonInput,
  ScopeTextInput,
} from '../application-register';
import type { DocumentId } from './completeness';
import { SmeCategory, SmeLinkage } from './dossier.type';

const SHA256 = /^[0-9a-f]{64}$/;
const MOST_YEARS = 5;
const EARLIEST_YEAR = 1950;
const LATEST_YEAR = 2200;
/** Beyond any enterprise; keeps figures within their columns. */
const LARGEST_HEADCOUNT = 1e7;

@InputType({ description: 'An application to begin.' })
export class DraftApplicationInput {
  @Field(() => ApplicationKind, { description: 'What it asks for.' })
  kind!: ApplicationKind;

  @IsIdentifierArgument()
  @Field(() => ID, {
    description:
      'Identifier of the firm that applies, at most 200 characters. One that the caller does not act for: NOT_YOUR_FIRM.',
  })
  applicantId!: FirmId;

  @IsIdentifierArgument()
  @Field(() => ID, {
    description: 'Identifier of what the label is wanted for, at most 200 characters.',
  })
  subjectId!: ItemId;

  @IsOptional()
  @IsIdentifierArgument()
  @Field(() => ID, {
    nullable: true,
    description:
      'Number of the label to renew, or whose scope to change; none for an initial application.',
  })
  labelNumber?: LabelNumber | null;

  @ValidateNested()
  @Field(() => ScopeTextInput, { description: 'What exactly the label is to cover.' })
  scope!: ScopeTextInput;
}

@InputType({ description: 'Another scope for an application.' })
export class ReviseScopeInput extends ApplicationChangeInput {
  @ValidateNested()
  @Field(() => ScopeTextInput, { description: 'What exactly the label is to cover.' })
  scope!: ScopeTextInput;
}

@InputType({ description: 'A document to add to an application.' })
export class AddDocumentInput extends ApplicationChangeInput {
  @IsPlainTextArgument()
  @Field(() => String, { description: 'Code of the requirement that it is for.' })
  requirementCode!: string;

  @IsPlainTextArgument()
  @Field(() => String, { description: 'Title, 1 to 200 characters.' })
  title!: string;

  @Matches(SHA256, { message: 'must be 64 hexadecimal digits in lower case' })
  @Field(() => String, {
    description: 'SHA-256 of its content, 64 hexadecimal digits in lower case.',
  })
  sha256!: string;
}

@InputType({ description: 'A document to take out of an application.' })
export class RemoveDocumentInput extends ApplicationChangeInput {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the document, at most 200 characters.' })
  documentId!: DocumentId;
}

@InputType({ description: 'A mission that speaks for an engineering activity.' })
export class AddReferenceInput extends ApplicationChangeInput {
  @IsPlainTextArgument()
  @Field(() => String, { description: 'The mission, 1 to 200 characters.' })
  mission!: string;

  @IsPlainTextArgument()
  @Field(() => String, { description: 'Who operates it, 1 to 200 characters.' })
  operator!: string;
}

@InputType({ description: 'What a firm declares of its size.' })
export class DeclareSmeStatusInput extends ApplicationChangeInput {
  @Field(() => SmeCategory, { description: 'Class that the firm says it is of.' })
  category!: SmeCategory;

  @Field(() => SmeLinkage, { description: 'Its ties to other enterprises.' })
  linkage!: SmeLinkage;

  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_YEARS)
  @ArrayUnique()
  @Min(EARLIEST_YEAR, { each: true })
  @Max(LATEST_YEAR, { each: true })
  @Field(() => [Int], {
    description: `Closed accounting years that the figures are of, 1 to ${MOST_YEARS}.`,
  })
  accountingYears!: number[];

  @Min(0)
  @Max(LARGEST_HEADCOUNT)
  @Field(() => Float, { description: 'Headcount in annual work units.' })
  headcountAwu!: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  @Field(() => Float, { nullable: true, description: 'Turnover, in whole euros.' })
  turnoverEur?: number | null;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  @Field(() => Float, { nullable: true, description: 'Balance sheet total, in whole euros.' })
  balanceSheetEur?: number | null;
}

@InputType({ description: 'An application to withdraw.' })
export class WithdrawApplicationInput extends ApplicationChangeInput {
  @IsOptional()
  @ValidateNested()
  @Field(() => ReasonInput, { nullable: true, description: 'Reasons, if the firm gives any.' })
  reason?: ReasonInput | null;
}
