import type { IsoDate } from '@apogee/shared/clock';
import { DomainError } from '@apogee/shared/errors';
import { dayBefore } from './calendar';
import type { Label, LabelTransition, RecordedLabelStatus } from './label';

/** Where a label may go from each status. A status without successors is final. */
const NEXT: Readonly<Record<RecordedLabelStatus, readonly RecordedLabelStatus[]>> = {
  ACTIVE: ['SUSPENDED', 'WITHDRAWN', 'SURRENDERED', 'RENEWED'],
  SUSPENDED: ['ACTIVE', 'WITHDRAWN', 'SURRENDERED'],
  WITHDRAWN: [],
  SURRENDERED: [],
  RENEWED: [],
};

/** A label's recorded transitions contradict each other or its validity. */
export class LabelHistoryBroken extends DomainError {
  readonly code = 'LABEL_HISTORY_BROKEN';

  constructor(label: Label, reason: string) {
    super(`Label ${label.number}: ${reason}.`, { number: label.number });
  }
}

/** Throws unless the transitions begin with the award, keep their order and follow the table. */
export function assertHistory(label: Label): void {
  const [award, ...later] = label.transitions;
  if (award?.status !== 'ACTIVE' || award.effectiveOn !== label.validFrom) {
    throw new LabelHistoryBroken(label, 'the first transition must be the award, on validFrom');
  }
  let previous = award;
  for (const transition of later) {
    assertFollows(label, previous, transition);
    previous = transition;
  }
}

function assertFollows(label: Label, previous: LabelTransition, next: LabelTransition): void {
  if (!NEXT[previous.status].includes(next.status)) {
    throw new LabelHistoryBroken(label, `${previous.status} cannot become ${next.status}`);
  }
  if (next.effectiveOn < previous.effectiveOn) {
    throw new LabelHistoryBroken(label, `${next.status} is recorded before what it follows`);
  }
  if (next.effectiveOn > lastDayFor(label, next.status)) {
    throw new LabelHistoryBroken(label, `${next.status} takes effect after the validity's end`);
  }
}

/** A successor may take over on the very day on which the label would expire; nothing else can happen then. */
function lastDayFor(label: Label, status: RecordedLabelStatus): IsoDate {
  return status === 'RENEWED' ? label.validUntil : dayBefore(label.validUntil);
}
