import fc from 'fast-check';
import { type Place, Queue } from './queue';

function itemsOf<Item>(queue: Queue<Item>): Item[] {
  const items: Item[] = [];
  for (let place = queue.first; place !== null; place = place.later) {
    if (place.item !== null) {
      items.push(place.item);
    }
  }
  return items;
}

describe('a queue', () => {
  it('always keeps the order of those who came and have not left', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constant('come'), fc.nat(20))), (steps) => {
        const queue = new Queue<number>();
        const places: Place<number>[] = [];
        const left = new Set<number>();
        for (const step of steps) {
          if (step === 'come') {
            places.push(queue.add(places.length));
          } else if (typeof step === 'number' && places[step] !== undefined) {
            queue.remove(places[step]);
            left.add(step);
          }
        }
        const expected = places.map((_, number) => number).filter((number) => !left.has(number));
        expect(itemsOf(queue)).toEqual(expected);
        expect(queue.size).toBe(expected.length);
      }),
    );
  });

  it('holds on to nothing through those who have left', () => {
    const queue = new Queue<string>();
    const places = ['a', 'b', 'c'].map((item) => queue.add(item));
    places.forEach((place) => queue.remove(place));
    expect(places).toEqual(places.map(() => ({ item: null, earlier: null, later: null })));
  });
});
