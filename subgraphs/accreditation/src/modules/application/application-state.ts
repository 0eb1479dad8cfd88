/** Where a file stands. The states are this register's own: how CNES handles files is not public. */
export const ApplicationState = {
  DRAFT: 'DRAFT',
  SUBMITTED: 'SUBMITTED',
  INCOMPLETE: 'INCOMPLETE',
  INADMISSIBLE: 'INADMISSIBLE',
  ADMISSIBLE: 'ADMISSIBLE',
  UNDER_EVALUATION: 'UNDER_EVALUATION',
  EVALUATED: 'EVALUATED',
  UNDER_REVIEW: 'UNDER_REVIEW',
  SCHEDULED: 'SCHEDULED',
  DEFERRED: 'DEFERRED',
  DECIDED: 'DECIDED',
  WITHDRAWN: 'WITHDRAWN',
  LAPSED: 'LAPSED',
} as const;
export type ApplicationState = (typeof ApplicationState)[keyof typeof ApplicationState];

/** States that somebody has to end before a day: afterwards the clock lapses the file. */
export type DatedState = 'INCOMPLETE' | 'DEFERRED';

/** Where a file may go from each state. A state without successors is final. */
const NEXT: Readonly<Record<ApplicationState, readonly ApplicationState[]>> = {
  DRAFT: ['SUBMITTED', 'WITHDRAWN'],
  SUBMITTED: ['INCOMPLETE', 'INADMISSIBLE', 'ADMISSIBLE', 'WITHDRAWN'],
  INCOMPLETE: ['SUBMITTED', 'WITHDRAWN', 'LAPSED'],
  INADMISSIBLE: [],
  ADMISSIBLE: ['UNDER_EVALUATION', 'WITHDRAWN'],
  UNDER_EVALUATION: ['EVALUATED', 'WITHDRAWN'],
  // Two signed evaluations need no review; one alone does.
  EVALUATED: ['UNDER_REVIEW', 'SCHEDULED', 'WITHDRAWN'],
  UNDER_REVIEW: ['SCHEDULED', 'WITHDRAWN'],
  SCHEDULED: ['DEFERRED', 'DECIDED', 'WITHDRAWN'],
  DEFERRED: ['UNDER_EVALUATION', 'SCHEDULED', 'WITHDRAWN', 'LAPSED'],
  DECIDED: [],
  WITHDRAWN: [],
  LAPSED: [],
};

export function canBecome(from: ApplicationState, to: ApplicationState): boolean {
  return NEXT[from].includes(to);
}

/** True while anything can still happen to the file. */
export function isOpen(state: ApplicationState): boolean {
  return NEXT[state].length > 0;
}

export function isDated(state: ApplicationState): state is DatedState {
  return state === 'INCOMPLETE' || state === 'DEFERRED';
}

export const OPEN_STATES: readonly ApplicationState[] =
  Object.values(ApplicationState).filter(isOpen);
