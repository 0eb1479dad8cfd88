import './item-enums.type';
import { PageArguments } from '@apogee/shared/graphql';
import type { ItemId } from '@apogee/shared/ids';
import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { IsPlainText } from '../../plain-text';
import { ItemKind } from './item';

/** Longer lists of codes are not what a filter is for. */
const MOST_CODES = 100;

@ArgsType()
export class ItemArguments {
  @IsPlainText()
  @Field(() => ID, { description: 'Identifier.' })
  id!: ItemId;
}

@InputType('ItemFilter', {
  description: 'Which items are wanted: those that meet every condition given.',
})
export class ItemFilter {
  @IsOptional()
  @Field(() => [ItemKind], { nullable: true, description: 'Items of one of these kinds.' })
  kinds?: ItemKind[] | null;

  @IsOptional()
  @ArrayMaxSize(MOST_CODES)
  @IsPlainText({ each: true })
  @Field(() => [String], {
    nullable: true,
    description: 'Items of one of these ESA technology domains (codes such as `5`, at most 100).',
  })
  technologyDomains?: string[] | null;

  @IsOptional()
  @ArrayMaxSize(MOST_CODES)
  @IsPlainText({ each: true })
  @Field(() => [String], {
    nullable: true,
    description:
      'Items at or below one of these terms of the product tree (codes such as `satellite/attitude`, at most 100).',
  })
  productCategories?: string[] | null;

  @IsOptional()
  @ArrayMaxSize(MOST_CODES)
  @IsPlainText({ each: true })
  @Field(() => [String], {
    nullable: true,
    description: 'Engineering activities of one of these ECSS disciplines (codes such as `E-40`).',
  })
  disciplines?: string[] | null;

  @IsOptional()
  @Field(() => Boolean, {
    nullable: true,
    description: 'Items of fictitious demonstration firms (true) or of real ones (false).',
  })
  demonstration?: boolean | null;

  @IsOptional()
  @IsPlainText()
  @Field(() => String, {
    nullable: true,
    description:
      'Items whose name or reference contains this text, without regard to case and accents.',
  })
  text?: string | null;
}

@ArgsType()
export class ItemsArguments extends PageArguments {
  @IsOptional()
  @ValidateNested()
  @Field(() => ItemFilter, { nullable: true, description: 'Which items. Omitted: all.' })
  filter?: ItemFilter | null;
}

@ArgsType()
export class FirmItemsArguments extends PageArguments {
  @IsOptional()
  @Field(() => ItemKind, { nullable: true, description: 'Only items of this kind.' })
  kind?: ItemKind | null;
}
