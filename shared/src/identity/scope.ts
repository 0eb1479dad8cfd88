/**
 * What a caller may do in our own graph, as OAuth 2.0 scopes: the words that stand in the `scope` claim of a token and
 * in `@requiresScopes` of the schema. Public data needs none.
 */
export const Scope = {
  /** File and follow applications of one's own firms, surrender their labels, appeal. */
  APPLY: 'accreditation:apply',
  /** Read files of the procedure that one takes part in. */
  READ: 'accreditation:read',
  EVALUATE: 'accreditation:evaluate',
  REVIEW: 'accreditation:review',
  /** Sit on the committee: declare conflicts, cast ballots. */
  VOTE: 'accreditation:vote',
  /** Open and close sessions, record and sign decisions. */
  CHAIR: 'accreditation:chair',
  /** Run the procedure: admissibility, assignments, sessions, people. */
  SECRETARIAT: 'accreditation:secretariat',
  /** Read everything, the ledger included; write nothing. */
  AUDIT: 'accreditation:audit',
  /** Have label decisions sent to addresses of one's own. */
  WEBHOOKS: 'accreditation:webhooks',
  /** Programs of the operator: facts from the catalogue, scheduled work. */
  SERVICE: 'accreditation:service',
  /** State what one's own firm does and offers; the public sees it once an editor has published it. */
  CONTRIBUTE: 'catalogue:contribute',
  /** Keep the catalogue: publish what firms state, or return it. */
  EDIT: 'catalogue:edit',
} as const;
export type Scope = (typeof Scope)[keyof typeof Scope];
