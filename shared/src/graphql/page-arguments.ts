import { IsOptional, IsString, Max, Min } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';

export const LARGEST_PAGE = 100;
const USUAL_PAGE = 20;

/** `first` and `after` of every connection. Extend it to add a filter. */
@ArgsType()
export class PageArguments {
  @Min(1)
  @Max(LARGEST_PAGE)
  @Field(() => Int, {
    defaultValue: USUAL_PAGE,
    description: `How many entries to return, 1 to ${LARGEST_PAGE}. Outside that range: BAD_USER_INPUT.`,
  })
  first!: number;

  @IsOptional()
  @IsString()
  @Field(() => String, {
    nullable: true,
    description:
      'Cursor of the entry to begin after, as this list returned it to the same question: same filter, same order. Any other text: BAD_USER_INPUT.',
  })
  after?: string | null;
}
