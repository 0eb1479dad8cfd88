import { batchEntities, type EntityBatch } from './entity-batch';
import { callForEntities, entitiesOf } from './entity-call';
import type { EntityFetchNode, FetchContext } from './fetch-context';
import { type ErrorPlaces, reportErrors } from './fetch-errors';
import { clientKeys, filledKeys } from './filled-keys';
import { type Giving, giveToAll } from './give-to-all';
import { onlyTypeRequired } from './only-type-required';
import { commonPlace, findPlaces } from './places';
import { compileRepresentation } from './representations';
import { compileRewrites, type Rewrite } from './rewrites';
import type { AnswerDraft, Path, Step } from './run';
import { compileCall } from './subgraph-call';
import { isTree, type Tree } from './tree';

/** Fetches fields of entities that are known already: all entities at one path in one request. */
export function entityFetchStep(fetch: EntityFetchNode, context: FetchContext): Step {
  const { jointCalls } = context;
  const call = compileCall(fetch);
  const represent = compileRepresentation(context.schema, fetch.requires);
  const onlyType = onlyTypeRequired(context.schema, fetch.requires);
  const rewriteInput = compileRewrites(context.schema, fetch.inputRewrites);
  const rewriteOutput = compileRewrites(context.schema, fetch.outputRewrites);
  const giving = { ...context, rewriteOutput };
  return async (run, targets) => {
    const batch = batchEntities(targets, {
      writerOf: represent,
      onlyType,
      rewriteInput,
      twins: context.mayUnite ? run.twins : null,
    });
    if (batch.representations.length === 0) {
      return;
    }
    const { representations } = batch;
    const outcome = await (jointCalls === null
      ? callForEntities(run, call, representations)
      : jointCalls.ask(run, representations));
    reportErrors(run, { subgraph: call.subgraph, outcome }, (draft) =>
      errorPlaces({ fetch, context, batch, draft, isOnly: run.drafts.length === 1 }),
    );
    giveEntities(entitiesOf(outcome), batch, giving);
  };
}

function giveEntities(
  entities: readonly unknown[],
  { owners }: EntityBatch,
  giving: Giving & { readonly rewriteOutput: Rewrite | null },
): void {
  for (let index = 0; index < entities.length; index++) {
    const entity = entities[index];
    const targets = owners[index] ?? [];
    if (isTree(entity)) {
      if (giving.rewriteOutput !== null) {
        nameType(entity, targets);
        giving.rewriteOutput(entity);
      }
      giveToAll(targets, entity, giving);
    }
  }
}

/** Rewrites go by type, which the plan does not ask for where it is known already. */
function nameType(entity: Tree, targets: readonly Tree[]): void {
  if (entity['__typename'] === undefined) {
    entity['__typename'] = targets[0]?.['__typename'];
  }
}

interface FetchInProgress {
  readonly fetch: EntityFetchNode;
  readonly context: FetchContext;
  readonly batch: EntityBatch;
  readonly draft: AnswerDraft;
  /** Whether everything that was fetched is for this draft. */
  readonly isOnly: boolean;
}

function errorPlaces({ fetch, context, batch, draft, isOnly }: FetchInProgress): ErrorPlaces {
  const placesOf = (targets: readonly Tree[]): Path[] => {
    const places = findPlaces(draft.tree, context.path);
    const elsewhere = isOnly ? [commonPlace(context.path)] : [];
    return targets.flatMap((target) => places.get(target) ?? elsewhere);
  };
  return {
    ofLoss: () => {
      const keys = filledKeys(fetch);
      const everywhere = placesOf(batch.owners.flat());
      if (everywhere.length === 0) {
        return [];
      }
      const place = everywhere.length === 1 ? everywhere[0] : commonPlace(context.path);
      return [[...(place ?? []), ...(keys.length === 1 && everywhere.length === 1 ? keys : [])]];
    },
    ofPath: ([, index, ...rest]) => {
      if (typeof index !== 'number') {
        return null;
      }
      const clientKey = clientKeys(fetch);
      const below = rest.map((element) =>
        typeof element === 'string' ? clientKey(element) : element,
      );
      return placesOf(batch.owners[index] ?? []).map((place) => place.concat(below));
    },
  };
}
