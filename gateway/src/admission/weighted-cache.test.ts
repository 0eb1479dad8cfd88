import { WeightedCache } from './weighted-cache';

describe('the cache', () => {
  it('forgets what was not used for longest when it gets too heavy', () => {
    const cache = new WeightedCache<number>(10);
    cache.set('a', 1, 4);
    cache.set('b', 2, 4);
    expect(cache.get('a')).toBe(1);
    cache.set('c', 3, 4);
    expect(['a', 'b', 'c'].map((key) => cache.get(key))).toEqual([1, undefined, 3]);
  });

  it('keeps nothing that is too heavy by itself', () => {
    const cache = new WeightedCache<number>(10);
    cache.set('a', 1, 11);
    expect(cache.get('a')).toBeUndefined();
  });
});
