import type { ItemId } from '@apogee/shared/ids';
import type { StatedFigure } from '../../measures/stated-figure';

/** One stated figure of a product: a value, a range or a text, never more than one of them. */
export interface Specification extends StatedFigure {
  readonly itemId: ItemId;
  readonly sourcePage: number | null;
}
