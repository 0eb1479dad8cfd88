import type { Environment } from '../readiness';

/** An environment with what a reader wants to know of it beyond the rules. */
export interface EnvironmentRecord extends Environment {
  readonly name: { readonly fr: string; readonly en: string | null };
  readonly orbit: string | null;
}
