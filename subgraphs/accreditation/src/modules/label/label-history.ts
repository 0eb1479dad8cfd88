import type { IsoDate } from '@apogee/shared/clock';
import type { Refusal } from '@apogee/shared/errors';
import type { Label, LabelStatus, LabelTransition } from './label';
import { labelRefusal } from './label-refusals';

/** Where a label may go from each status. A status without successors is final. */
const NEXT: Readonly<Record<LabelStatus, readonly LabelStatus[]>> = {
  ACTIVE: ['SUSPENDED', 'WITHDRAWN', 'SURRENDERED', 'RENEWED', 'EXPIRED'],
  SUSPENDED: ['ACTIVE', 'WITHDRAWN', 'SURRENDERED', 'EXPIRED'],
  WITHDRAWN: [],
  SURRENDERED: [],
  EXPIRED: [],
  RENEWED: [],
};

/** Why the transitions contradict each other or the validity; none when they begin with the award and follow the table. */
export function historyRefusals(label: Label): readonly Refusal[] {
  const [award, ...later] = label.transitions;
  if (award?.status !== 'ACTIVE' || award.effectiveOn !== label.validFrom) {
    return [labelRefusal('LABEL_AWARD_MISPLACED')];
  }
  return later.flatMap((next, index) =>
    sequenceRefusals(label, label.transitions[index] ?? award, next),
  );
}

function sequenceRefusals(
  label: Label,
  { status: from, effectiveOn: day }: LabelTransition,
  { status, effectiveOn }: LabelTransition,
): readonly Refusal[] {
  if (!NEXT[from].includes(status)) {
    return [labelRefusal('LABEL_STATUS_CANNOT_FOLLOW', { values: { from, to: status } })];
  }
  if (effectiveOn < day) {
    return [labelRefusal('LABEL_CHANGE_OUT_OF_ORDER', { values: { status, day } })];
  }
  return isWithinValidity(label, status, effectiveOn)
    ? []
    : [labelRefusal('LABEL_CHANGE_AFTER_END', { values: { status, day: label.validUntil } })];
}

/** A successor may take over on the very day on which the label would expire; nothing else can happen then. */
function isWithinValidity({ validUntil }: Label, status: LabelStatus, day: IsoDate): boolean {
  switch (status) {
    case 'EXPIRED':
      return day === validUntil;
    case 'RENEWED':
      return day <= validUntil;
    default:
      return day < validUntil;
  }
}
