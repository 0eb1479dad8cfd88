import { IsPlainTextArgument, LONGEST_TEXT } from '@apogee/shared/graphql';
import type { ItemId } from '@apogee/shared/ids';
import { ArrayMaxSize, ArrayMinSize, ArrayNotEmpty, IsOptional } from 'class-validator';
import { ArgsType, Field, ID } from 'type-graphql';

/** More columns than a screen shows. */
const MOST_PRODUCTS = 20;
const MOST_PARAMETERS = 50;

@ArgsType()
export class CompareProductsArguments {
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_PRODUCTS)
  @IsPlainTextArgument({ each: true })
  @Field(() => [ID], {
    description: `Products to compare, 1 to ${MOST_PRODUCTS}; each id of at most ${LONGEST_TEXT} characters.`,
  })
  ids!: ItemId[];

  @IsOptional()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_PARAMETERS)
  @IsPlainTextArgument({ each: true })
  @Field(() => [String], {
    nullable: true,
    description: `Parameters wanted, in this order, 1 to ${MOST_PARAMETERS} of at most ${LONGEST_TEXT} characters each. Omitted: all that a product states.`,
  })
  parameters?: string[] | null;
}
