import type { ItemId } from '@apogee/shared/ids';

/** One stated figure of a product: a value, a range or a text, never more than one of them. */
export interface Specification {
  readonly itemId: ItemId;
  readonly parameter: string;
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly text: string | null;
  readonly unit: string | null;
  readonly condition: string | null;
  readonly sourceId: string | null;
  readonly sourcePage: number | null;
}
