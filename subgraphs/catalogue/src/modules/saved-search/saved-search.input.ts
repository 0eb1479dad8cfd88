import {
  AfterArguments,
  IsIdentifierArgument,
  IsPlainTextArgument,
  LONGEST_TEXT,
  PageArguments,
} from '@apogee/shared/graphql';
import { IsOptional, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { CatalogueFilter } from '../search';
import type { SavedSearchId } from './saved-search';

@InputType({ description: 'A search to keep.' })
export class SaveSearchInput {
  @IsPlainTextArgument()
  @Field(() => String, { description: `What to call it, 1 to ${LONGEST_TEXT} characters.` })
  name!: string;

  @IsOptional()
  @IsPlainTextArgument()
  @Field(() => String, {
    nullable: true,
    description: `Where to keep it, 1 to ${LONGEST_TEXT} characters; absent for nowhere.`,
  })
  folder: string | null = null;

  @IsOptional()
  @IsPlainTextArgument()
  @Field(() => String, {
    nullable: true,
    description: `Words looked for, as in \`search\`, 1 to ${LONGEST_TEXT} characters. Alerts want all of them, as they are written: nothing is corrected.`,
  })
  text: string | null = null;

  @IsOptional()
  @ValidateNested()
  @Field(() => CatalogueFilter, {
    nullable: true,
    description: 'Conditions, as in `search`. Absent: none.',
  })
  filter?: CatalogueFilter | null;
}

@InputType({ description: 'A saved search, as the caller knows it.' })
export class SavedSearchChangeInput {
  @IsIdentifierArgument()
  @Field(() => ID, {
    description:
      'Identifier of the saved search, at most 200 characters. One that is not the caller’s: SAVED_SEARCH_NOT_FOUND.',
  })
  savedSearchId!: SavedSearchId;

  @Min(1)
  @Field(() => Int, {
    description: '`version` of the saved search as last seen. Another one: VERSION_CONFLICT.',
  })
  expectedVersion!: number;
}

@InputType({ description: 'Another name for a saved search.' })
export class RenameSavedSearchInput extends SavedSearchChangeInput {
  @IsPlainTextArgument()
  @Field(() => String, { description: `What to call it, 1 to ${LONGEST_TEXT} characters.` })
  name!: string;

  @IsOptional()
  @IsPlainTextArgument()
  @Field(() => String, {
    nullable: true,
    description: `Where to keep it, 1 to ${LONGEST_TEXT} characters; absent for nowhere.`,
  })
  folder: string | null = null;
}

@ArgsType()
export class SavedSearchArguments {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the saved search, at most 200 characters.' })
  id!: SavedSearchId;
}

@ArgsType()
export class SavedSearchMatchedArguments extends AfterArguments {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the saved search, at most 200 characters.' })
  id!: SavedSearchId;
}

@ArgsType()
export class SavedSearchMatchEventsArguments extends PageArguments {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the saved search, at most 200 characters.' })
  id!: SavedSearchId;
}
