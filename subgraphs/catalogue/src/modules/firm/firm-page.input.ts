import { BadUserInput } from '@apogee/shared/errors';
import { decodeCursor } from '@apogee/shared/graphql';
import type { FirmFilter, FirmsArguments } from './firm.input';
import type { FirmCriteria, FirmPage } from './firm-list';

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

/** One row more than asked for tells whether another page follows. */
export function pageOf(list: string, { after, first, orderBy }: FirmsArguments): FirmPage {
  return { order: orderBy, after: keyAfter(list, after ?? null), limit: first + 1 };
}

function keyAfter(list: string, cursor: string | null): FirmPage['after'] {
  if (cursor === null) {
    return null;
  }
  const [sortKey, id] = decodeCursor(list, cursor, ['text', 'text']).map(String);
  if (sortKey === undefined || id === undefined || !isPossible(list, sortKey)) {
    throw new BadUserInput('after: must be a cursor that this list returned.', 'after');
  }
  return [sortKey, id];
}

/** A forged instant must not become a database error. */
function isPossible(list: string, sortKey: string): boolean {
  return list !== 'firms.UPDATED_AT' || isInstant(sortKey);
}

function isInstant(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text && /^\d/.test(text);
}
