import { namespacedStorage } from './browser-storage';

/** Behaves like the browser's: the stored keys are the object's own properties. */
function fakeLocalStorage(): Storage {
  const methods = {
    getItem(this: Record<string, string>, key: string) {
      return this[key] ?? null;
    },
    setItem(this: Record<string, string>, key: string, value: string) {
      this[key] = value;
    },
    removeItem(this: Record<string, string>, key: string) {
      delete this[key];
    },
  };
  return Object.create(methods) as Storage;
}

describe('namespacedStorage', () => {
  it('keeps two graphs on one origin apart', () => {
    const shared = fakeLocalStorage();
    const one = namespacedStorage(shared, 'One');
    const two = namespacedStorage(shared, 'Two');
    one.setItem('theme', 'dark');
    expect([one.getItem('theme'), two.getItem('theme')]).toEqual(['dark', null]);
  });

  it('clears and counts only its own keys', () => {
    const shared = fakeLocalStorage();
    const one = namespacedStorage(shared, 'One');
    const two = namespacedStorage(shared, 'Two');
    one.setItem('a', '1');
    two.setItem('a', '2');
    one.clear();
    expect([one.length, two.length, two.getItem('a')]).toEqual([0, 1, '2']);
  });
});
