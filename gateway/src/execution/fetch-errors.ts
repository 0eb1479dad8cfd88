import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { SubgraphFailure } from '../transports';
import type { AnswerDraft, Path, Run } from './run';
import type { Outcome } from './subgraph-call';

/** Tells where in one of the answers something that went wrong in one fetch belongs. */
export interface ErrorPlaces {
  /** Where the loss of the whole fetch shows. */
  ofLoss(): readonly Path[];
  /** Where a path in the subgraph's answer leads; `null` when it leads nowhere, in this answer or any. */
  ofPath(path: Path): readonly Path[] | null;
}

/** For subgraphs that give an error no code. */
const UNNAMED_CODE = 'DOWNSTREAM_SERVICE_ERROR';

interface AnsweredFetch {
  readonly subgraph: string;
  readonly outcome: Outcome;
}

/** Adds to the answers what a fetch had to complain about, once for every place where it shows. */
export function reportErrors(
  { drafts }: Run,
  fetch: AnsweredFetch,
  placesIn: (draft: AnswerDraft) => ErrorPlaces,
): void {
  if (fetch.outcome.kind === 'failed' || fetch.outcome.errors.length > 0) {
    for (const draft of drafts) {
      reportIn(draft, fetch, placesIn(draft));
    }
  }
}

function reportIn(
  { errors }: AnswerDraft,
  { subgraph, outcome }: AnsweredFetch,
  places: ErrorPlaces,
): void {
  if (outcome.kind === 'failed') {
    for (const place of places.ofLoss()) {
      errors.push(failureError(outcome.cause, place));
    }
    return;
  }
  for (const reported of outcome.errors) {
    const found = reported.path === undefined ? null : places.ofPath(reported.path);
    for (const place of found ?? places.ofLoss()) {
      errors.push(subgraphError(reported, subgraph, place));
    }
  }
}

function failureError(cause: unknown, place: Path): GraphQLError {
  const originalError = cause instanceof Error ? cause : new Error(String(cause));
  return cause instanceof SubgraphFailure
    ? new GraphQLError(cause.message, {
        path: place,
        originalError,
        extensions: { code: cause.code },
      })
    : new GraphQLError('A subgraph could not be called.', { path: place, originalError });
}

function subgraphError(
  { message, extensions }: GraphQLFormattedError,
  subgraph: string,
  place: Path,
): GraphQLError {
  return new GraphQLError(message, {
    path: place,
    extensions: {
      ...extensions,
      code: extensions?.['code'] ?? UNNAMED_CODE,
      serviceName: subgraph,
    },
  });
}
