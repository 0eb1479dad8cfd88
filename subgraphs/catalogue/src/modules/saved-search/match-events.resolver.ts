import { type SearchMatched, searchMatched } from '@apogee/shared/contracts';
import {
  cursorOf,
  type EventContext,
  type EventStream,
  type LoggedEvent,
  NothingToFollow,
  pageInfoOf,
  pageStart,
  type Subscribing,
  streamAbout,
} from '@apogee/shared/events';
import {
  Args,
  Ctx,
  Directive,
  FieldResolver,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { shownOnly } from '../../shown-only';
import type { FirmContext } from '../firm';
import type { ItemContext } from '../labelable';
import { loadNode, type SearchNode, SearchNodeType } from '../search';
import type { SavedSearch, SavedSearchId } from './saved-search';
import { SavedSearchMatchEventsArguments, SavedSearchMatchedArguments } from './saved-search.input';
import type { SavedSearchContext } from './saved-search.loader';
import {
  SavedSearchMatchEventPageType,
  SavedSearchMatchEventType,
  SavedSearchType,
} from './saved-search.type';

@Resolver(() => SavedSearchMatchEventType)
export class SavedSearchMatchEventResolver {
  @Directive('@authenticated')
  @Directive('@listSize(slicingArguments: ["first"], sizedFields: ["nodes"])')
  @Query(() => SavedSearchMatchEventPageType, {
    nullable: true,
    description:
      'What a saved search of the caller has found since it was saved, after a cursor, oldest first, for catching up; without one, from the first that is kept. Null for a search that is not his. Go on with `pageInfo.endCursor`, here or by the subscription `savedSearchMatched`.',
  })
  async savedSearchMatchEvents(
    @Args(() => SavedSearchMatchEventsArguments) {
      id,
      first,
      after,
    }: SavedSearchMatchEventsArguments,
    @Ctx() { savedSearches, events }: SavedSearchContext & EventContext,
  ): Promise<SavedSearchMatchEventPageType | null> {
    if ((await savedSearches.byId.load(id)) === null) {
      return null;
    }
    const from = await pageStart(events, after);
    const batch = await events.read(from, { ...matchesOf(id), batchSize: first });
    return { nodes: batch.events.map(toMatchEvent), pageInfo: pageInfoOf(batch, after) };
  }

  @Directive('@authenticated')
  @Subscription(() => SavedSearchMatchEventType, {
    nullable: true,
    description:
      'What a saved search of the caller finds that it had not found before: at least once, in order, without holes. Subscribe again with the last `cursor` after a cut, and nothing is missed. Null for a match after the search was deleted. NOTHING_TO_FOLLOW when the search is not his.',
    subscribe: subscribeToMatches,
  })
  async savedSearchMatched(
    @Root() event: LoggedEvent,
    @Args(() => SavedSearchMatchedArguments) { id }: SavedSearchMatchedArguments,
    @Ctx() { savedSearches }: SavedSearchContext,
  ): Promise<SavedSearchMatchEventType | null> {
    return (await savedSearches.byId.load(id)) === null ? null : toMatchEvent(event);
  }

  @FieldResolver(() => SearchNodeType, {
    nullable: true,
    description:
      'What was found, as it is when the event is told; null when it is no longer published.',
  })
  async node(
    @Root() { recordId, kind }: SavedSearchMatchEventType,
    @Ctx() context: FirmContext & ItemContext,
  ): Promise<SearchNode | null> {
    return shownOnly(await loadNode({ id: recordId, kind }, context));
  }

  @FieldResolver(() => SavedSearchType, {
    nullable: true,
    description: 'The saved search as it is when the event is told; null once it is deleted.',
  })
  savedSearch(
    @Root() { savedSearchId }: SavedSearchMatchEventType,
    @Ctx() { savedSearches }: SavedSearchContext,
  ): Promise<SavedSearch | null> {
    return savedSearches.byId.load(savedSearchId);
  }
}

async function subscribeToMatches({
  args: { id, after },
  context: { savedSearches, events },
}: Subscribing<
  SavedSearchContext & EventContext,
  SavedSearchMatchedArguments
>): Promise<EventStream> {
  if ((await savedSearches.byId.load(id)) === null) {
    throw new NothingToFollow('id');
  }
  return streamAbout(events, matchesOf(id), after);
}

function matchesOf(id: SavedSearchId): { readonly types: string[]; readonly subjects: string[] } {
  return { types: [searchMatched.type], subjects: [id] };
}

function toMatchEvent({
  position,
  id,
  occurredAt,
  payload,
}: LoggedEvent): SavedSearchMatchEventType {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the log holds no payload that breaks its contract
  const { savedSearchId, recordId, kind } = payload as SearchMatched;
  return {
    cursor: cursorOf(position),
    eventId: id,
    occurredAt,
    recordId,
    kind,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it was given as one
    savedSearchId: savedSearchId as SavedSearchId,
  };
}
