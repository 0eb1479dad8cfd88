import { addDays, type IsoDate } from '@apogee/shared/clock';
import { assertNever } from '@apogee/shared/errors';
import type { LabelDraft } from '../modules/label';
import {
  type Authority,
  type AwardedLabel,
  type DecisionOutcome,
  jsonOf,
  type LabelChange,
  type RecordedText,
} from '../modules/ledger';
import type { SampleLabel } from './sample-shapes';

/** Begins the idempotency keys of the sample data: a record with such a key is loaded once. */
export const SAMPLE_KEY = 'sample-data/';

type Transition = SampleLabel['transitions'][number];

/** As long as the demonstration schemes have it. */
const APPEAL_DAYS = 60;

/** Who acts in the sample data, and at what hour (UTC). */
const ACTS: Readonly<Record<Authority, { readonly actor: string; readonly hour: string }>> = {
  COMMITTEE: { actor: 'committee-demo', hour: '12:00' },
  APPEAL_PANEL: { actor: 'panel-demo', hour: '12:00' },
  SECRETARIAT: { actor: 'secretariat-demo', hour: '12:00' },
  HOLDER: { actor: 'holder-demo', hour: '13:00' },
  CLOCK: { actor: 'clock', hour: '04:00' },
};

/** The sample labels as records, in the order in which they were decided. */
export function toLabelDrafts(labels: readonly SampleLabel[]): readonly LabelDraft[] {
  const awardOf = new Map(labels.map((label) => [label.predecessorNumber, label]));
  return labels
    .flatMap((label) => [
      ...label.transitions.map((transition, index) =>
        draftOf(label, {
          ...eventOf(label, transition, { index, successor: awardOf.get(label.number) }),
          key: String(index + 1),
        }),
      ),
      ...label.scopeReductions.map(({ effectiveOn, scope, ground }, index) =>
        draftOf(label, {
          outcome: 'SCOPE_REDUCED',
          authority: 'COMMITTEE',
          change: { kind: 'RESCOPED', scope },
          decidedOn: effectiveOn,
          effectiveOn,
          ground,
          groundPublic: true,
          key: `scope-${index + 1}`,
        }),
      ),
    ])
    .toSorted((one, other) => one.decidedAt.getTime() - other.decidedAt.getTime());
}

interface SampleEvent {
  readonly outcome: DecisionOutcome;
  readonly authority: Authority;
  readonly change: LabelChange;
  readonly decidedOn: IsoDate;
  readonly effectiveOn: IsoDate;
  readonly ground: RecordedText | null;
  readonly groundPublic: boolean;
}

interface Place {
  readonly index: number;
  readonly successor: SampleLabel | undefined;
}

function eventOf(
  label: SampleLabel,
  { status, effectiveOn, suspendedUntil, ground, groundPublic }: Transition,
  { index, successor }: Place,
): SampleEvent {
  const event = { decidedOn: effectiveOn, effectiveOn, ground, groundPublic };
  const byCommittee = { ...event, authority: 'COMMITTEE' } as const;
  switch (status) {
    case 'ACTIVE':
      return index === 0
        ? {
            ...byCommittee,
            outcome: 'GRANTED',
            change: { kind: 'AWARDED', ...awardedOf(label) },
            decidedOn: label.awardedOn,
          }
        : { ...byCommittee, outcome: 'REINSTATED', change: { kind: 'REINSTATED' } };
    case 'SUSPENDED':
      return {
        ...byCommittee,
        outcome: status,
        change: { kind: status, until: suspendedUntil },
      };
    case 'RENEWED': {
      if (successor === undefined) {
        throw new TypeError(`Nothing renews the sample label ${label.number}.`);
      }
      const change = { kind: status, successorNumber: successor.number } as const;
      return { ...byCommittee, outcome: status, change, decidedOn: successor.awardedOn };
    }
    case 'WITHDRAWN':
      return { ...byCommittee, outcome: status, change: { kind: status } };
    case 'SURRENDERED':
      return { ...event, authority: 'HOLDER', outcome: status, change: { kind: status } };
    case 'EXPIRED':
      return { ...event, authority: 'CLOCK', outcome: status, change: { kind: status } };
    default:
      return assertNever(status);
  }
}

function awardedOf(label: SampleLabel): AwardedLabel {
  return {
    subjectId: label.subjectId,
    subjectKind: label.subjectKind,
    holderId: label.holderId,
    scope: label.scope,
    awardedOn: label.awardedOn,
    validFrom: label.validFrom,
    validUntil: label.validUntil,
    predecessorNumber: label.predecessorNumber,
    basisAssessmentId: label.basisAssessmentId,
    acceptedReferences: label.acceptedReferences,
  };
}

function draftOf(
  { number, schemeVersion }: SampleLabel,
  event: SampleEvent & { readonly key: string },
): LabelDraft {
  const { outcome, authority, change, decidedOn, effectiveOn, ground, groundPublic, key } = event;
  const { actor, hour } = ACTS[authority];
  const appealable = outcome === 'SUSPENDED' || outcome === 'WITHDRAWN';
  const particulars = {
    outcome,
    authority,
    actor,
    effectiveFrom: effectiveOn,
    applicationId: null,
    labelNumber: number,
    change,
    schemeVersion,
    grounds: ground === null ? [] : [ground],
    groundsPublic: groundPublic,
    tally: null,
    signatories: [],
    appealDeadline: appealable ? addDays(decidedOn, APPEAL_DAYS) : null,
    rectifies: null,
  };
  return {
    ...particulars,
    decidedAt: new Date(`${decidedOn}T${hour}:00Z`),
    idempotency: {
      key: `${SAMPLE_KEY}${number}/${key}`,
      request: jsonOf({ ...particulars, decidedOn }),
    },
  };
}
