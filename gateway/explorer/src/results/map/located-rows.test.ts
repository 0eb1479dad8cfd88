import { tableOf } from '../rows/table';
import { locatedRows } from './located-rows';

it('names the rows that are somewhere, and leaves out the others', () => {
  const data = {
    sites: [
      {
        id: '1',
        firm: { legalName: 'Sodern' },
        name: null,
        at: { latitude: 48.7, longitude: 2.5 },
      },
      { id: '2', firm: { legalName: 'Nowhere' }, name: 'B', at: null },
      { id: '3', firm: { legalName: 'C' }, name: 'Plant', at: { latitude: 1, longitude: 2 } },
    ],
  };
  const path = ['sites'];
  expect(locatedRows({ data, path, table: tableOf(data, path) })).toEqual([
    { row: 0, name: 'Sodern', latitude: 48.7, longitude: 2.5 },
    { row: 2, name: 'Plant', latitude: 1, longitude: 2 },
  ]);
});
