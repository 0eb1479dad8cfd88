import fc from 'fast-check';
import { itemsAt } from './items';
import type { Json } from './json';
import { rowLists } from './row-lists';
import { readablePath, tableOf } from './table';

const FIRMS = {
  firms: {
    totalCount: 2,
    nodes: [
      {
        name: 'Une Démonstration',
        site: null,
        activities: ['optics', 'power'],
        products: {
          nodes: [
            { name: 'Wheel', trl: 7 },
            { name: 'Gyro', trl: null },
          ],
        },
      },
      {
        name: 'Deux Démonstration',
        site: { city: 'Toulouse' },
        activities: [],
        products: { nodes: [] },
      },
    ],
  },
};

describe('a table of an answer', () => {
  it('has one row for each object of a list, with the values of the objects around it', () => {
    expect(tableOf(FIRMS, ['firms', 'nodes', 'products', 'nodes'])).toEqual({
      columns: [
        { name: 'firms.totalCount', isCount: false },
        { name: 'firms.name', isCount: false },
        { name: 'firms.site', isCount: false },
        { name: 'firms.activities', isCount: false },
        { name: 'name', isCount: false },
        { name: 'trl', isCount: false },
      ],
      rows: [
        [2, 'Une Démonstration', null, 'optics; power', 'Wheel', 7],
        [2, 'Une Démonstration', null, 'optics; power', 'Gyro', null],
      ],
    });
  });

  it('counts lists of objects, joins lists of values, and goes into single objects', () => {
    const { columns, rows } = tableOf(FIRMS, ['firms', 'nodes']);
    expect(columns.map(({ name }) => name)).toEqual([
      'firms.totalCount',
      'name',
      'activities',
      'products #',
      'site.city',
    ]);
    expect(rows).toEqual([
      [2, 'Une Démonstration', 'optics; power', 2, null],
      [2, 'Deux Démonstration', null, 0, 'Toulouse'],
    ]);
  });

  it('keeps whole names where short ones would be the same', () => {
    const data = { a: { node: { name: 'x' }, name: 'y' } };
    expect(tableOf(data, []).columns.map(({ name }) => name)).toEqual(['a.node.name', 'a.name']);
  });

  it('is the answer itself when there is no list', () => {
    expect(rowLists({ firm: { name: 'x' } })).toEqual([{ path: [], count: 1 }]);
    expect(tableOf({ firm: { name: 'x' } }, []).rows).toEqual([['x']]);
  });

  it('names lists as a reader would', () => {
    expect(rowLists(FIRMS).map(({ path, count }) => [readablePath(path), count])).toEqual([
      ['firms', 2],
      ['firms › products', 2],
    ]);
  });

  it('has for every list of any answer as many rows as the list has objects, and no ragged row', () => {
    const { json } = fc.letrec<{ json: Json }>((tie) => ({
      json: fc.oneof(
        { depthSize: 'small' },
        fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
        fc.array(tie('json'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('a', 'b', 'nodes', 'name'), tie('json'), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(json, (data) => {
        for (const { path } of rowLists(data)) {
          const { columns, rows } = tableOf(data, path);
          expect(rows).toHaveLength(itemsAt(data, path).length);
          expect(rows.every(({ length }) => length === columns.length)).toBe(true);
          expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
        }
      }),
    );
  });
});
