import { z } from 'zod';
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
  COST_BUDGET: wholeNumber(COST_BUDGET, 1_000_000_000),
  MAX_TOKENS: wholeNumber(LIMITS.tokens, 100_000),
  MAX_DEPTH: wholeNumber(LIMITS.depth, 100),
  MAX_FIELDS: wholeNumber(LIMITS.fields, 10_000),
  MAX_ROOT_FIELDS: wholeNumber(LIMITS.rootFields, 1_000),
  MAX_ALIASES: wholeNumber(LIMITS.aliases, 1_000),
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

function wholeNumber(fallback: number, most: number): z.ZodType<number> {
  const message = `must be a whole number from 1 to ${most}`;
  return z
    .string()
    .regex(/^[1-9]\d{0,11}$/, message)
    .transform(Number)
    .refine((value) => value <= most, message)
    .default(fallback);
}
