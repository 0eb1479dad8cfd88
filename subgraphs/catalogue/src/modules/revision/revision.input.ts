import './revision-enums.type';
import { BilingualTextInput, IsIdentifierArgument, PageArguments } from '@apogee/shared/graphql';
import type { FirmId } from '@apogee/shared/ids';
import { ArrayNotEmpty, IsOptional, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ItemKind } from '../labelable';
import { FirmContentInput } from './firm-content.input';
import { ItemContentInput, ItemNameInput } from './item-content.input';
import type { RevisionId } from './revision';
import { RevisionState } from './revision-state';

@InputType({ description: 'A revision, as the caller knows it.' })
export class RevisionChangeInput {
  @IsIdentifierArgument()
  @Field(() => ID, {
    description:
      'Identifier of the revision, at most 200 characters. One that the caller may not change: REVISION_NOT_FOUND.',
  })
  revisionId!: RevisionId;

  @Min(1)
  @Field(() => Int, {
    description: 'Version of the revision that the caller has seen. Another one: VERSION_CONFLICT.',
  })
  expectedVersion!: number;
}

@InputType({ description: 'A record of which a revision is to be begun.' })
export class BeginRevisionInput {
  @IsIdentifierArgument()
  @Field(() => ID, {
    description:
      'Identifier of a firm or item of one’s own, at most 200 characters. Another one: RECORD_NOT_FOUND.',
  })
  recordId!: string;
}

@InputType({ description: 'An item to state for the first time.' })
export class DraftItemInput {
  @IsIdentifierArgument()
  @Field(() => ID, {
    description:
      'Identifier of the firm, at most 200 characters. One that the caller does not act for: NOT_YOUR_FIRM.',
  })
  firmId!: FirmId;

  @Field(() => ItemKind, { description: 'Which of the three kinds it is. It never changes.' })
  kind!: ItemKind;

  @ValidateNested()
  @Field(() => ItemNameInput, { description: 'Its name.' })
  name!: ItemNameInput;
}

@InputType({ description: 'Another content for a draft of a firm.' })
export class ReviseFirmInput extends RevisionChangeInput {
  @ValidateNested()
  @Field(() => FirmContentInput, { description: 'What is to be said. What is absent stays.' })
  content!: FirmContentInput;
}

@InputType({ description: 'Another content for a draft of an item.' })
export class ReviseItemInput extends RevisionChangeInput {
  @ValidateNested()
  @Field(() => ItemContentInput, { description: 'What is to be said. What is absent stays.' })
  content!: ItemContentInput;
}

@InputType({ description: 'A revision to give back to its firm.' })
export class ReturnRevisionInput extends RevisionChangeInput {
  @ValidateNested()
  @Field(() => BilingualTextInput, { description: 'Why, for the firm to read.' })
  reason!: BilingualTextInput;
}

@InputType({ description: 'A record to hide from the public.' })
export class ArchiveRecordInput {
  @IsIdentifierArgument()
  @Field(() => ID, {
    description:
      'Identifier of the firm or item, at most 200 characters. One that the caller may not archive: RECORD_NOT_FOUND.',
  })
  recordId!: string;

  @Min(1)
  @Field(() => Int, {
    description: '`version` of the firm or item as last seen. Another one: VERSION_CONFLICT.',
  })
  expectedVersion!: number;
}

@ArgsType()
export class RevisionArguments {
  @IsIdentifierArgument()
  @Field(() => ID, {
    description:
      'Identifier of the revision, at most 200 characters. One that the caller does not see gives null.',
  })
  id!: RevisionId;
}

@InputType({
  description:
    'Which revisions to list. Conditions are combined with “and”; an absent one asks for nothing.',
})
export class RevisionFilter {
  @IsOptional()
  @ArrayNotEmpty()
  @Field(() => [RevisionState], { nullable: true, description: 'States, at least one.' })
  states?: RevisionState[] | null;

  @IsOptional()
  @IsIdentifierArgument()
  @Field(() => ID, {
    nullable: true,
    description: 'Identifier of the firm, at most 200 characters.',
  })
  firmId?: FirmId | null;

  @IsOptional()
  @IsIdentifierArgument()
  @Field(() => ID, {
    nullable: true,
    description: 'Identifier of the firm or item that they are of, at most 200 characters.',
  })
  recordId?: string | null;
}

@ArgsType()
export class RevisionsArguments extends PageArguments {
  @IsOptional()
  @ValidateNested()
  @Field(() => RevisionFilter, {
    nullable: true,
    description: 'Which revisions to list. Without it: all that the caller sees.',
  })
  filter?: RevisionFilter | null;
}
