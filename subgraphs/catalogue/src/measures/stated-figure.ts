/** A figure as a product states it: one value, or a range whose ends may be open, or a text. */
export interface StatedFigure {
  readonly parameter: string;
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly text: string | null;
  readonly unit: string | null;
  readonly condition: string | null;
  readonly sourceId: string | null;
}
