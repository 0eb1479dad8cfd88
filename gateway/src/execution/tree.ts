/**
 * A JSON object as subgraphs send it and as answers are built.
 * Its keys are whatever clients use as aliases, `__proto__` and `constructor` included.
 */
export type Tree = Record<string, unknown>;

/**
 * An object that inherits nothing: `constructor` is absent and `__proto__` is a key like any other.
 * A class, because V8 keeps what `Object.create(null)` makes as a slow dictionary.
 */
class BareObject {
  [key: string]: unknown;
}
Object.setPrototypeOf(BareObject.prototype, null);
Reflect.deleteProperty(BareObject.prototype, 'constructor');

export function newTree(): Tree {
  return new BareObject();
}

/** Objects only: neither lists nor null. */
export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Own properties only, since an answer parsed by `JSON.parse` inherits from `Object.prototype`: functions, which JSON
 * has none of, and `__proto__`. Asking `Object.hasOwn` every time would cost more than all else that is done to a key.
 */
export function readOwn(tree: Tree, key: string): unknown {
  const value = tree[key];
  if (typeof value === 'function' || key === '__proto__') {
    return Object.hasOwn(tree, key) ? value : undefined;
  }
  return value;
}

/** Assigns an own property even when the key is `__proto__`. */
export function writeOwn(tree: Tree, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(tree, key, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  } else {
    tree[key] = value;
  }
}

export function typenameOf(tree: Tree): string | undefined {
  const typename = tree['__typename'];
  return typeof typename === 'string' ? typename : undefined;
}

/** A copy that shares no object or list with the original. */
export function deepCopy(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(deepCopy);
  }
  if (!isTree(value)) {
    return value;
  }
  const copy = newTree();
  for (const key of Object.keys(value)) {
    copy[key] = deepCopy(value[key]);
  }
  return copy;
}
