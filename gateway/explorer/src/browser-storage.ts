/** The part of the Web Storage interface that GraphiQL and this page use. */
export type KeyValueStore = Pick<
  Storage,
  'getItem' | 'setItem' | 'removeItem' | 'clear' | 'length'
>;

/**
 * A part of `storage` under a prefix of its own: several graphs explored on one origin
 * (127.0.0.1:4000 yesterday and today) must not mix their tabs and histories.
 */
export function namespacedStorage(storage: Storage, namespace: string): KeyValueStore {
  const prefix = `explorer:${namespace}:`;
  const ownKeys = (): string[] => Object.keys(storage).filter((key) => key.startsWith(prefix));
  return {
    getItem: (key) => storage.getItem(prefix + key),
    setItem: (key, value) => storage.setItem(prefix + key, value),
    removeItem: (key) => storage.removeItem(prefix + key),
    clear: () => ownKeys().forEach((key) => storage.removeItem(key)),
    get length() {
      return ownKeys().length;
    },
  };
}

/** A storage that lasts as long as the page. */
export function memoryStorage(): KeyValueStore {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
    clear: () => values.clear(),
    get length() {
      return values.size;
    },
  };
}

/** The browser's own storage, or a memory one where a policy forbids it: touching it throws there. */
export function browserStorage(namespace: string): KeyValueStore {
  try {
    return namespacedStorage(globalThis.localStorage, namespace);
  } catch {
    return memoryStorage();
  }
}
