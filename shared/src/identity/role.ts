import { Scope } from './scope';

/** Whom the procedure and the catalogue know. A role is nothing but the scopes that it is usually given. */
export const Role = {
  PUBLIC: 'PUBLIC',
  FIRM_REPRESENTATIVE: 'FIRM_REPRESENTATIVE',
  EVALUATOR: 'EVALUATOR',
  REVIEWER: 'REVIEWER',
  COMMITTEE_MEMBER: 'COMMITTEE_MEMBER',
  CHAIR: 'CHAIR',
  SECRETARIAT: 'SECRETARIAT',
  AUDITOR: 'AUDITOR',
  SERVICE: 'SERVICE',
  CATALOGUE_EDITOR: 'CATALOGUE_EDITOR',
} as const;
export type Role = (typeof Role)[keyof typeof Role];

export const SCOPES_OF: Readonly<Record<Role, readonly Scope[]>> = {
  PUBLIC: [],
  FIRM_REPRESENTATIVE: [Scope.APPLY, Scope.CONTRIBUTE],
  EVALUATOR: [Scope.READ, Scope.EVALUATE],
  REVIEWER: [Scope.READ, Scope.REVIEW],
  COMMITTEE_MEMBER: [Scope.READ, Scope.VOTE],
  CHAIR: [Scope.READ, Scope.VOTE, Scope.CHAIR],
  SECRETARIAT: [Scope.READ, Scope.SECRETARIAT],
  AUDITOR: [Scope.READ, Scope.AUDIT],
  SERVICE: [Scope.SERVICE, Scope.WEBHOOKS],
  CATALOGUE_EDITOR: [Scope.EDIT],
};
