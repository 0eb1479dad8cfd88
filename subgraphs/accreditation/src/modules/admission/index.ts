/** What the secretariat does with a file before it is evaluated. */
export { AdmissionMutations } from './admission-mutations.resolver';
export { eligibilityOf } from './eligibility';
export { readRangeStanding, readSubjectStanding } from './subject-standing.reader';
