import { BadUserInput } from '@apogee/shared/errors';
import { searchKey } from '../../geography/search-key';

/** What a place can be, from the largest to the smallest. */
export const PlaceKind = {
  REGION: 'REGION',
  DEPARTEMENT: 'DEPARTEMENT',
  EPCI: 'EPCI',
  COMMUNE: 'COMMUNE',
} as const;

export type PlaceKind = (typeof PlaceKind)[keyof typeof PlaceKind];

/** A place by what it is and its code. Codes of two kinds may be the same. */
export interface FoundPlace {
  readonly kind: PlaceKind;
  readonly code: string;
  /** 0: the name or postcode itself; 1: begins with the text; 2: a word begins with it. */
  readonly rank: number;
  readonly population: number;
}

/** What a list of places is ordered by: best match, then most populous, then kind and code. */
export type PlaceKey = readonly [rank: number, population: number, kind: string, code: string];

export function placeKeyOf({ rank, population, kind, code }: FoundPlace): PlaceKey {
  return [rank, population, kind, code];
}

/** Which places to find: names of which a word begins with the text, or postcodes that begin with it. */
export interface PlaceCriteria {
  readonly text: string;
  readonly isPostcode: boolean;
  readonly kinds: readonly PlaceKind[];
}

const START_OF_POSTCODE = /^\d{2,5}$/;

export function toPlaceCriteria(asked: string, kinds: readonly PlaceKind[] | null): PlaceCriteria {
  const text = comparable(asked, 'text');
  return {
    text,
    isPostcode: START_OF_POSTCODE.test(text),
    kinds: kinds ?? Object.values(PlaceKind),
  };
}

/** The form in which names are compared. Refuses a text that has nothing to compare. */
export function comparable(text: string, argument: string): string {
  const key = searchKey(text);
  if (key === '') {
    throw new BadUserInput(`${argument}: must contain a letter or a digit.`, argument);
  }
  return key;
}
