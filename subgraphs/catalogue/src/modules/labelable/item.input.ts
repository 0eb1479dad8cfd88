import './item-enums.type';
import { IsPlainTextArgument, LONGEST_TEXT, PageArguments } from '@apogee/shared/graphql';
import type { ItemId } from '@apogee/shared/ids';
import { IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import {
  FlagCondition,
  TermsCondition,
  TextCondition,
  ValuesCondition,
} from '../../filter-conditions';
import { ItemKind } from './item';

@ArgsType()
export class ItemArguments {
  @IsPlainTextArgument()
  @Field(() => ID, { description: `Identifier, at most ${LONGEST_TEXT} characters.` })
  id!: ItemId;
}

@InputType('ItemFilter', {
  description: 'Which items are wanted: those that meet every condition given.',
})
export class ItemFilter {
  @ValuesCondition(() => ItemKind, 'Items of one of these kinds.')
  kinds?: ItemKind[] | null;

  @TermsCondition('Items of one of these ESA technology domains (codes such as `5`).')
  technologyDomains?: string[] | null;

  @TermsCondition(
    'Items at or below one of these terms of the product tree (codes such as `satellite/attitude`).',
  )
  productCategories?: string[] | null;

  @TermsCondition('Engineering activities of one of these ECSS disciplines (codes such as `E-40`).')
  disciplines?: string[] | null;

  @FlagCondition('Items of fictitious demonstration firms (true) or of real ones (false).')
  demonstration?: boolean | null;

  @TextCondition('Items whose name or reference contains this text')
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
