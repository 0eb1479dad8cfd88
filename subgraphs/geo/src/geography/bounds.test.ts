import { BadUserInput } from '@apogee/shared/errors';
import { assertSouthBelowNorth, boundsOf, contains, splitAtAntimeridian } from './bounds';

describe('bounds', () => {
  const acrossTheDateLine = { south: -20, west: 170, north: 0, east: -170 };

  it('cross the antimeridian when west is greater than east', () => {
    expect(splitAtAntimeridian(acrossTheDateLine)).toEqual([
      { south: -20, west: 170, north: 0, east: 180 },
      { south: -20, west: -180, north: 0, east: -170 },
    ]);
    expect(contains(acrossTheDateLine, { latitude: -13, longitude: -176 })).toBe(true);
    expect(contains(acrossTheDateLine, { latitude: -13, longitude: 0 })).toBe(false);
  });

  it('include their edges', () => {
    const box = { south: 0, west: 0, north: 1, east: 1 };
    expect(contains(box, { latitude: 1, longitude: 0 })).toBe(true);
    expect(contains(box, { latitude: 1.000001, longitude: 0 })).toBe(false);
  });

  it('enclose points, and nothing when there is none', () => {
    const points = [
      { latitude: 43, longitude: 5 },
      { latitude: 48, longitude: -4 },
    ];
    expect(boundsOf(points)).toEqual({ south: 43, west: -4, north: 48, east: 5 });
    expect(boundsOf([])).toBeNull();
  });

  it('are refused upside down, by the name of their southern side', () => {
    const box = { south: 2, west: 0, north: 1, east: 1 };
    const check = (): void => assertSouthBelowNorth(box, 'bounds');
    expect(check).toThrow(BadUserInput);
    expect(check).toThrow('bounds.south: must not be greater than bounds.north.');
  });
});
