import { IsOptional, IsString } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';

/** `after` of a subscription that can be resumed. */
@ArgsType()
export class AfterArguments {
  @IsOptional()
  @IsString()
  @Field(() => String, {
    nullable: true,
    description:
      'Cursor of an event: everything after it is told, then what happens. Without it: what happens from now on. Errors: EVENT_CURSOR_EXPIRED, EVENT_CURSOR_UNKNOWN; BAD_USER_INPUT for any other text.',
  })
  after?: string | null;
}
