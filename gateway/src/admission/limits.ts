/** How large a document may be. Checked before validation, whose work may grow with the square of a document. */
export interface Limits {
  readonly tokens: number;
  readonly depth: number;
  readonly fields: number;
  readonly writtenFields: number;
  readonly repeats: number;
  readonly mergeSteps: number;
  readonly rootFields: number;
  readonly aliases: number;
  readonly directivesPerLocation: number;
  readonly directives: number;
  readonly fragments: number;
}

export const LIMITS: Limits = {
  /** The largest example has 145, GraphiQL's introspection query 184; parsing this many takes some milliseconds. */
  tokens: 5_000,
  /** GraphiQL's introspection query is 15 deep, the deepest example 10; people do not read further. */
  depth: 20,
  /** Of one operation or fragment with everything it spreads: introspection selects 230, the largest example 60. */
  fields: 500,
  /** Of all operations and fragments as written: a page of examples may be sent as one document. */
  writtenFields: 1_000,
  /** Of one response name at one place: generated documents repeat a field a few times, and each pair must be compared. */
  repeats: 20,
  /**
   * Of comparing fields that meet at one place (`countMergeSteps`): some milliseconds. Thirty components that ask six
   * fields of one object make 26,000, introspection 500.
   */
  mergeSteps: 30_000,
  /** A dashboard asks a handful of questions at once; more are a way around the limit on requests. */
  rootFields: 20,
  /** Side-by-side comparisons need a few; hundreds are guesses of identifiers in one request. */
  aliases: 30,
  /** `@skip`, `@include` and three that a client library may add. */
  directivesPerLocation: 5,
  /** One for each tenth field of the largest operation. */
  directives: 50,
  /** One for each component of a large page. */
  fragments: 50,
};

/** As many errors of an invalid document as a person reads before the next attempt. */
export const MOST_VALIDATION_ERRORS = 5;

/**
 * What an operation may cost at most: about as many objects as it may return. The costliest example is estimated
 * at a seventh of it; a page of 100 with pages of 100 in it passes, a third such level does not.
 */
export const COST_BUDGET = 100_000;
