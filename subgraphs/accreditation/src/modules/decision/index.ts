/** Decisions of the committee: what stands in the way of a grant, the record, the label. */
export { ApplicationDecisionsResolver } from './application-decisions.resolver';
export { DecisionMutations } from './decision.resolver';
