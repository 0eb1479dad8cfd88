export { assertNever } from './assert-never';
export { BadUserInput } from './bad-user-input';
export { ConfigurationError } from './configuration-error';
export { DomainError, type ErrorDetails } from './domain-error';
export {
  type Explanation,
  type Refusal,
  type RefusalDetails,
  type RefusalTexts,
  Refused,
  refusalsFrom,
  refuseIfAny,
} from './refusal';
