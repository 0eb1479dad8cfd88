import { BoundedCache } from './bounded-cache';

describe('the cache', () => {
  it('creates a value once', () => {
    const cache = new BoundedCache<string, object>(2);
    const first = cache.getOrCreate('a', () => ({}));
    expect(cache.getOrCreate('a', () => ({}))).toBe(first);
  });

  it('forgets what was not used for longest', () => {
    const cache = new BoundedCache<string, number>(2);
    for (const [key, value] of [
      ['a', 1],
      ['b', 2],
      ['a', 9],
      ['c', 3],
    ] as const) {
      cache.getOrCreate(key, () => value);
    }
    expect(['a', 'c', 'b'].map((key) => cache.getOrCreate(key, () => 7))).toEqual([1, 3, 7]);
    expect(cache.size).toBe(2);
  });
});
