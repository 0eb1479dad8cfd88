import type { EntityWriter } from './representations';
import type { Rewrite } from './rewrites';
import { readOwn, type Tree, typenameOf } from './tree';

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
  writerOf: (typename: string) => EntityWriter,
  rewriteInput: Rewrite | null,
): EntityBatch {
  const batch = new BatchBuilder(writerOf);
  for (const target of targets) {
    batch.add(target);
  }
  const { representations, owners } = batch;
  return {
    representations:
      rewriteInput === null
        ? representations
        : representations.map((text) => rewrite(text, rewriteInput)),
    owners,
  };
}

class BatchBuilder {
  readonly representations: string[] = [];
  readonly owners: Tree[][] = [];
  private readonly writerOf: (typename: string) => EntityWriter;
  private readonly ownersByText = new Map<string, Tree[]>();
  private readonly ownersByIdentity = new Map<string, Map<unknown, Tree[]>>();

  constructor(writerOf: (typename: string) => EntityWriter) {
    this.writerOf = writerOf;
  }

  add(target: Tree): void {
    const typename = typenameOf(target);
    if (typename === undefined) {
      return;
    }
    const { identity, write } = this.writerOf(typename);
    const value = identity === null ? null : readOwn(target, identity);
    if (typeof value === 'string' || typeof value === 'number') {
      this.addOnce(target, write, { known: this.identitiesOf(typename), key: value });
      return;
    }
    const text = write(target);
    if (text !== null) {
      this.addOnce(target, () => text, { known: this.ownersByText, key: text });
    }
  }

  private addOnce(
    target: Tree,
    write: EntityWriter['write'],
    { known, key }: { readonly known: Map<unknown, Tree[]>; readonly key: string | number },
  ): void {
    const owners = known.get(key);
    if (owners !== undefined) {
      owners.push(target);
      return;
    }
    const text = write(target);
    if (text !== null) {
      const first = [target];
      known.set(key, first);
      this.owners.push(first);
      this.representations.push(text);
    }
  }

  /** Comparing one value is cheaper than writing and comparing texts: most entities of a list may be the same few. */
  private identitiesOf(typename: string): Map<unknown, Tree[]> {
    let identities = this.ownersByIdentity.get(typename);
    if (identities === undefined) {
      identities = new Map();
      this.ownersByIdentity.set(typename, identities);
    }
    return identities;
  }
}

function rewrite(text: string, rewriteInput: Rewrite): string {
  const representation: unknown = JSON.parse(text);
  rewriteInput(representation);
  return JSON.stringify(representation);
}
