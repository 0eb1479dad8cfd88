import type { ItemId } from '@apogee/shared/ids';

/** On what ground a source names a technology readiness level. */
export const TrlStatementKind = {
  STATED: 'STATED',
  PROJECT_OBJECTIVE: 'PROJECT_OBJECTIVE',
  LABEL_CRITERION: 'LABEL_CRITERION',
} as const;
export type TrlStatementKind = (typeof TrlStatementKind)[keyof typeof TrlStatementKind];

/** A technology readiness level that a source names. Assessments are another subgraph's business. */
export interface TrlStatement {
  readonly itemId: ItemId;
  readonly level: number;
  /** True when the source says "this level or more". */
  readonly atLeast: boolean;
  readonly kind: TrlStatementKind;
  /** As precise as the source: `2020`, `2020-06` or `2020-06-30`. */
  readonly asOf: string | null;
  readonly note: { readonly fr: string | null; readonly en: string | null };
  readonly sourceId: string | null;
}
