import type { BetterDirection } from '../../measures/parameter';
import { ruleOf } from '../../measures/parameter';
import type { StatedFigure } from '../../measures/stated-figure';
import { convert } from '../../measures/unit';

export interface ComparableProduct {
  readonly productId: string;
  readonly figures: readonly StatedFigure[];
}

export interface ComparisonCell {
  readonly productId: string;
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly text: string | null;
  readonly condition: string | null;
  readonly sourceId: string | null;
  /** Nothing is stated. Not the same as zero, and never the best. */
  readonly missing: boolean;
  readonly best: boolean;
}

export interface ComparisonRow {
  readonly parameter: string;
  readonly unit: string | null;
  readonly better: BetterDirection | null;
  readonly cells: readonly ComparisonCell[];
}

/** One row per parameter: those asked for, else every one that a product states, in the order of the first to state it. */
export function compare(
  products: readonly ComparableProduct[],
  parameters: readonly string[] | null,
): ComparisonRow[] {
  const wanted =
    parameters ?? products.flatMap(({ figures }) => figures.map(({ parameter }) => parameter));
  return [...new Set(wanted)].map((parameter) => rowOf(parameter, products));
}

function rowOf(parameter: string, products: readonly ComparableProduct[]): ComparisonRow {
  const rule = ruleOf(parameter);
  const stated = products.map(({ productId, figures }) => ({
    productId,
    figure: figures.find((figure) => figure.parameter === parameter) ?? null,
  }));
  const unit = rule?.unit ?? stated.find(({ figure }) => figure !== null)?.figure?.unit ?? null;
  const better = rule?.better ?? null;
  const cells = stated.map(({ productId, figure }) => cellOf(productId, figure, unit));
  return { parameter, unit, better, cells: better === null ? cells : withBest(cells, better) };
}

function cellOf(
  productId: string,
  figure: StatedFigure | null,
  unit: string | null,
): ComparisonCell {
  const empty = { productId, value: null, min: null, max: null, text: null, best: false };
  if (figure === null) {
    return { ...empty, condition: null, sourceId: null, missing: true };
  }
  const { condition, sourceId, text } = figure;
  const common = { ...empty, condition, sourceId, missing: false };
  const inUnit = (value: number | null): number | null =>
    value === null ? null : convert(value, figure.unit, unit);
  const [value, min, max] = [inUnit(figure.value), inUnit(figure.min), inUnit(figure.max)];
  const converted = value !== null || min !== null || max !== null;
  return converted ? { ...common, value, min, max } : { ...common, text: text ?? asStated(figure) };
}

/** A figure in a unit that does not convert is shown as it was stated. */
function asStated({ value, min, max, unit }: StatedFigure): string {
  const figure = value === null ? `${min ?? ''}..${max ?? ''}` : String(value);
  return unit === null ? figure : `${figure} ${unit}`;
}

/** Figures that hold under different conditions are not ranked, nor is one figure alone. */
function withBest(cells: readonly ComparisonCell[], better: BetterDirection): ComparisonCell[] {
  const ranked = cells.filter(({ value }) => value !== null);
  const conditions = new Set(ranked.map(({ condition }) => condition));
  const values = ranked.map(({ value }) => value ?? Number.NaN);
  if (ranked.length < 2 || conditions.size > 1) {
    return [...cells];
  }
  const best = better === 'LOWER' ? Math.min(...values) : Math.max(...values);
  return cells.map((cell) => ({ ...cell, best: cell.value === best }));
}
