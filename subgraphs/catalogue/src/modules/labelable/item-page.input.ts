import { decodeCursor, type ListName } from '@apogee/shared/graphql';
import type { ItemFilter, ItemsArguments } from './item.input';
import type { FirmItemsPage, ItemCriteria, ItemPage } from './item-list';

export function criteriaOf(filter: ItemFilter): ItemCriteria {
  return {
    kinds: filter.kinds ?? null,
    technologyDomains: filter.technologyDomains ?? null,
    productCategories: filter.productCategories ?? null,
    disciplines: filter.disciplines ?? null,
    demonstration: filter.demonstration ?? null,
    text: filter.text ?? null,
  };
}

/** One row more than asked for tells whether another page follows. */
export function pageOf(
  list: ListName,
  { after, first }: Pick<ItemsArguments, 'after' | 'first'>,
): ItemPage & Pick<FirmItemsPage, 'after'> {
  return { after: keyAfter(list, after ?? null), limit: first + 1 };
}

function keyAfter(list: ListName, cursor: string | null): ItemPage['after'] {
  if (cursor === null) {
    return null;
  }
  const [sortName = '', id = ''] = decodeCursor(list, cursor, ['text', 'text']).map(String);
  return [sortName, id];
}
