export { assertNever } from './assert-never';
export { BadUserInput } from './bad-user-input';
export { ConfigurationError } from './configuration-error';
export { DomainError, type ErrorDetails } from './domain-error';
