import { BoundedCache } from './bounded-cache';

function read(cache: BoundedCache<number>, ...keys: string[]): (number | undefined)[] {
  return keys.map((key) => cache.get(key));
}

describe('the cache', () => {
  it('creates a value once', () => {
    const cache = new BoundedCache<object>(2);
    const first = cache.getOrCreate('a', () => ({}));
    expect(cache.getOrCreate('a', () => ({}))).toBe(first);
  });

  it('forgets what was not used when it gets too heavy', () => {
    const cache = new BoundedCache<number>(10);
    cache.set('a', 1, 4);
    cache.set('b', 2, 4);
    expect(cache.get('a')).toBe(1);
    cache.set('c', 3, 4);
    expect(read(cache, 'a', 'b', 'c')).toEqual([1, undefined, 3]);
    expect(cache.size).toBe(2);
  });

  it('makes room for what is new when all is used, and spares nothing twice for one use', () => {
    const cache = new BoundedCache<number>(3);
    for (const [index, key] of ['a', 'b', 'c'].entries()) {
      cache.getOrCreate(key, () => index);
    }
    read(cache, 'a', 'b', 'c');
    cache.set('d', 3);
    cache.set('e', 4);
    expect(read(cache, 'a', 'b', 'c', 'd', 'e')).toEqual([undefined, undefined, 2, 3, 4]);
  });

  it('keeps nothing that is too heavy by itself, and nothing has to go for it', () => {
    const cache = new BoundedCache<number>(10);
    cache.set('b', 1, 10);
    cache.set('a', 1, 11);
    expect(read(cache, 'a', 'b')).toEqual([undefined, 1]);
  });

  it('counts what is set again once', () => {
    const cache = new BoundedCache<number>(2);
    cache.set('a', 1);
    cache.set('a', 2);
    cache.set('b', 3);
    expect(read(cache, 'a', 'b')).toEqual([2, 3]);
  });
});
