import { greatCircleKm, meanPoint } from './geo-point';

const toulouse = { latitude: 43.6047, longitude: 1.4442 };

describe('great-circle distance', () => {
  it.each([
    ['Paris', { latitude: 48.8566, longitude: 2.3522 }, 588],
    ['Kourou', { latitude: 5.16, longitude: -52.65 }, 6782],
    ['itself', toulouse, 0],
    ['its antipode', { latitude: -43.6047, longitude: -178.5558 }, 20_015],
  ])('from Toulouse to %s', (_name, place, expectedKm) => {
    expect(Math.abs(greatCircleKm(toulouse, place) - expectedKm)).toBeLessThan(1);
  });

  it('goes the short way over the antimeridian', () => {
    const km = greatCircleKm({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 });
    expect(km).toBeCloseTo(111.195, 3);
  });
});

describe('mean of points', () => {
  it('lies between them', () => {
    expect(meanPoint([toulouse, { latitude: 45.6047, longitude: 3.4442 }])).toEqual({
      latitude: 44.6047,
      longitude: 2.4442,
    });
  });

  it('does not exist without points', () => {
    expect(meanPoint([])).toBeNull();
  });
});
