import type { WriteRepresentation } from './representations';
import type { Rewrite } from './rewrites';
import type { Tree } from './tree';

/** Representations for one entity fetch as JSON texts, each different, and the objects that each stands for. */
export interface EntityBatch {
  readonly representations: readonly string[];
  readonly owners: readonly (readonly Tree[])[];
}

/**
 * Equal entities are asked for once. They are compared before the input rewrites, which may turn
 * two types into one interface: answers to those are rewritten back by the type that each had.
 */
export function batchEntities(
  targets: readonly Tree[],
  represent: WriteRepresentation,
  rewriteInput: Rewrite | null,
): EntityBatch {
  const ownersByText = new Map<string, Tree[]>();
  for (const target of targets) {
    const text = represent(target);
    if (text === null) {
      continue;
    }
    const owners = ownersByText.get(text);
    if (owners === undefined) {
      ownersByText.set(text, [target]);
    } else {
      owners.push(target);
    }
  }
  const texts = [...ownersByText.keys()];
  return {
    representations:
      rewriteInput === null ? texts : texts.map((text) => rewrite(text, rewriteInput)),
    owners: [...ownersByText.values()],
  };
}

function rewrite(text: string, rewriteInput: Rewrite): string {
  const representation: unknown = JSON.parse(text);
  rewriteInput(representation);
  return JSON.stringify(representation);
}
