import type { Circle } from './circle';

/** What can be counted and filtered by. */
export const FacetField = {
  KIND: 'KIND',
  ACTIVITY_CATEGORY: 'ACTIVITY_CATEGORY',
  TECHNOLOGY_DOMAIN: 'TECHNOLOGY_DOMAIN',
  PRODUCT_CATEGORY: 'PRODUCT_CATEGORY',
  DISCIPLINE: 'DISCIPLINE',
  REGION: 'REGION',
  DEPARTEMENT: 'DEPARTEMENT',
  SME_CATEGORY: 'SME_CATEGORY',
  TRL: 'TRL',
  LABEL_STATUS: 'LABEL_STATUS',
  EXPORT_REGIME: 'EXPORT_REGIME',
} as const;
export type FacetField = (typeof FacetField)[keyof typeof FacetField];

/** Fields that only filter. */
type FlagField = 'ITAR_FREE' | 'DEMONSTRATION';
export type FilterField = FacetField | FlagField;

/** In the order in which statements take them. */
export const FILTER_FIELDS: readonly FilterField[] = [
  ...Object.values(FacetField),
  'ITAR_FREE',
  'DEMONSTRATION',
];

/** What documents must meet, besides the words. */
export interface SearchCriteria {
  /** Of each field named, one of the values. */
  readonly values: Readonly<Partial<Record<FilterField, readonly string[]>>>;
  readonly near: Circle | null;
  readonly changedSince: Date | null;
}

/** What can be found. */
export const SearchKind = {
  FIRM: 'FIRM',
  PRODUCT: 'PRODUCT',
  PRODUCT_RANGE: 'PRODUCT_RANGE',
  ENGINEERING_ACTIVITY: 'ENGINEERING_ACTIVITY',
} as const;
export type SearchKind = (typeof SearchKind)[keyof typeof SearchKind];

/** A document found, with what its place in the list rests on. */
export interface Found {
  readonly id: string;
  readonly kind: SearchKind;
  /** 0 where no words were looked for. */
  readonly score: number;
  readonly sortName: string;
  /** To the nearest place of its firm; null where nobody asked for a place. */
  readonly distanceKm: number | null;
}

/** Where a page begins: right after the document with this key, or at the start of the list. */
export interface SearchPage {
  readonly after: readonly [score: number, sortName: string, id: string] | null;
  readonly limit: number;
}

export function keyOfFound({ score, sortName, id }: Found): [number, string, string] {
  return [score, sortName, id];
}

export interface FacetCount {
  readonly field: FacetField;
  readonly value: string;
  readonly count: number;
}

/** The same criteria without one field: its facet counts what choosing another of its values would find. */
export function withoutField(criteria: SearchCriteria, field: FilterField): SearchCriteria {
  const { [field]: _, ...values } = criteria.values;
  return { ...criteria, values };
}

/** Accreditation has the same enum: composition merges the two. */
export const LabelStatus = {
  ACTIVE: 'ACTIVE',
  SUSPENDED: 'SUSPENDED',
  WITHDRAWN: 'WITHDRAWN',
  SURRENDERED: 'SURRENDERED',
  EXPIRED: 'EXPIRED',
  RENEWED: 'RENEWED',
} as const;
export type LabelStatus = (typeof LabelStatus)[keyof typeof LabelStatus];
