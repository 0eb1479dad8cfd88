import type { FirmId, ItemId } from '@apogee/shared/ids';

/** The three kinds of things that can bear a label. Accreditation has the same enum: composition merges the two. */
export const ItemKind = {
  PRODUCT: 'PRODUCT',
  PRODUCT_RANGE: 'PRODUCT_RANGE',
  ENGINEERING_ACTIVITY: 'ENGINEERING_ACTIVITY',
} as const;
export type ItemKind = (typeof ItemKind)[keyof typeof ItemKind];

/** Export control regimes that a firm may declare for a product. */
export const ExportControlRegime = {
  NONE_DECLARED: 'NONE_DECLARED',
  EU_DUAL_USE: 'EU_DUAL_USE',
  FR_WAR_MATERIEL: 'FR_WAR_MATERIEL',
  EAR99: 'EAR99',
  EAR_9A515: 'EAR_9A515',
  ITAR: 'ITAR',
} as const;
export type ExportControlRegime = (typeof ExportControlRegime)[keyof typeof ExportControlRegime];

interface BilingualText {
  readonly fr: string | null;
  readonly en: string | null;
}

interface ItemFacts {
  readonly id: ItemId;
  readonly firmId: FirmId;
  readonly name: BilingualText;
  readonly sortName: string;
  readonly description: BilingualText;
  readonly version: number;
  readonly updatedAt: Date;
  /** Since when the public does not see it; null while it does. */
  readonly archivedAt: Date | null;
}

export interface Product extends ItemFacts {
  readonly kind: 'PRODUCT';
  readonly categoryCode: string;
  readonly reference: string | null;
  readonly designIssue: string | null;
  readonly rangeId: ItemId | null;
  readonly leadTimeMonths: number | null;
  readonly itarFree: boolean | null;
  /** Empty when nothing was declared, which is not the same as "not controlled". */
  readonly exportControl: readonly ExportControlRegime[];
}

export interface ProductRange extends ItemFacts {
  readonly kind: 'PRODUCT_RANGE';
  readonly categoryCode: string;
}

export interface EngineeringActivity extends ItemFacts {
  readonly kind: 'ENGINEERING_ACTIVITY';
}

export type Item = Product | ProductRange | EngineeringActivity;

export function isProduct(item: Item | null): item is Product {
  return item?.kind === 'PRODUCT';
}

export function isProductRange(item: Item | null): item is ProductRange {
  return item?.kind === 'PRODUCT_RANGE';
}

export function isEngineeringActivity(item: Item | null): item is EngineeringActivity {
  return item?.kind === 'ENGINEERING_ACTIVITY';
}
