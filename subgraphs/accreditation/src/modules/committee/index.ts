/** Sessions of the accreditation committee: seats, agenda, recusals, ballots. */
export { ApplicationSessionResolver } from './application-session.resolver';
export type { CommitteeContext } from './committee.context';
export { ConflictGround, VoteOutcome } from './committee.enums.type';
export { createCommitteeLoaders } from './committee.loader';
export type { DeliberationRecord } from './committee.record';
export { CommitteeRepository } from './committee.repository';
export { CommitteeQueries, findVisibleTally } from './committee-queries.resolver';
export { CommitteeRegister } from './committee-register.repository';
export { CommitteeSessionResolver } from './committee-session.resolver';
export { VoteTallyType } from './committee-session.type';
export { decisionRefusals } from './decision-conditions';
export {
  CastBallotResolver,
  CommitteeSeatResolver,
  DeliberationResolver,
  RecusalResolver,
} from './deliberation.resolver';
export { enterDeliberation, enterSession, presidingSeat } from './enter-session.command';
export { FileMutations } from './file-mutations.resolver';
export { MandateRepository } from './mandate.repository';
export { type MandateContext, MandateResolver } from './mandate.resolver';
export {
  type KnownTies,
  REGISTERED_GROUNDS,
  type RegisteredGround,
  registeredConflict,
} from './recusal';
export { type FileAct, lockScheduledFile } from './scheduled-file.command';
export { createSessionRegister } from './session.register';
export { SessionMutations } from './session-mutations.resolver';
export { voteSubject } from './tally.events';
export { tallyOf, type VoteTally } from './vote-tally';
