import type { FirmId } from '@apogee/shared/ids';
import type { Item, ItemKind } from './item';

/** Null means "does not matter". */
export interface ItemCriteria {
  readonly kinds: readonly ItemKind[] | null;
  readonly technologyDomains: readonly string[] | null;
  readonly productCategories: readonly string[] | null;
  readonly disciplines: readonly string[] | null;
  readonly demonstration: boolean | null;
  readonly text: string | null;
}

/** Where a page begins: right after the item with this key, or at the start of the list. */
export interface ItemPage {
  readonly after: readonly [sortName: string, id: string] | null;
  readonly limit: number;
}

/** One firm's own list, asked for in one way. */
export interface FirmItemsPage extends ItemPage {
  readonly firmId: FirmId;
  readonly kind: ItemKind | null;
}

/** Items are listed by name; the id makes the order total. */
export function keyOfItem({ sortName, id }: Item): readonly [string, string] {
  return [sortName, id];
}
