import { groupByKey, indexByKey } from '@apogee/shared/graphql';
import DataLoader from 'dataloader';
import {
  type ItemTerms,
  type RelatedTerm,
  type TaxonomyTerm,
  type TermKey,
  termId,
} from './taxonomy-term';
import type { TaxonomyTermRepository } from './taxonomy-term.repository';

export interface TaxonomyTermLoaders {
  readonly byKey: DataLoader<TermKey, TaxonomyTerm | null, string>;
  /** The broadest first. */
  readonly ancestors: DataLoader<TermKey, TaxonomyTerm[], string>;
  readonly children: DataLoader<TermKey, TaxonomyTerm[], string>;
  readonly closeMatches: DataLoader<TermKey, TaxonomyTerm[], string>;
  /** Of one vocabulary, the main one first. */
  readonly ofItem: DataLoader<ItemTerms, TaxonomyTerm[], string>;
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
    ancestors: new DataLoader(
      async (keys) => groupRelated(keys, await terms.findAncestors(keys)),
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
    ofItem: new DataLoader(
      async (keys) => {
        const found = await terms.findOfItems(keys);
        return groupByKey(keys.map(itemTermsId), found, itemTermsId);
      },
      { cacheKeyFn: itemTermsId },
    ),
    findBelow: (vocabulary, parentCode) => terms.findBelow(vocabulary, parentCode),
  };
}

function itemTermsId({ itemId, vocabulary }: ItemTerms): string {
  return `${vocabulary} ${itemId}`;
}

function groupRelated(keys: readonly TermKey[], related: readonly RelatedTerm[]): TaxonomyTerm[][] {
  return groupByKey(keys.map(termId), related, ({ of }) => termId(of)).map((group) =>
    group.map(({ term }) => term),
  );
}
