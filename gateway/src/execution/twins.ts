import type { Tree } from './tree';

/**
 * Objects of one answer that hang at several places below one path, because the same entity was met there with the same
 * content. What is fetched for it is merged once, what is below it is visited once, and it is written once: in an answer
 * that leads from products to reviews, to their authors and back, most objects are the same few.
 */
export class Twins {
  /** Mostly there are none. Null until it is written for the first time. */
  private texts: Map<Tree, string | null> | null = null;

  add(object: Tree): void {
    this.texts ??= new Map();
    this.texts.set(object, null);
  }

  has(object: Tree): boolean {
    return this.texts?.has(object) === true;
  }

  /** The text of one of these objects, and of all its twins: they hang below one path, so the same is asked of them. */
  textOf(object: Tree): string | null {
    return this.texts?.get(object) ?? null;
  }

  keepText(object: Tree, text: string): void {
    this.texts?.set(object, text);
  }
}

/** Whether two objects have the same keys with the same values. Objects and lists in them must be the very same. */
export function haveSameContent(one: Tree, other: Tree): boolean {
  if (one === other) {
    return true;
  }
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) {
    return false;
  }
  for (const key of keys) {
    if (one[key] !== other[key]) {
      return false;
    }
  }
  return true;
}
