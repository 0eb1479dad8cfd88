import { type ConnectionOf, listOf, toConnection } from '@apogee/shared/graphql';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Firm, FirmType } from '../firm';
import type { Item } from './item';
import { FirmItemsArguments } from './item.input';
import type { ItemContext } from './item.loader';
import { LabelableConnectionType } from './item-connection.type';
import { keyOfItem } from './item-list';
import { pageOf } from './item-page.input';

/** What this module adds to a firm. */
@Resolver(() => FirmType)
export class FirmItemsResolver {
  @FieldResolver(() => LabelableConnectionType, {
    description: 'What the firm offers, by name, a page at a time.',
  })
  async items(
    @Root() { id: firmId }: Firm,
    @Args(() => FirmItemsArguments) given: FirmItemsArguments,
    @Ctx() { items }: ItemContext,
  ): Promise<ConnectionOf<Item>> {
    const kind = given.kind ?? null;
    const list = listOf('firm.items', { firmId, kind });
    return toConnection({
      list,
      rows: await items.pageOfFirm.load({ firmId, kind, ...pageOf(list, given) }),
      first: given.first,
      after: given.after,
      keyOf: keyOfItem,
      toNode: (item) => item,
      countAll: () => items.countOfFirm.load({ firmId, kind }),
    });
  }
}
