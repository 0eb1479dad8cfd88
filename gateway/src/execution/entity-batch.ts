import type { EntityWriter } from './representations';
import type { Rewrite } from './rewrites';
import type { Targets } from './targets';
import { readOwn, type Tree, typenameOf } from './tree';
import { haveSameContent, type Twins } from './twins';

/** Representations for one entity fetch as JSON texts, each different, and the objects that each stands for. */
export interface EntityBatch {
  readonly representations: readonly string[];
  readonly owners: readonly (readonly Tree[])[];
}

export interface BatchSettings {
  readonly writerOf: (typename: string) => EntityWriter;
  readonly rewriteInput: Rewrite | null;
  /** Given where equal entities with the same content become one object; `null` where each stays its own. */
  readonly twins: Twins | null;
}

/**
 * Equal entities are asked for once. They are compared before the input rewrites, which may turn
 * two types into one interface: answers to those are rewritten back by the type that each had.
 */
export function batchEntities(targets: Targets, settings: BatchSettings): EntityBatch {
  const batch = new BatchBuilder(targets, settings);
  for (let index = 0; index < targets.objects.length; index++) {
    batch.add(index);
  }
  const { representations, owners } = batch;
  const { rewriteInput } = settings;
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
  private readonly targets: Targets;
  private readonly settings: BatchSettings;
  private readonly ownersByText = new Map<string, Tree[]>();
  private readonly ownersByIdentity = new Map<string, Map<unknown, Tree[]>>();

  constructor(targets: Targets, settings: BatchSettings) {
    this.targets = targets;
    this.settings = settings;
  }

  add(index: number): void {
    const target = this.targets.objects[index];
    const typename = target === undefined ? undefined : typenameOf(target);
    if (target === undefined || typename === undefined) {
      return;
    }
    const { identity, write } = this.settings.writerOf(typename);
    const value = identity === null ? null : readOwn(target, identity);
    if (typeof value === 'string' || typeof value === 'number') {
      const known = this.identitiesOf(typename);
      const owners = known.get(value);
      if (owners === undefined) {
        this.addFirst(target, write(target), { known, key: value });
      } else {
        this.addTo(owners, index, target);
      }
      return;
    }
    const text = write(target);
    const owners = text === null ? undefined : this.ownersByText.get(text);
    if (owners !== undefined) {
      this.addTo(owners, index, target);
    } else if (text !== null) {
      this.addFirst(target, text, { known: this.ownersByText, key: text });
    }
  }

  private addFirst(
    target: Tree,
    text: string | null,
    { known, key }: { readonly known: Map<unknown, Tree[]>; readonly key: string | number },
  ): void {
    if (text !== null) {
      const owners = [target];
      known.set(key, owners);
      this.owners.push(owners);
      this.representations.push(text);
    }
  }

  private addTo(owners: Tree[], index: number, target: Tree): void {
    const [first] = owners;
    const { twins } = this.settings;
    if (twins === null || first === undefined || !haveSameContent(first, target)) {
      owners.push(target);
      return;
    }
    twins.add(first);
    if (first !== target) {
      this.targets.replace(index, first);
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
