import {
  IsIdentifierArgument,
  IsPlainTextArgument,
  LONGEST_TEXT,
  Locale,
} from '@apogee/shared/graphql';
import { IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { TableFormat } from '../../tables/written-table';
import { FirmFilter, FirmOrder } from '../firm';
import { ItemFilter } from '../labelable';
import { CatalogueFilter } from '../search';

@InputType('ExportedSearchInput', { description: 'What a search finds, the best match first.' })
export class ExportedSearchInput {
  @IsOptional()
  @IsPlainTextArgument()
  @Field(() => String, {
    nullable: true,
    description: `Words looked for, as in \`search\`, 1 to ${LONGEST_TEXT} characters. Omitted: everything, by name.`,
  })
  text?: string | null;

  @IsOptional()
  @ValidateNested()
  @Field(() => CatalogueFilter, {
    nullable: true,
    description: 'Conditions, as in `search`. Omitted: none.',
  })
  filter?: CatalogueFilter | null;
}

@InputType('ExportedFirmsInput', { description: 'Firms, as `firms` lists them.' })
export class ExportedFirmsInput {
  @IsOptional()
  @ValidateNested()
  @Field(() => FirmFilter, { nullable: true, description: 'Which firms. Omitted: all.' })
  filter?: FirmFilter | null;

  @Field(() => FirmOrder, { defaultValue: FirmOrder.NAME, description: 'Order of the list.' })
  orderBy!: FirmOrder;
}

@InputType('ExportedItemsInput', {
  description: 'Products, ranges and engineering activities, as `items` lists them.',
})
export class ExportedItemsInput {
  @IsOptional()
  @ValidateNested()
  @Field(() => ItemFilter, { nullable: true, description: 'Which items. Omitted: all.' })
  filter?: ItemFilter | null;
}

@InputType('StartExportInput', {
  description:
    'What is to be exported: exactly one of `search`, `firms` and `items`, else BAD_USER_INPUT.',
})
export class StartExportInput {
  @IsOptional()
  @ValidateNested()
  @Field(() => ExportedSearchInput, { nullable: true, description: 'What a search finds.' })
  search?: ExportedSearchInput | null;

  @IsOptional()
  @ValidateNested()
  @Field(() => ExportedFirmsInput, { nullable: true, description: 'Firms.' })
  firms?: ExportedFirmsInput | null;

  @IsOptional()
  @ValidateNested()
  @Field(() => ExportedItemsInput, { nullable: true, description: 'Items.' })
  items?: ExportedItemsInput | null;

  @Field(() => TableFormat, { description: 'What kind of file.' })
  format!: TableFormat;

  @IsOptional()
  @Field(() => Locale, {
    nullable: true,
    description:
      'Language of the titles of columns. Omitted: their names, which an import takes back. JSON Lines always have the names.',
  })
  titles?: Locale | null;
}

@InputType('DeleteExportInput', { description: 'An export that is no longer wanted.' })
export class DeleteExportInput {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'The export. One that is not the caller’s: EXPORT_NOT_FOUND.' })
  exportJobId!: string;
}

@ArgsType()
export class ExportJobArguments {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the export. An unknown one gives null.' })
  id!: string;
}

/** A file has at most 64 parts. */
const LAST_PART = 63;

@ArgsType()
export class ExportPartArguments extends ExportJobArguments {
  @Min(0)
  @Max(LAST_PART)
  @Field(() => Int, {
    description: `Which part of the file, counted from 0, at most ${LAST_PART}.`,
  })
  number!: number;
}
