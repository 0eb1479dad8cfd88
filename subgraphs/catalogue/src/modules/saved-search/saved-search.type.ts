import { connectionType, DateTimeScalar, PageInfo, UserErrorType } from '@apogee/shared/graphql';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { SearchKind } from '../search';
import type { SavedSearch, SavedSearchId } from './saved-search';

@Directive('@authenticated')
@ObjectType('SavedSearch', {
  description:
    'A search that the caller keeps, to be told of what it finds later. Nobody else sees it.',
})
export class SavedSearchType {
  @Field(() => ID, { description: 'Identifier of the saved search.' })
  id!: SavedSearchId;

  @Field(() => String, { description: 'What its owner calls it.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Where its owner keeps it; null for none.' })
  folder!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words looked for, to be given to `search(text:)`; null for none.',
  })
  text!: string | null;

  @Field(() => Int, {
    description: 'Grows with each change. State it as `expectedVersion` to change the search.',
  })
  version!: number;

  @Field(() => DateTimeScalar, { description: 'When it was saved.' })
  createdAt!: Date;
}

@ObjectType('SavedSearchPayload', {
  description: 'A saved search after a change, or why it was refused.',
})
export class SavedSearchPayload {
  @Field(() => SavedSearchType, {
    nullable: true,
    description:
      'The saved search as it is now, or was before it was deleted; null when nothing was changed.',
  })
  savedSearch?: SavedSearch | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was changed; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}

export const SavedSearchConnection = connectionType({
  name: 'SavedSearch',
  node: () => SavedSearchType,
});

@Directive('@authenticated')
@ObjectType('SavedSearchMatchEvent', {
  description:
    'A saved search has found something that it had not found before. Told at least once and in order: equal `eventId`s are the same event. Of each record there is one event for each search, ever.',
})
export class SavedSearchMatchEventType {
  @Field(() => String, { description: 'Opaque place right after it, to go on from: `after`.' })
  cursor!: string;

  @Field(() => ID, { description: 'Names the event for good.' })
  eventId!: string;

  @Field(() => DateTimeScalar, { description: 'When it was found.' })
  occurredAt!: Date;

  @Field(() => ID, { description: 'Identifier of the firm or item that was found.' })
  recordId!: string;

  @Field(() => SearchKind, { description: 'What it is.' })
  kind!: SearchKind;

  savedSearchId!: SavedSearchId;
}

@Directive('@authenticated')
@ObjectType('SavedSearchMatchEventPage', {
  description: 'Some matches of a saved search, oldest first.',
})
export class SavedSearchMatchEventPageType {
  @Field(() => [SavedSearchMatchEventType], { description: 'In the order of commits.' })
  nodes!: readonly SavedSearchMatchEventType[];

  @Field(() => PageInfo, {
    description:
      '`endCursor` is never null: it is where to go on, by this query or the subscription, also after an empty page.',
  })
  pageInfo!: PageInfo;
}
