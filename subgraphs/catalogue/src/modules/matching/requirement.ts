/** How a figure is to compare with what is required. */
export const ComparisonOp = {
  LT: 'LT',
  LTE: 'LTE',
  EQ: 'EQ',
  GTE: 'GTE',
  GT: 'GT',
  BETWEEN: 'BETWEEN',
  IN: 'IN',
} as const;
export type ComparisonOp = (typeof ComparisonOp)[keyof typeof ComparisonOp];

/** What a parameter has to be: one figure, two ends, or one of several figures or texts. */
export interface Constraint {
  readonly parameter: string;
  readonly op: ComparisonOp;
  readonly values: readonly number[];
  readonly texts: readonly string[];
  readonly unit: string | null;
  /** What is not mandatory counts for the order only. */
  readonly mandatory: boolean;
}

/** Facts about a product that are no figures of a data sheet. Null: does not matter. */
interface RecordConditions {
  readonly minTrl: number | null;
  readonly labelledOnly: boolean;
  readonly excludeExportControl: readonly string[] | null;
  readonly itarFree: boolean | null;
  readonly maxLeadTimeMonths: number | null;
}

export interface Requirement extends RecordConditions {
  readonly constraints: readonly Constraint[];
}

const SIGNS: Readonly<Record<ComparisonOp, string>> = {
  LT: '<',
  LTE: '≤',
  EQ: '=',
  GTE: '≥',
  GT: '>',
  BETWEEN: '',
  IN: '',
};

/** A constraint as people write it: "≥ 0.4 N.m.s", "2 – 8.4 GHz". */
export function requiredText({ op, values, texts, unit }: Constraint): string {
  const wanted = [...values.map(String), ...texts];
  const stated = op === 'BETWEEN' ? wanted.join(' – ') : wanted.join(', ');
  return [SIGNS[op], stated, unit ?? ''].filter((part) => part !== '').join(' ');
}
