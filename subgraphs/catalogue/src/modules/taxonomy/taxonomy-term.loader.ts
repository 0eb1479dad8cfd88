import { groupByKey, indexByKey } from '@apogee/shared/graphql';
import DataLoader from 'dataloader';
import { type RelatedTerm, type TaxonomyTerm, type TermKey, termId } from './taxonomy-term';
import type { TaxonomyTermRepository } from './taxonomy-term.repository';

export interface TaxonomyTermLoaders {
  readonly byKey: DataLoader<TermKey, TaxonomyTerm | null, string>;
  readonly children: DataLoader<TermKey, TaxonomyTerm[], string>;
  readonly closeMatches: DataLoader<TermKey, TaxonomyTerm[], string>;
  readonly findBelow: TaxonomyTermRepository['findBelow'];
}

/** What a resolver of this module finds in the request's context. */
export interface TaxonomyContext {
  readonly terms: TaxonomyTermLoaders;
}

const SAME_TERM = { cacheKeyFn: termId };

export function createTaxonomyTermLoaders(terms: TaxonomyTermRepository): TaxonomyTermLoaders {
  return {
    byKey: new DataLoader(
      async (keys) => indexByKey(keys.map(termId), await terms.findByKeys(keys), termId),
      SAME_TERM,
    ),
    children: new DataLoader(
      async (keys) => groupRelated(keys, await terms.findChildren(keys)),
      SAME_TERM,
    ),
    closeMatches: new DataLoader(
      async (keys) => groupRelated(keys, await terms.findCloseMatches(keys)),
      SAME_TERM,
    ),
    findBelow: (vocabulary, parentCode) => terms.findBelow(vocabulary, parentCode),
  };
}

function groupRelated(keys: readonly TermKey[], related: readonly RelatedTerm[]): TaxonomyTerm[][] {
  return groupByKey(keys.map(termId), related, ({ of }) => termId(of)).map((group) =>
    group.map(({ term }) => term),
  );
}

/** The terms of one vocabulary with these codes, in this order. */
export async function loadTerms(
  { byKey }: TaxonomyTermLoaders,
  vocabulary: TermKey['vocabulary'],
  codes: readonly string[],
): Promise<TaxonomyTerm[]> {
  const terms = await Promise.all(codes.map((code) => byKey.load({ vocabulary, code })));
  return terms.filter((term) => term !== null);
}
