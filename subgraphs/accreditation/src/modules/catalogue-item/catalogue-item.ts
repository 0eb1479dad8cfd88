import type { FirmId, ItemId } from '@apogee/shared/ids';

/**
 * What the catalogue said of an item at an instant. This subgraph never reads the catalogue's tables: it judges
 * applications by this copy, which says how old it is.
 */
export interface CatalogueItem {
  readonly itemId: ItemId;
  readonly kind: 'PRODUCT' | 'PRODUCT_RANGE' | 'ENGINEERING_ACTIVITY';
  readonly firmId: FirmId;
  /** Of a product; null for other kinds, and where none is known. */
  readonly designIssue: string | null;
  readonly published: boolean;
  readonly asOf: Date;
}

/** What to record of an item; for a range, its members at the same instant. */
export interface CatalogueFact extends CatalogueItem {
  readonly memberIds: readonly ItemId[];
}
