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
  /** Of entities that do not say their type, because there is no other where they are; `null`: all say it. */
  readonly onlyType: string | null;
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
  for (const [index, target] of targets.objects.entries()) {
    batch.add(target, index);
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

interface IndexedTarget extends Pick<EntityWriter, 'write'> {
  readonly target: Tree;
  readonly index: number;
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

  add(target: Tree, index: number): void {
    const { onlyType, writerOf } = this.settings;
    const typename = typenameOf(target) ?? onlyType;
    if (typename === null) {
      return;
    }
    const { identity, write } = writerOf(typename);
    const value = identity === null ? null : readOwn(target, identity);
    if (typeof value === 'string' || typeof value === 'number') {
      this.addBy(value, this.identitiesOf(typename), { target, index, write });
      return;
    }
    const text = write(target);
    if (text !== null) {
      this.addBy(text, this.ownersByText, { target, index, write: () => text });
    }
  }

  private addBy(
    key: string | number,
    known: Map<unknown, Tree[]>,
    { target, index, write }: IndexedTarget,
  ): void {
    const owners = known.get(key);
    if (owners !== undefined) {
      this.join(owners, target, index);
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

  private join(owners: Tree[], target: Tree, index: number): void {
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
