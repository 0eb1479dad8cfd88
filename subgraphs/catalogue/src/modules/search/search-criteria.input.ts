import { BadUserInput } from '@apogee/shared/errors';
import { decodeCursor, encodeCursor, type ListName, listOf } from '@apogee/shared/graphql';
import {
  FILTER_FIELDS,
  type FilterField,
  type Found,
  keyOfFound,
  type SearchCriteria,
} from './search';
import type { CatalogueFilter, SearchArguments } from './search.input';
import type { Question } from './search.reader';
import { isUnderstanding, type Understanding } from './stated-understanding';

type Values = readonly string[];
const SMES: Values = ['MICRO', 'SMALL', 'MEDIUM'];
const NO_SMES: Values = ['MID_CAP', 'LARGE'];

type Condition = (filter: CatalogueFilter) => Values | null | undefined;

/** What each field has to be, as the filter states it. */
const CONDITIONS: Readonly<Record<FilterField, Condition>> = {
  KIND: ({ kinds }) => kinds,
  ACTIVITY_CATEGORY: ({ activityCategories }) => activityCategories,
  TECHNOLOGY_DOMAIN: ({ technologyDomains }) => technologyDomains,
  PRODUCT_CATEGORY: ({ productCategories }) => productCategories,
  DISCIPLINE: ({ disciplines }) => disciplines,
  REGION: ({ regionCodes }) => regionCodes,
  DEPARTEMENT: ({ departementCodes }) => departementCodes,
  SME_CATEGORY: ({ smeCategories, smeOnly }) => both(smeCategories, sizes(smeOnly)),
  TRL: levels,
  LABEL_STATUS: ({ labelStatuses, labelledOnly }) =>
    both(labelStatuses, labelledOnly === true ? ['ACTIVE'] : null),
  EXPORT_REGIME: ({ exportControl }) => exportControl,
  ITAR_FREE: ({ itarFree }) => flag(itarFree),
  DEMONSTRATION: ({ demonstration }) => flag(demonstration),
};

export function criteriaOf(filter: CatalogueFilter): SearchCriteria {
  const values: Partial<Record<FilterField, Values>> = {};
  for (const field of FILTER_FIELDS) {
    const wanted = CONDITIONS[field](filter) ?? null;
    if (wanted !== null) {
      values[field] = wanted;
    }
  }
  return {
    values,
    near: filter.near ?? null,
    changedSince: typeof filter.updatedSince === 'string' ? new Date(filter.updatedSince) : null,
  };
}

/** Two conditions on one field: values that meet both. None left: nothing is found. */
function both(one: Values | null | undefined, other: Values | null): Values | null {
  const [left, right] = [one ?? null, other];
  if (left === null || right === null) {
    return left ?? right;
  }
  return left.filter((value) => right.includes(value));
}

function sizes(smeOnly: boolean | null | undefined): Values | null {
  if (typeof smeOnly !== 'boolean') {
    return null;
  }
  return smeOnly ? SMES : NO_SMES;
}

function levels({ minTrl, maxTrl }: CatalogueFilter): Values | null {
  if (typeof minTrl !== 'number' && typeof maxTrl !== 'number') {
    return null;
  }
  const [least, most] = [minTrl ?? 1, maxTrl ?? 9];
  return Array.from({ length: Math.max(0, most - least + 1) }, (_, index) => String(least + index));
}

function flag(wanted: boolean | null | undefined): Values | null {
  return typeof wanted === 'boolean' ? [String(wanted)] : null;
}

/** The list that a question asks for: what its cursors are good for. */
function listOfQuestion(
  text: string | null,
  { values, near, changedSince }: SearchCriteria,
): ListName {
  return listOf('search', {
    text,
    ...values,
    near: near === null ? null : [near.latitude, near.longitude, near.radiusKm].join(' '),
    changedSince: changedSince?.toISOString() ?? null,
  });
}

/** A question with the way to make cursors of its list. */
export interface ListedQuestion extends Question {
  readonly cursorOf: (found: Found, understanding: Understanding) => string;
}

/** One row more than asked for tells whether another page follows. */
export function questionOf({
  text,
  filter,
  facets,
  first,
  after,
}: SearchArguments): ListedQuestion {
  const criteria = criteriaOf(filter ?? {});
  const wanted = text ?? null;
  const list = listOfQuestion(wanted, criteria);
  const { key, understoodAs } = placeAfter(list, after ?? null);
  return {
    text: wanted,
    criteria,
    page: { after: key, limit: first + 1 },
    facets: [...new Set(facets ?? [])],
    understoodAs,
    cursorOf: (found, understanding) =>
      encodeCursor(list, [...keyOfFound(found), JSON.stringify(understanding)]),
  };
}

interface Place {
  readonly key: [number, string, string] | null;
  readonly understoodAs: Understanding | null;
}

function placeAfter(list: ListName, cursor: string | null): Place {
  if (cursor === null) {
    return { key: null, understoodAs: null };
  }
  const [score, sortName, id, stated] = decodeCursor(list, cursor, [
    'number',
    'text',
    'text',
    'text',
  ]);
  const understoodAs = parse(String(stated));
  if (!isUnderstanding(understoodAs)) {
    throw new BadUserInput('after: must be a cursor that this list returned.', 'after');
  }
  return { key: [Number(score), String(sortName), String(id)], understoodAs };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
