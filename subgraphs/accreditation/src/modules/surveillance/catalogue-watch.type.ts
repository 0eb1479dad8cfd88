import {
  DateTimeScalar,
  IsIdentifierArgument,
  IsInstantArgument,
  IsPlainTextArgument,
  UserErrorType,
} from '@apogee/shared/graphql';
import type { FirmId, ItemId } from '@apogee/shared/ids';
import { ArrayMaxSize, ArrayMinSize, IsOptional, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ItemKind } from '../label';

const MOST_ITEMS = 100;
const MOST_MEMBERS = 1000;

@InputType({ description: 'What the catalogue says of one item.' })
export class CatalogueItemInput {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the item, at most 200 characters.' })
  id!: ItemId;

  @Field(() => ItemKind, { description: 'Its kind.' })
  kind!: ItemKind;

  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of its firm, at most 200 characters.' })
  firmId!: FirmId;

  @IsOptional()
  @IsPlainTextArgument()
  @Field(() => String, {
    nullable: true,
    description: 'Design issue of a product, at most 200 characters; null where none is known.',
  })
  designIssue?: string | null;

  @Field(() => Boolean, { description: 'Whether the catalogue shows it.' })
  published!: boolean;

  @ArrayMaxSize(MOST_MEMBERS)
  @IsIdentifierArgument({ each: true })
  @Field(() => [ID], {
    defaultValue: [],
    description: `Identifiers of the products of a range, at most ${MOST_MEMBERS}; none for other kinds.`,
  })
  memberIds!: ItemId[];
}

@InputType({ description: 'What the catalogue says at an instant.' })
export class RecordCatalogueItemsInput {
  @IsInstantArgument()
  @Field(() => DateTimeScalar, { description: 'When the catalogue said so.' })
  asOf!: string;

  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ITEMS)
  @ValidateNested({ each: true })
  @Field(() => [CatalogueItemInput], { description: `The items, 1 to ${MOST_ITEMS}.` })
  items!: CatalogueItemInput[];
}

@ObjectType('RecordCatalogueItemsPayload', { description: 'What was recorded.' })
export class RecordCatalogueItemsPayload {
  @Field(() => Int, {
    nullable: true,
    description: 'Number of items of which no copy as new was held before.',
  })
  recorded?: number | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was recorded; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}
