import { gridLevel } from './map-grid';

const france = { south: 41, west: -5, north: 51, east: 9 };
const world = { south: -90, west: -180, north: 90, east: 180 };
const pacific = { south: -25, west: 160, north: 0, east: -130 };

describe('the grid of a viewport', () => {
  it.each([
    ['has cells of a quarter tile', france, 5, 7],
    ['is coarsened when it would have too many cells', france, 12, 9],
    ['is coarsened for the whole world', world, 10, 5],
    ['never has a cell that spans the antimeridian on both sides', world, 0, 2],
    ['measures a box across the antimeridian the short way', pacific, 5, 7],
  ])('%s', (_fact, ...[bounds, zoom, level]) => {
    expect(gridLevel(bounds, zoom)).toBe(level);
  });
});
