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
  const { objects } = targets;
  // By index: it replaces objects, and an iterator makes two objects for each.
  for (let index = 0; index < objects.length; index++) {
    const target = objects[index];
    if (target !== undefined) {
      batch.add(target, index);
    }
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

interface EntitiesOfType {
  readonly typename: string;
  readonly writer: EntityWriter;
  readonly ownersByIdentity: Map<unknown, Tree[]>;
}

class BatchBuilder {
  readonly representations: string[] = [];
  readonly owners: Tree[][] = [];
  private readonly targets: Targets;
  private readonly settings: BatchSettings;
  private readonly ownersByText = new Map<string, Tree[]>();
  private readonly byType = new Map<string, EntitiesOfType>();
  /** Most lists are of one type. */
  private last: EntitiesOfType | null = null;

  constructor(targets: Targets, settings: BatchSettings) {
    this.targets = targets;
    this.settings = settings;
  }

  add(target: Tree, index: number): void {
    const typename = typenameOf(target) ?? this.settings.onlyType;
    if (typename === null) {
      return;
    }
    const { writer, ownersByIdentity } = this.entitiesOf(typename);
    const { identity, write } = writer;
    const value = identity === null ? null : readOwn(target, identity);
    if (typeof value !== 'string' && typeof value !== 'number') {
      this.addByText(target, index, write(target));
      return;
    }
    // Comparing one value is cheaper than writing and comparing texts: most entities of a list may be the same few.
    const owners = ownersByIdentity.get(value);
    if (owners !== undefined) {
      this.join(owners, target, index);
      return;
    }
    const text = write(target);
    if (text !== null) {
      ownersByIdentity.set(value, this.begin(target, text));
    }
  }

  private addByText(target: Tree, index: number, text: string | null): void {
    if (text === null) {
      return;
    }
    const owners = this.ownersByText.get(text);
    if (owners === undefined) {
      this.ownersByText.set(text, this.begin(target, text));
    } else {
      this.join(owners, target, index);
    }
  }

  private begin(target: Tree, text: string): Tree[] {
    const owners = [target];
    this.owners.push(owners);
    this.representations.push(text);
    return owners;
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

  private entitiesOf(typename: string): EntitiesOfType {
    if (this.last?.typename === typename) {
      return this.last;
    }
    let entities = this.byType.get(typename);
    if (entities === undefined) {
      const writer = this.settings.writerOf(typename);
      entities = { typename, writer, ownersByIdentity: new Map() };
      this.byType.set(typename, entities);
    }
    this.last = entities;
    return entities;
  }
}

function rewrite(text: string, rewriteInput: Rewrite): string {
  const representation: unknown = JSON.parse(text);
  rewriteInput(representation);
  return JSON.stringify(representation);
}
