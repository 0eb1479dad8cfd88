import type { ItemId } from '@apogee/shared/ids';

/** The vocabularies that the catalogue classifies by. */
export const TaxonomyVocabulary = {
  ESA_TECHNOLOGY_TREE: 'ESA_TECHNOLOGY_TREE',
  PRODUCT_TREE: 'PRODUCT_TREE',
  ECSS_DISCIPLINE: 'ECSS_DISCIPLINE',
  NASA_TX_2020: 'NASA_TX_2020',
} as const;
export type TaxonomyVocabulary = (typeof TaxonomyVocabulary)[keyof typeof TaxonomyVocabulary];

/** What identifies a term: the same code may exist in two vocabularies. */
export interface TermKey {
  readonly vocabulary: TaxonomyVocabulary;
  readonly code: string;
}

export interface TaxonomyTerm extends TermKey {
  readonly parentCode: string | null;
  readonly version: string;
  readonly label: { readonly fr: string; readonly en: string };
  readonly sourceId: string;
}

/** A term together with the term it was found for. */
export interface RelatedTerm {
  readonly of: TermKey;
  readonly term: TaxonomyTerm;
}

/** What an item says of itself in one vocabulary. */
export interface ItemTerms {
  readonly itemId: ItemId;
  readonly vocabulary: TaxonomyVocabulary;
}

/** One text for a key, for maps; a vocabulary's name holds no space. */
export function termId({ vocabulary, code }: TermKey): string {
  return `${vocabulary} ${code}`;
}
