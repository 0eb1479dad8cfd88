/** What a caller may see of an operation: `@authenticated` and `@requiresScopes`, enforced before planning. */
export { AccessRefused } from './access-refused';
export { type FieldRequirements, fieldRequirements } from './field-requirements';
export { GuardedOperation } from './guarded-operation';
export { withoutDenied } from './without-denied';
