import type { LabelDecided } from '@apogee/shared/contracts';
import type { FirmId, ItemId, LabelNumber } from '@apogee/shared/ids';

/** Which label decisions somebody wants to hear of; an absent condition asks for nothing. */
export interface DecisionConditions {
  readonly labels?: readonly LabelNumber[] | null;
  readonly holders?: readonly FirmId[] | null;
  readonly items?: readonly ItemId[] | null;
  readonly outcomes?: readonly string[] | null;
}

export function isWanted(
  { labels, holders, items, outcomes }: DecisionConditions,
  { label, record }: LabelDecided,
): boolean {
  return (
    isAmong(labels, label.number) &&
    isAmong(holders, label.holderId) &&
    isAmong(items, label.subjectId) &&
    isAmong(outcomes, record.outcome)
  );
}

function isAmong<Value>(wanted: readonly Value[] | null | undefined, value: Value): boolean {
  return wanted?.includes(value) ?? true;
}

/** What an event of the log tells, which is known to be a label decision. */
export function asDecision(payload: unknown): LabelDecided {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the log holds no payload that breaks its contract
  return payload as LabelDecided;
}
