import { addDays, addMonths, type IsoDate } from '@apogee/shared/clock';

/**
 * What the procedure is, told a second time and in the plainest way, for random walks to be compared with: the rules of
 * docs/applications.md, docs/committee.md and docs/ledger.md under the scheme DEMO-2025. Nothing here is shared with the
 * code that it checks.
 */

export const RULES = {
  quorum: 3,
  minimumDirectorates: 2,
  mandatoryEvaluations: 2,
  minimumReferences: 2,
  completionDays: 60,
  deferralDays: 180,
  appealDays: 60,
  renewalWindowMonths: 6,
} as const;

export interface Judgement {
  id: string;
  readonly person: string;
  readonly round: number;
  version: number;
  scored: boolean;
  signed: boolean;
}

export interface WalkFile {
  readonly id: string;
  readonly firm: string;
  readonly subject: string;
  readonly kind: 'INITIAL' | 'RENEWAL' | 'SCOPE_CHANGE';
  readonly label: string | null;
  readonly reopens: WalkFile | null;
  state: string;
  version: number;
  round: number;
  dueBy: IsoDate | null;
  documents: Set<string>;
  isDeclared: boolean;
  isAccepted: boolean;
  references: number;
  readonly acceptedReferences: Set<number>;
  readonly evaluations: Judgement[];
  readonly reviews: Judgement[];
}

export interface WalkSeat {
  readonly voting: boolean;
  readonly chair: boolean;
  readonly directorate: string;
  readonly until: IsoDate | null;
  present: boolean;
}

/** What a session did with one file. */
export interface WalkItem {
  readonly file: WalkFile;
  readonly ballots: Map<string, string>;
  readonly recused: Set<string>;
}

export interface WalkSession {
  readonly id: string;
  readonly heldOn: IsoDate;
  state: 'PLANNED' | 'OPEN' | 'CLOSED';
  version: number;
  isSigned: boolean;
  readonly seats: Map<string, WalkSeat>;
  readonly agenda: WalkItem[];
}

export interface WalkLabel {
  readonly number: string;
  readonly firm: string;
  readonly subject: string;
  readonly validFrom: IsoDate;
  readonly validUntil: IsoDate;
  version: number;
  /** In the order of the records; an annulled one is taken out. */
  history: { readonly seq: number; readonly status: string; readonly on: IsoDate }[];
  /** Those that it was granted upon. */
  readonly files: WalkFile[];
}

/** A record that may be appealed against. */
export interface WalkMeasure {
  readonly seq: number;
  readonly firm: string;
  readonly deadline: IsoDate;
  readonly file: WalkFile | null;
  readonly label: WalkLabel | null;
  readonly status: string;
  isAppealed: boolean;
  isAnnulled: boolean;
  /** Of a measure and its corrections. */
  readonly signatories: Set<string>;
}

export interface WalkAppeal {
  readonly id: string;
  readonly measure: WalkMeasure;
  state: string;
  version: number;
  readonly opinions: Map<string, string | null>;
}

const NEXT: Readonly<Record<string, readonly string[]>> = {
  DRAFT: ['SUBMITTED', 'WITHDRAWN'],
  SUBMITTED: ['INCOMPLETE', 'INADMISSIBLE', 'ADMISSIBLE', 'WITHDRAWN'],
  INCOMPLETE: ['SUBMITTED', 'WITHDRAWN', 'LAPSED'],
  ADMISSIBLE: ['UNDER_EVALUATION', 'WITHDRAWN'],
  UNDER_EVALUATION: ['EVALUATED', 'WITHDRAWN'],
  EVALUATED: ['UNDER_REVIEW', 'SCHEDULED', 'WITHDRAWN'],
  UNDER_REVIEW: ['SCHEDULED', 'WITHDRAWN'],
  SCHEDULED: ['DEFERRED', 'DECIDED', 'WITHDRAWN'],
  DEFERRED: ['UNDER_EVALUATION', 'SCHEDULED', 'WITHDRAWN', 'LAPSED'],
};

export const LABEL_NEXT: Readonly<Record<string, readonly string[]>> = {
  ACTIVE: ['SUSPENDED', 'WITHDRAWN', 'SURRENDERED', 'RENEWED', 'EXPIRED'],
  SUSPENDED: ['ACTIVE', 'WITHDRAWN', 'SURRENDERED', 'EXPIRED'],
};

export const isOpen = ({ state }: WalkFile): boolean => NEXT[state] !== undefined;

/** Whether a file may ever go from one state to another: what no walk may leave. */
export const isStep = (from: string, to: string): boolean => NEXT[from]?.includes(to) === true;

/** A file and those that it takes up again. */
export function chainOf(file: WalkFile): readonly WalkFile[] {
  return file.reopens === null ? [file] : [file, ...chainOf(file.reopens)];
}

export function inTime({ dueBy }: WalkFile, today: IsoDate): boolean {
  return dueBy === null || dueBy >= today;
}

export function examinersOf(file: WalkFile): ReadonlySet<string> {
  return new Set(
    chainOf(file)
      .flatMap(({ evaluations, reviews }) => evaluations.concat(reviews))
      .map(({ person }) => person),
  );
}

export function hasFourEyes(file: WalkFile, directorateOf: (person: string) => string): boolean {
  const inRound = (of: (one: WalkFile) => readonly Judgement[]): readonly Judgement[] =>
    chainOf(file)
      .flatMap(of)
      .filter(({ round }) => round === file.round);
  const evaluations = inRound((one) => one.evaluations);
  const [review] = inRound((one) => one.reviews);
  if (evaluations.length === 0 || evaluations.some(({ signed }) => !signed)) {
    return false;
  }
  return review === undefined
    ? evaluations.length >= RULES.mandatoryEvaluations &&
        new Set(evaluations.map(({ person }) => directorateOf(person))).size >= 2
    : review.signed && evaluations.every(({ person }) => person !== review.person);
}

export function statusOn(label: WalkLabel, day: IsoDate): string | null {
  const last = label.history.findLast(({ on }) => on <= day)?.status ?? null;
  return last !== null && LABEL_NEXT[last] !== undefined && day >= label.validUntil
    ? 'EXPIRED'
    : last;
}

export function isRunningOn(label: WalkLabel, day: IsoDate): boolean {
  const status = statusOn(label, day);
  return status === 'ACTIVE' || status === 'SUSPENDED';
}

/** Whether a label may change to a status with effect from a day. */
export function mayFollow(label: WalkLabel, status: string, day: IsoDate): boolean {
  const last = label.history.at(-1);
  return (
    last !== undefined &&
    LABEL_NEXT[last.status]?.includes(status) === true &&
    day >= last.on &&
    day < label.validUntil
  );
}

export function isInMandate({ until }: WalkSeat, day: IsoDate): boolean {
  return until === null || day < until;
}

/** Persons who count for a file: with a vote, in mandate, not recused, and there or known by their ballot. */
export function votersOf(
  session: WalkSession,
  item: WalkItem,
  recused: ReadonlySet<string>,
): string[] {
  return [...session.seats]
    .filter(
      ([person, seat]) =>
        seat.voting &&
        isInMandate(seat, session.heldOn) &&
        !recused.has(person) &&
        (seat.present || item.ballots.has(person)),
    )
    .map(([person]) => person);
}

export function outcomesOf(
  session: WalkSession,
  item: WalkItem,
  recused: ReadonlySet<string>,
): readonly string[] {
  const voters = votersOf(session, item, recused);
  const directorates = new Set(voters.map((person) => session.seats.get(person)?.directorate));
  const count = (choice: string): number =>
    voters.filter((person) => item.ballots.get(person) === choice).length;
  const [pro, contra] = [count('FOR'), count('AGAINST')];
  const hasQuorum = voters.length >= RULES.quorum && directorates.size >= RULES.minimumDirectorates;
  if (!hasQuorum || pro + contra === 0) {
    return ['DEFERRED'];
  }
  if (pro === contra) {
    return ['REFUSED', 'DEFERRED'];
  }
  return pro > contra ? ['GRANTED'] : ['REFUSED'];
}

/** Whether the labels of an item leave room for what a file asks for, on the day on which it is looked at. */
export function fitsLabels(file: WalkFile, labels: readonly WalkLabel[], day: IsoDate): boolean {
  if (file.kind === 'INITIAL') {
    return !labels.some((label) => label.subject === file.subject && isRunningOn(label, day));
  }
  const label = labels.find(({ number }) => number === file.label);
  return (
    label !== undefined &&
    isRunningOn(label, day) &&
    (file.kind === 'SCOPE_CHANGE' || day >= addMonths(label.validUntil, -RULES.renewalWindowMonths))
  );
}

/** The last day, so many days after another. */
export const after = (day: IsoDate, days: number): IsoDate => addDays(day, days);
