import type { LabelNumber } from '@apogee/shared/ids';

/** A number alone does not say that it is a label's. */
const BEGINNING = 'label-';

/** By which a label is found among all objects of the graph. */
export function labelIdOf(number: LabelNumber): string {
  return `${BEGINNING}${number}`;
}

/** The number of the label that would have this id; null when it is no label's. */
export function labelNumberIn(id: string): LabelNumber | null {
  return id.startsWith(BEGINNING) && id.length > BEGINNING.length
    ? // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a lookup by what is no such number finds nothing
      (id.slice(BEGINNING.length) as LabelNumber)
    : null;
}
