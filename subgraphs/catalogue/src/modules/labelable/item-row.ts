import { assertNever } from '@apogee/shared/errors';
import type { EngineeringActivity, Item, ItemKind, Product } from './item';

/** An item of any kind as the database returns it: one shape, with nulls where a kind has no such fact. */
export interface ItemRow extends Omit<Product, 'kind' | 'categoryCode' | 'name' | 'description'> {
  readonly kind: ItemKind;
  readonly categoryCode: string | null;
  readonly nameFr: string;
  readonly nameEn: string | null;
  readonly descriptionFr: string | null;
  readonly descriptionEn: string | null;
}

export function toItem(row: ItemRow): Item {
  const facts = factsOf(row);
  // A check of the table gives every product and range a category.
  const categoryCode = row.categoryCode ?? '';
  switch (row.kind) {
    case 'PRODUCT': {
      const { reference, designIssue, rangeId, leadTimeMonths, itarFree, exportControl } = row;
      const own = { reference, designIssue, rangeId, leadTimeMonths, itarFree, exportControl };
      return { kind: row.kind, ...facts, categoryCode, ...own };
    }
    case 'PRODUCT_RANGE':
      return { kind: row.kind, ...facts, categoryCode };
    case 'ENGINEERING_ACTIVITY':
      return { kind: row.kind, ...facts };
    default:
      return assertNever(row.kind);
  }
}

function factsOf(row: ItemRow): Omit<EngineeringActivity, 'kind'> {
  const { id, firmId, sortName, version, updatedAt, archivedAt } = row;
  return {
    id,
    firmId,
    sortName,
    name: { fr: row.nameFr, en: row.nameEn },
    description: { fr: row.descriptionFr, en: row.descriptionEn },
    version,
    updatedAt,
    archivedAt,
  };
}
