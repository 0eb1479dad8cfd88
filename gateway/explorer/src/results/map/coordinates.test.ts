import { rowLists } from '../rows/row-lists';
import { findCoordinates, locatedLists } from './coordinates';

const TOULOUSE = { latitude: 43.6, longitude: 1.44 };

describe('where an object of an answer is', () => {
  it.each([
    ['by itself', TOULOUSE],
    ['by an object within it', { name: 'A', site: { commune: { centre: TOULOUSE } } }],
    ['by the nearest one', { site: { at: TOULOUSE, deep: { at: { latitude: 0, longitude: 0 } } } }],
  ])('is known %s', (_, object) => {
    expect(findCoordinates(object)).toEqual(TOULOUSE);
  });

  it.each([
    ['a list within it says it of others', { sites: [TOULOUSE] }],
    ['a coordinate is missing', { latitude: 43.6, longitude: null }],
    ['a coordinate is no number', { latitude: '43.6', longitude: 1 }],
    ['it would be beyond the pole', { latitude: 90.1, longitude: 1 }],
    ['there is nothing', {}],
  ])('is not known when %s', (_, object) => {
    expect(findCoordinates(object)).toBeNull();
  });
});

it('offers the lists that have places, at any depth', () => {
  const data = {
    firms: {
      nodes: [{ name: 'A', sites: [{ at: TOULOUSE }, { at: null }], products: [{ n: 1 }] }],
    },
  };
  expect(locatedLists(data, rowLists(data))).toEqual([
    { path: ['firms', 'nodes', 'sites'], count: 2 },
  ]);
});
