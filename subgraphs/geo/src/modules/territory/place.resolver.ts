import {
  type ConnectionOf,
  decodeCursor,
  type ListName,
  listOf,
  toConnection,
} from '@apogee/shared/graphql';
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { PlaceConnection } from './place.type';
import { type PlaceKey, placeKeyOf, toPlaceCriteria } from './place-search';
import { PlaceListArguments } from './territory.arguments';
import type { TerritoryContext } from './territory.context';
import { type Place, placesOf } from './territory.loader';

@Resolver()
export class PlaceResolver {
  @Query(() => PlaceConnection, {
    nullable: true,
    description:
      'Places by what people type: names of which a word begins with the text, or, for two to five digits, communes that a postcode beginning with them serves. Best match first, then the most populous.',
  })
  async places(
    @Args(() => PlaceListArguments) { text, kinds = null, first, after = null }: PlaceListArguments,
    @Ctx() { loaders, repositories: { placeSearch } }: TerritoryContext,
  ): Promise<ConnectionOf<Place>> {
    const criteria = toPlaceCriteria(text, kinds);
    const list = listOf('places', { ...criteria });
    const found = await placeSearch.find(criteria, startOf(list, after), first + 1);
    const places = await placesOf(loaders, found);
    return toConnection({
      list,
      rows: found.flatMap((key, at) => {
        const place = places[at] ?? null;
        return place === null ? [] : [{ key, place }];
      }),
      first,
      after,
      keyOf: ({ key }) => placeKeyOf(key),
      toNode: ({ place }) => place,
      countAll: () => placeSearch.count(criteria),
    });
  }
}

function startOf(list: ListName, after: string | null): PlaceKey | null {
  if (after === null) {
    return null;
  }
  const key = decodeCursor(list, after, ['number', 'number', 'text', 'text']);
  return [Number(key[0]), Number(key[1]), String(key[2]), String(key[3])];
}
