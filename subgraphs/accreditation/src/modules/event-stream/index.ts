/** Events of the log as clients hear of them: to catch up by query, and to follow by subscription. */
export type { EventContext } from '@apogee/shared/events';
export { asDecision, isWanted } from './decision-filter';
export { LabelDecisionFilter } from './event.arguments.type';
export { LabelDecisionEventResolver } from './label-decision-events.resolver';
export {
  ApplicationTransitionEventResolver,
  VoteTallyEventResolver,
} from './procedure-events.resolver';
