import type { PersonId } from '@apogee/shared/ids';

/** Somebody with a part in the procedure. */
export interface Person {
  readonly id: PersonId;
  readonly displayName: string;
  /** Null for somebody from outside the agency. */
  readonly directorateCode: string | null;
}

/** A directorate of the agency. Directorates are reorganised, so each has its dates. */
export interface Directorate {
  readonly code: string;
  readonly name: { readonly fr: string | null; readonly en: string | null };
}
