import type { DraftApplicationMutationVariables } from '@apogee/kit';

/** Where a graph is, and with whose access token it is asked. */
export interface Endpoint {
  /** `http://127.0.0.1:4000/graphql` */
  readonly url: string;
  /** The same address for WebSockets: `ws://127.0.0.1:4000/graphql` */
  readonly socketUrl: string;
  readonly token: string;
}

/** What became of a mutation: what it made, or why the rules refuse it. */
export interface Outcome {
  readonly state: string | null;
  /** Codes of `userErrors`. */
  readonly refusedBecause: readonly string[];
}

/** An error of the graph as programs tell it. */
export interface Refusal {
  readonly code: unknown;
  readonly argument: unknown;
}

/** What every front end does with a graph. Each example of this folder does it with another client. */
export interface SixOperations extends AsyncDisposable {
  /** The name of one firm. */
  query(siren: string): Promise<string | undefined>;
  /** The names of the firms on the first two pages. */
  page(first: number): Promise<readonly string[]>;
  /** Begins an application, tries to begin it a second time, and takes it back. */
  mutate(application: DraftApplicationMutationVariables['input']): Promise<readonly Outcome[]>;
  /** The numbers of as many decisions on labels after a cursor. */
  subscribe(after: string, count: number): Promise<readonly number[]>;
  /** How a mistake of the caller is told: a page that is too large. */
  error(): Promise<Refusal | null>;
  /** Asks for something and gives up when told: true when no answer came. */
  cancel(signal: AbortSignal): Promise<boolean>;
}

/** More than the graph gives at a time. */
export const TOO_MANY = 1000;

export function refusalOf(extensions: Readonly<Record<string, unknown>> | undefined): Refusal {
  return { code: extensions?.['code'], argument: extensions?.['argument'] };
}

interface ApplicationPayload {
  readonly application?: { readonly state: string } | null | undefined;
  readonly userErrors: readonly { readonly code: string }[];
}

/** A payload is null when the subgraph could not be reached. */
export function outcomeOf(payload: ApplicationPayload | null | undefined): Outcome {
  return {
    state: payload?.application?.state ?? null,
    refusedBecause: payload?.userErrors.map(({ code }) => code) ?? [],
  };
}

/** True when that is how a request ended that was given up; throws whatever else went wrong. */
export function isFrom(signal: AbortSignal, error: unknown): boolean {
  if (signal.aborted) {
    return true;
  }
  throw error;
}
