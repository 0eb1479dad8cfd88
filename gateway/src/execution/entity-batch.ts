import type { BuildRepresentation } from './representations';
import type { Rewrite } from './rewrites';
import type { Tree } from './tree';

/** Representations for one entity fetch, each different, and the objects that each stands for. */
export interface EntityBatch {
  readonly representations: readonly Tree[];
  readonly owners: readonly (readonly Tree[])[];
}

/**
 * Equal entities are asked for once. They are compared before the input rewrites, which may turn
 * two types into one interface: answers to those are rewritten back by the type that each had.
 */
export function batchEntities(
  targets: readonly Tree[],
  represent: BuildRepresentation,
  rewriteInput: Rewrite | null,
): EntityBatch {
  const byValue = new Map<string, Tree[]>();
  const representations: Tree[] = [];
  for (const target of targets) {
    const representation = represent(target);
    if (representation === null) {
      continue;
    }
    const value = targets.length === 1 ? '' : JSON.stringify(representation);
    const owners = byValue.get(value);
    if (owners === undefined) {
      byValue.set(value, [target]);
      rewriteInput?.(representation);
      representations.push(representation);
    } else {
      owners.push(target);
    }
  }
  return { representations, owners: [...byValue.values()] };
}
