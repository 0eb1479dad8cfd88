import type { IsoDate } from '@apogee/shared/clock';
import type { LabelNumber } from '@apogee/shared/ids';
import type { AwardedLabel, LedgerRecord, RecordedText } from '../ledger';
import type { Label, LabelStatus, LabelTransition } from './label';

/** A transition with the record that made it. */
interface RecordedTransition extends LabelTransition {
  readonly seq: number;
  readonly groundPublic: boolean;
}

/** A label as its records tell it, public or not. */
export interface RecordedLabel extends Label {
  readonly basisAssessmentId: AwardedLabel['basisAssessmentId'];
  readonly acceptedReferences: number | null;
  readonly transitions: readonly RecordedTransition[];
  readonly lastRecord: LabelRecord;
}

/** What replaying needs of a record. */
export type LabelRecord = Pick<
  LedgerRecord,
  | 'seq'
  | 'contentSha256'
  | 'rectifies'
  | 'change'
  | 'decidedAt'
  | 'effectiveFrom'
  | 'grounds'
  | 'groundsPublic'
  | 'schemeVersion'
>;

/**
 * The records that stand, in the place of those they correct: of all corrections of a record, the last one. What a
 * label is follows from these alone. A reinstatement whose suspension was annulled lifts nothing and falls with it.
 */
export function standingRecords<R extends LabelRecord>(records: readonly R[]): readonly R[] {
  const byPlace = new Map<number, R>();
  for (const record of records.toSorted((one, other) => one.seq - other.seq)) {
    byPlace.set(record.rectifies ?? record.seq, record);
  }
  const inPlace = [...byPlace].toSorted(([one], [other]) => one - other);
  let status: LabelStatus | null = null;
  return inPlace
    .map(([, record]) => record)
    .filter((record) => {
      const liftsNothing = record.change?.kind === 'REINSTATED' && status === 'ACTIVE';
      status = statusAfter(record) ?? status;
      return !liftsNothing;
    });
}

/** The label that the records tell of; null when it was never awarded. */
export function replayLabel(
  number: LabelNumber,
  records: readonly LabelRecord[],
): RecordedLabel | null {
  const standing = standingRecords(records);
  const award = standing.find(({ change }) => change?.kind === 'AWARDED');
  if (award?.change?.kind !== 'AWARDED' || award.schemeVersion === null) {
    return null;
  }
  const { kind: _, scope, ...awarded } = award.change;
  return {
    ...awarded,
    number,
    schemeVersion: award.schemeVersion,
    scope: standing.reduce(scopeAfter, scope),
    version: records.length,
    transitions: standing.flatMap(transitionsOf),
    lastRecord: records.reduce((last, record) => (record.seq > last.seq ? record : last), award),
  };
}

function scopeAfter(scope: RecordedText, { change }: LabelRecord): RecordedText {
  return change?.kind === 'RESCOPED' ? change.scope : scope;
}

function transitionsOf(record: LabelRecord): readonly RecordedTransition[] {
  const status = statusAfter(record);
  if (status === null) {
    return [];
  }
  const { seq, effectiveFrom, groundsPublic, change } = record;
  const suspendedUntil: IsoDate | null = change?.kind === 'SUSPENDED' ? change.until : null;
  return [
    {
      seq,
      status,
      effectiveOn: effectiveFrom,
      suspendedUntil,
      ground: groundOf(record.grounds),
      groundPublic: groundsPublic,
    },
  ];
}

/** Null when the record leaves the status as it is. */
function statusAfter({ change }: LabelRecord): LabelStatus | null {
  if (change === null || change.kind === 'RESCOPED') {
    return null;
  }
  return change.kind === 'AWARDED' || change.kind === 'REINSTATED' ? 'ACTIVE' : change.kind;
}

function groundOf(grounds: readonly RecordedText[]): LabelTransition['ground'] {
  if (grounds.length === 0) {
    return null;
  }
  const english = grounds.flatMap(({ en }) => en ?? []);
  return {
    fr: grounds.map(({ fr }) => fr).join('\n'),
    en: english.length === grounds.length ? english.join('\n') : null,
  };
}
