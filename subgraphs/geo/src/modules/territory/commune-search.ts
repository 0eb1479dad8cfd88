import { BadUserInput } from '@apogee/shared/errors';
import { searchKey } from '../../geography/search-key';
import type { Commune } from '../../geography/territory';

/** Which communes to list. `text` is a search key; absent conditions are null. */
export interface CommuneFilter {
  readonly text: string | null;
  readonly departementCode: string | null;
  readonly regionCode: string | null;
  readonly postcode: string | null;
}

/** What a list of found communes is ordered by: best match, then most populous, then code. */
export type CommuneSearchKey = readonly [rank: number, population: number, inseeCode: string];

export interface FoundCommune {
  readonly commune: Commune;
  readonly rank: number;
}

/** A page of the communes of one département or region, in the order of their codes. */
export interface CommunePageRequest {
  readonly territoryCode: string;
  readonly after: string | null;
  readonly limit: number;
}

/** Levels above the commune. */
export type UpperLevel = 'DEPARTEMENT' | 'REGION';

export function searchKeyOf({ commune, rank }: FoundCommune): CommuneSearchKey {
  return [rank, commune.population ?? -1, commune.inseeCode];
}

/** The filter as asked, with its text in the form in which names are compared. */
export function toCommuneFilter(
  asked: {
    readonly [Condition in keyof CommuneFilter]?: string | null | undefined;
  },
): CommuneFilter {
  return {
    text: comparable(asked.text ?? null),
    departementCode: asked.departementCode ?? null,
    regionCode: asked.regionCode ?? null,
    postcode: asked.postcode ?? null,
  };
}

function comparable(text: string | null): string | null {
  if (text === null) {
    return null;
  }
  const key = searchKey(text);
  if (key === '') {
    throw new BadUserInput('text: must contain a letter or a digit.', 'text');
  }
  return key;
}
