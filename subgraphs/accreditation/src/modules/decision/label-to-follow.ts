import type { Refusal } from '@apogee/shared/errors';
import type { LabelNumber } from '@apogee/shared/ids';
import { decisionRefusal } from './decision-refusals';

/** The label that a file renews, or whose scope it changes, with its status on the day of the decision. */
export interface LabelToFollow {
  readonly number: LabelNumber;
  readonly status: string | null;
}

/** A renewal may be decided after the label has expired; a scope is changed while the label is active. */
const ALLOWED: Readonly<Record<'INITIAL' | 'RENEWAL' | 'SCOPE_CHANGE', readonly string[] | null>> =
  {
    INITIAL: null,
    RENEWAL: ['ACTIVE', 'EXPIRED'],
    SCOPE_CHANGE: ['ACTIVE'],
  };

/** Why the label cannot be followed; empty when it can, and for an initial application, which follows none. */
export function followingRefusals(
  kind: keyof typeof ALLOWED,
  label: LabelToFollow | null,
): readonly Refusal[] {
  const allowed = ALLOWED[kind];
  return allowed === null || allowed.includes(label?.status ?? '')
    ? []
    : [decisionRefusal('LABEL_NOT_ACTIVE', { values: { number: label?.number ?? '' } })];
}
