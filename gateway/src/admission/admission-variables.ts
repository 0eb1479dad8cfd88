import { variables } from '@apogee/shared/config';
import { COST_BUDGET, LIMITS, type Limits } from './limits';

/** What an operator may set of admission, besides its defaults. */
export interface AdmissionLimits {
  readonly limits: Limits;
  readonly costBudget: number;
}

/**
 * The environment variables of admission. The other limits are not for an operator: they bound the gateway's own
 * work on a document, and no honest one comes near them.
 */
export const admissionVariables = {
  COST_BUDGET: variables.wholeNumber(COST_BUDGET, { least: 1, most: 1_000_000_000 }),
  MAX_TOKENS: variables.wholeNumber(LIMITS.tokens, { least: 1, most: 100_000 }),
  MAX_DEPTH: variables.wholeNumber(LIMITS.depth, { least: 1, most: 100 }),
  MAX_FIELDS: variables.wholeNumber(LIMITS.fields, { least: 1, most: 10_000 }),
  MAX_ROOT_FIELDS: variables.wholeNumber(LIMITS.rootFields, { least: 1, most: 1_000 }),
  MAX_ALIASES: variables.wholeNumber(LIMITS.aliases, { least: 1, most: 1_000 }),
};

type AdmissionEnvironment = Readonly<Record<keyof typeof admissionVariables, number>>;

export function admissionLimits(environment: AdmissionEnvironment): AdmissionLimits {
  const { MAX_TOKENS, MAX_DEPTH, MAX_FIELDS, MAX_ROOT_FIELDS, MAX_ALIASES } = environment;
  return {
    costBudget: environment.COST_BUDGET,
    limits: {
      ...LIMITS,
      tokens: MAX_TOKENS,
      depth: MAX_DEPTH,
      fields: MAX_FIELDS,
      // What one operation may select may be written out in a document.
      writtenFields: Math.max(LIMITS.writtenFields, MAX_FIELDS),
      rootFields: MAX_ROOT_FIELDS,
      aliases: MAX_ALIASES,
    },
  };
}
