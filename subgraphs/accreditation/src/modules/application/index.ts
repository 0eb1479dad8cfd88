/**
 * The file of an application: its states, who sees it, and the one way to change its state.
 *
 * Another module that moves a file does it inside a transaction of its own:
 *
 *     const applications = new ApplicationRepository(database);
 *     const application = await applications.lock(id);
 *     await transition(applications, application, { to: 'DEFERRED', dueBy, actor, at, reason });
 *
 * `transition` checks the state machine, grows the version and appends the event. Guards beyond the state machine
 * are the caller's; to SCHEDULED the evaluation module's `scheduleApplication` has them.
 */

export {
  type Application,
  type ApplicationEvent,
  ApplicationKind,
  assertIn,
  type BilingualText,
} from './application';
export { type Step, transition } from './application.command';
export { ApplicationEntity, ApplicationEventEntity } from './application.entity';
export { publishTransition } from './application.events';
export { ApplicationRepository } from './application.repository';
export {
  asApplicant,
  asParticipant,
  isProcedureWide,
  type Viewer,
  viewerOf,
} from './application.viewer';
export {
  type ApplicationCriteria,
  type ApplicationPage,
  ApplicationReadingRepository,
} from './application-reading.repository';
export { applicationRefusal } from './application-refusals';
export { ApplicationState } from './application-state';
export {
  type ApplicationChange,
  amend,
  changeApplication,
  type EnteredApplication,
  enterApplication,
  findToEnter,
} from './change-application.command';
export { LAPSE_OF_APPLICATIONS } from './lapse-applications.command';
