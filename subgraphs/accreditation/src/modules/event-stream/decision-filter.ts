import type { LabelDecided } from '@apogee/shared/contracts';
import type { FirmId, LabelNumber } from '@apogee/shared/ids';

/** Which label decisions somebody wants to hear of; an absent condition asks for nothing. */
export interface DecisionConditions {
  readonly labels?: readonly LabelNumber[] | null;
  readonly holders?: readonly FirmId[] | null;
  readonly outcomes?: readonly string[] | null;
}

export function isWanted(
  { labels, holders, outcomes }: DecisionConditions,
  { label, record }: LabelDecided,
): boolean {
  return (
    (labels?.includes(label.number) ?? true) &&
    (holders?.includes(label.holderId) ?? true) &&
    (outcomes?.includes(record.outcome) ?? true)
  );
}
