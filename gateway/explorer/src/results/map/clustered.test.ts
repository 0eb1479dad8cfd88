import fc from 'fast-check';
import { clustered } from './clustered';

const point = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe('clusters', () => {
  it('hold each point once, whatever the zoom', () => {
    fc.assert(
      fc.property(fc.array(point), fc.double({ min: 0, max: 18, noNaN: true }), (points, zoom) => {
        const held = clustered(points, zoom).flatMap(({ items }) => items);
        expect(held).toHaveLength(points.length);
        expect(new Set(held)).toEqual(new Set(points));
      }),
    );
  });

  it('stand among their points', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1 }), (points) => {
        for (const { latitude, items } of clustered(points, 3)) {
          const all = items.map((item) => item.latitude);
          expect(latitude).toBeGreaterThanOrEqual(Math.min(...all) - 1e-9);
          expect(latitude).toBeLessThanOrEqual(Math.max(...all) + 1e-9);
        }
      }),
    );
  });

  it('come apart as one looks closer', () => {
    const toulouse = { latitude: 43.6, longitude: 1.44 };
    const blagnac = { latitude: 43.64, longitude: 1.39 };
    expect(clustered([toulouse, blagnac], 3)).toHaveLength(1);
    expect(clustered([toulouse, blagnac], 14)).toHaveLength(2);
  });
});
