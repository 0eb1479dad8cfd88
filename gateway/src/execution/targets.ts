import { readOwn, type Tree, writeOwn } from './tree';

/** What an object hangs on: another object, by one of its keys, or a list. */
export type Holder = Tree | unknown[];

export function valueAt(holder: Holder, key: string | number): unknown {
  return Array.isArray(holder) ? holder[Number(key)] : readOwn(holder, String(key));
}

/** The objects that a step of a plan is for, and where each of them hangs. */
export class Targets {
  readonly objects: Tree[] = [];
  private readonly holders: Holder[] = [];
  private readonly keys: (string | number)[] = [];

  /** The root of an answer, which hangs nowhere, or objects that stay where they are. */
  static of(...objects: readonly Tree[]): Targets {
    const targets = new Targets();
    targets.objects.push(...objects);
    return targets;
  }

  add(object: Tree, holder: Holder, key: string | number): void {
    this.objects.push(object);
    this.holders.push(holder);
    this.keys.push(key);
  }

  /** Hangs another object where the one with this index hung. */
  replace(index: number, by: Tree): void {
    const holder = this.holders[index];
    const key = this.keys[index];
    if (Array.isArray(holder) && typeof key === 'number') {
      holder[key] = by;
    } else if (holder !== undefined && !Array.isArray(holder) && typeof key === 'string') {
      writeOwn(holder, key, by);
    }
  }
}
