/** The vocabularies that the catalogue classifies by. */
export const TaxonomyScheme = {
  ESA_TECHNOLOGY_TREE: 'ESA_TECHNOLOGY_TREE',
  PRODUCT_TREE: 'PRODUCT_TREE',
  ECSS_DISCIPLINE: 'ECSS_DISCIPLINE',
  NASA_TX_2020: 'NASA_TX_2020',
} as const;
export type TaxonomyScheme = (typeof TaxonomyScheme)[keyof typeof TaxonomyScheme];

/** What identifies a term: the same code may exist in two schemes. */
export interface TermKey {
  readonly scheme: TaxonomyScheme;
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

/** One text for a key, for maps; a scheme's name holds no space. */
export function termId({ scheme, code }: TermKey): string {
  return `${scheme} ${code}`;
}
