import type { FetchNode } from '@apollo/query-planner';
import type { FetchContext } from './fetch-context';
import { type ErrorPlaces, reportErrors } from './fetch-errors';
import { clientKeys, filledKeys } from './filled-keys';
import { giveToAll } from './give-to-all';
import { findPlaces } from './places';
import { compileRewrites } from './rewrites';
import type { AnswerDraft, Path, Step } from './run';
import { callSubgraph, compileCall, writeVariables } from './subgraph-call';
import type { Tree } from './tree';

/** Fetches fields of a root type. */
export function rootFetchStep(fetch: FetchNode, context: FetchContext): Step {
  const call = compileCall(fetch);
  const rewriteOutput = compileRewrites(context.schema, fetch.outputRewrites);
  return async (run, targets) => {
    if (targets.objects.length === 0) {
      return;
    }
    const { operation, subgraph } = call;
    const request = { operation, variables: writeVariables(run, call) };
    const outcome = await callSubgraph(run, subgraph, request);
    reportErrors(run, { subgraph: call.subgraph, outcome }, (draft) =>
      errorPlaces(fetch, context, draft),
    );
    if (outcome.kind === 'answered' && outcome.data !== null) {
      rewriteOutput?.(outcome.data);
      giveToAll(targets.objects, outcome.data, context);
    }
  };
}

function errorPlaces(fetch: FetchNode, { path }: FetchContext, { tree }: AnswerDraft): ErrorPlaces {
  const below = (rest: Path): Path[] => rootsOf(tree, path).map((place) => place.concat(rest));
  return {
    ofLoss: () => {
      const keys = filledKeys(fetch);
      return keys.length === 0 ? below([]) : keys.flatMap((key) => below([key]));
    },
    ofPath: (reported) => {
      const clientKey = clientKeys(fetch);
      return below(
        reported.map((element) => (typeof element === 'string' ? clientKey(element) : element)),
      );
    },
  };
}

/** A root type may also be reached from a field, as mutations do that return `Query`. */
function rootsOf(tree: Tree, path: FetchContext['path']): readonly Path[] {
  return path.length === 0 ? [[]] : [...findPlaces(tree, path).values()].flat();
}
