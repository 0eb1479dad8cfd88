import type { Commune } from '../../geography/territory';
import { comparable } from './place-search';

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

/** A page of the communes of one territory, in the order of their codes. */
export interface CommunePageRequest {
  readonly territoryCode: string;
  readonly after: string | null;
  readonly limit: number;
}

/** Levels above the commune. */
export type UpperLevel = 'EPCI' | 'DEPARTEMENT' | 'REGION';

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
    text: asked.text === undefined || asked.text === null ? null : comparable(asked.text, 'text'),
    departementCode: asked.departementCode ?? null,
    regionCode: asked.regionCode ?? null,
    postcode: asked.postcode ?? null,
  };
}
