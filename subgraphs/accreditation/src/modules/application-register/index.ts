/** Applications as clients read them, and how mutations answer with them. */
export {
  type ApplicationAnswer,
  type ApplicationWriteContext,
  answerApplication,
} from './application.answer';
export { ApplicationKind, ApplicationState } from './application.enums.type';
export {
  ApplicationChangeInput,
  bilingual,
  LONGEST_STATEMENT,
  ReasonedChangeInput,
  ReasonInput,
  ScopeTextInput,
  STATEMENT,
} from './application.input';
export { createApplicationLoaders } from './application.loader';
export { createApplicationRegister } from './application.register';
export {
  type ApplicationContext,
  ApplicationEventResolver,
  ApplicationResolver,
  FirmApplicationsResolver,
} from './application.resolver';
export { ApplicationPayload, ApplicationType } from './application.type';
export {
  ApplicationQueries,
  type ApplicationRegisterContext,
} from './application-queries.resolver';
export { LapseMutations } from './lapse.resolver';
