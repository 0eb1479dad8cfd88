import type { IsoDate } from '@apogee/shared/clock';
import { Refused } from '@apogee/shared/errors';
import type {
  ApplicationId,
  FirmId,
  ItemId,
  LabelNumber,
  TrlAssessmentId,
} from '@apogee/shared/ids';
import { applicationRefusal } from './application-refusals';
import { type ApplicationState, canBecome, type DatedState } from './application-state';

export const ApplicationKind = {
  INITIAL: 'INITIAL',
  RENEWAL: 'RENEWAL',
  SCOPE_CHANGE: 'SCOPE_CHANGE',
} as const;
export type ApplicationKind = (typeof ApplicationKind)[keyof typeof ApplicationKind];

/** What can bear a label. Never a firm (invariant 1). */
type SubjectKind = 'PRODUCT' | 'PRODUCT_RANGE' | 'ENGINEERING_ACTIVITY';

export interface BilingualText {
  readonly fr: string;
  readonly en: string | null;
}

/** A firm's file to obtain, renew or change a label for one of its items. */
export interface Application {
  readonly id: ApplicationId;
  readonly kind: ApplicationKind;
  readonly state: ApplicationState;
  readonly applicantId: FirmId;
  readonly subjectId: ItemId;
  readonly subjectKind: SubjectKind;
  /** The label to renew, or whose scope to change; null for an initial application. */
  readonly labelNumber: LabelNumber | null;
  readonly scope: BilingualText;
  /** Frozen at the first submission; null before. */
  readonly schemeVersion: string | null;
  /** The assessment that admissibility rested on; null before, and for an activity. */
  readonly assessmentId: TrlAssessmentId | null;
  /** The file whose refusal an appeal overturned. */
  readonly reopensId: ApplicationId | null;
  /** Evaluations belong to a round; a deferred file may be evaluated anew, in the next one. */
  readonly round: number;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  /** Last day to do what the state waits for; null where nothing is due. */
  readonly dueBy: IsoDate | null;
  readonly version: number;
}

/** A submitted file: its scheme is frozen. */
interface SubmittedApplication extends Application {
  readonly schemeVersion: string;
  readonly submittedAt: Date;
}

function isSubmitted(application: Application): application is SubmittedApplication {
  return application.schemeVersion !== null && application.submittedAt !== null;
}

/** A step that was taken. */
export interface ApplicationEvent {
  readonly applicationId: ApplicationId;
  readonly ordinal: number;
  /** Null for the file's beginning. */
  readonly from: ApplicationState | null;
  readonly to: ApplicationState;
  readonly at: Date;
  /** The subject of a token, or `clock`. */
  readonly actor: string;
  readonly reason: BilingualText | null;
}

/** What a step may settle on its way. The scheme is settled once, at the first submission (invariant 25). */
export type Settled = Partial<
  Pick<Application, 'schemeVersion' | 'submittedAt' | 'assessmentId' | 'round'>
>;

/** Where a file goes. A state that waits for somebody needs the last day to wait. */
export type Destination =
  | { readonly to: DatedState; readonly dueBy: IsoDate }
  | { readonly to: Exclude<ApplicationState, DatedState> };

/** The file in its next state, one version on. Throws `Refused` where the state machine has no such step. */
export function advance(
  application: Application,
  destination: Destination,
  settled: Settled = {},
): Application {
  assertCanBecome(application, destination.to);
  const { schemeVersion, submittedAt } = application;
  const frozen = isSubmitted(application) ? { schemeVersion, submittedAt } : {};
  return {
    ...application,
    ...settled,
    ...frozen,
    state: destination.to,
    dueBy: 'dueBy' in destination ? destination.dueBy : null,
    version: application.version + 1,
  };
}

function assertCanBecome({ state }: Application, to: ApplicationState): void {
  if (!canBecome(state, to)) {
    throw new Refused([applicationRefusal('STATE_FORBIDS', { values: { state, to } })]);
  }
}

/** Refuses a change within a state that does not allow it. */
export function assertIn({ state }: Application, allowed: readonly ApplicationState[]): void {
  if (!allowed.includes(state)) {
    throw new Refused([
      applicationRefusal('WRONG_STATE', { values: { state, allowed: allowed.join(', ') } }),
    ]);
  }
}
