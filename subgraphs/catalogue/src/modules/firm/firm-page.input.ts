import { BadUserInput } from '@apogee/shared/errors';
import { decodeCursor, type ListName, listOf } from '@apogee/shared/graphql';
import type { FirmFilter, FirmsArguments } from './firm.input';
import type { FirmCriteria, FirmOrder, FirmPage } from './firm-list';

export function criteriaOf(filter: FirmFilter): FirmCriteria {
  return {
    activityCategories: filter.activityCategories ?? null,
    smeCategories: filter.smeCategories ?? null,
    communeCodes: filter.communeCodes ?? null,
    departementCodes: filter.departementCodes ?? null,
    hasProfile: filter.hasProfile ?? null,
    demonstration: filter.demonstration ?? null,
    text: filter.text ?? null,
  };
}

/** The list of firms in one order, by one filter: what its cursors are good for. */
export function firmList(order: FirmOrder, criteria: FirmCriteria): ListName {
  return listOf('firms', { order, ...criteria });
}

/** One row more than asked for tells whether another page follows. */
export function pageOf(list: ListName, { after, first, orderBy }: FirmsArguments): FirmPage {
  const key = (after ?? null) === null ? null : keyAfter(list, String(after), orderBy);
  return { order: orderBy, after: key, limit: first + 1 };
}

function keyAfter(list: ListName, cursor: string, order: FirmOrder): FirmPage['after'] {
  const [sortKey, id] = decodeCursor(list, cursor, ['text', 'text']).map(String);
  if (sortKey === undefined || id === undefined || !isPossible(order, sortKey)) {
    throw new BadUserInput('after: must be a cursor that this list returned.', 'after');
  }
  return [sortKey, id];
}

/** A forged instant must not become a database error. */
function isPossible(order: FirmOrder, sortKey: string): boolean {
  return order === 'NAME' || isInstant(sortKey);
}

function isInstant(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text && /^\d/.test(text);
}
