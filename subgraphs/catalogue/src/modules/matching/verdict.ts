import type { StatedFigure } from '../../measures/stated-figure';
import { convert } from '../../measures/unit';
import type { ComparisonOp, Constraint } from './requirement';

export const ConstraintVerdict = { MET: 'MET', NOT_MET: 'NOT_MET', UNKNOWN: 'UNKNOWN' } as const;
export type ConstraintVerdict = (typeof ConstraintVerdict)[keyof typeof ConstraintVerdict];

/** Whether what is stated for a parameter meets a constraint. Nothing stated says nothing, and is not zero. */
export function verdictOf(
  constraint: Constraint,
  stated: readonly StatedFigure[],
): ConstraintVerdict {
  const [verdict = 'UNKNOWN', ...others] = new Set(
    stated.map((figure) => verdictOnFigure(constraint, figure)),
  );
  // Figures that hold under different conditions and disagree: it depends.
  return others.length === 0 ? verdict : 'UNKNOWN';
}

function verdictOnFigure(constraint: Constraint, figure: StatedFigure): ConstraintVerdict {
  if (figure.text !== null) {
    return verdictOnText(constraint, figure.text);
  }
  const inUnit = (value: number | null): number | null =>
    value === null ? null : convert(value, figure.unit, constraint.unit);
  if (figure.value !== null) {
    const value = inUnit(figure.value);
    return value === null ? 'UNKNOWN' : verdictOnRange(constraint, { min: value, max: value });
  }
  const range = { min: inUnit(figure.min), max: inUnit(figure.max) };
  return verdictOnRange(constraint, range);
}

function verdictOnText({ op, texts }: Constraint, stated: string): ConstraintVerdict {
  if ((op !== 'EQ' && op !== 'IN') || texts.length === 0) {
    return 'UNKNOWN';
  }
  const same = (text: string): boolean => text.toLowerCase() === stated.toLowerCase();
  return texts.some(same) ? 'MET' : 'NOT_MET';
}

/** An end that is not stated is not known. */
interface Range {
  readonly min: number | null;
  readonly max: number | null;
}

type RangeRule = (range: Range, wanted: readonly [number, number]) => ConstraintVerdict;

/**
 * A range is what a product covers. To be within bounds, all of it has to be; to cover a wanted range or figure, it
 * has to hold it. As soon as what is not known could decide otherwise, nothing is said.
 */
const RULES: Readonly<Record<ComparisonOp, RangeRule>> = {
  LT: ({ min, max }, [bound]) => below(min, max, (figure) => figure < bound),
  LTE: ({ min, max }, [bound]) => below(min, max, (figure) => figure <= bound),
  GT: ({ min, max }, [bound]) => below(max, min, (figure) => figure > bound),
  GTE: ({ min, max }, [bound]) => below(max, min, (figure) => figure >= bound),
  EQ: (range, [figure]) => covers(range, figure, figure),
  BETWEEN: (range, [from, to]) =>
    range.min === range.max && range.min !== null
      ? met(range.min >= from && range.min <= to)
      : covers(range, from, to),
  IN: (range, [figure]) => covers(range, figure, figure),
};

function verdictOnRange({ op, values }: Constraint, range: Range): ConstraintVerdict {
  const [first, ...others] = values;
  if (first === undefined) {
    return 'UNKNOWN';
  }
  if (op !== 'IN') {
    return RULES[op](range, [first, others[0] ?? first]);
  }
  const verdicts = new Set(values.map((value) => RULES.IN(range, [value, value])));
  if (verdicts.has('MET')) {
    return 'MET';
  }
  return verdicts.has('UNKNOWN') ? 'UNKNOWN' : 'NOT_MET';
}

/** `nearest` is the end that meets the condition first, `farthest` the one that meets it last. */
function below(
  nearest: number | null,
  farthest: number | null,
  meets: (figure: number) => boolean,
): ConstraintVerdict {
  if (farthest !== null && meets(farthest)) {
    return 'MET';
  }
  return nearest !== null && !meets(nearest) ? 'NOT_MET' : 'UNKNOWN';
}

function covers({ min, max }: Range, from: number, to: number): ConstraintVerdict {
  if ((min !== null && from < min) || (max !== null && to > max)) {
    return 'NOT_MET';
  }
  return min !== null && max !== null ? 'MET' : 'UNKNOWN';
}

function met(isMet: boolean): ConstraintVerdict {
  return isMet ? 'MET' : 'NOT_MET';
}

/** What is stated, in the unit of the constraint where it converts: "0.98 kg", "−20 – 60 °C". */
export function actualText(
  { unit }: Pick<Constraint, 'unit'>,
  stated: readonly StatedFigure[],
): string | null {
  return stated.length === 0 ? null : stated.map((figure) => textOfFigure(figure, unit)).join('; ');
}

function textOfFigure(figure: StatedFigure, unit: string | null): string {
  const { value, min, max, text, condition } = figure;
  const ends = value === null ? [min, max] : [value];
  const converted = ends.map((end) => (end === null ? null : convert(end, figure.unit, unit)));
  const converts = ends.every((end, index) => end === null || converted[index] !== null);
  const shown = (converts ? converted : ends).map((end) => (end === null ? '…' : String(end)));
  const stated =
    text ?? [shown.join(' – '), (converts ? unit : figure.unit) ?? ''].join(' ').trim();
  return condition === null ? stated : `${stated} (${condition})`;
}
