import type { SavedQuery } from './saved-query';
import { folders, withAll, withoutQuery, withQuery } from './saved-set';

const saved = (name: string, folder = '', query = '{ a }'): SavedQuery => ({
  id: `${folder}/${name}/${query}`,
  name,
  folder,
  query,
  variables: '',
});

const firms = saved('Firms');
const labels = saved('Labels', 'Monday');
const wheels = saved('Wheels', 'Monday');

describe('saved queries', () => {
  it('replace what is called the same in the same folder, where it was', () => {
    const changed = saved('Firms', '', '{ b }');
    expect(withQuery([firms, labels], changed)).toEqual([changed, labels]);
  });

  it('may be called the same in different folders', () => {
    const other = saved('Firms', 'Monday');
    expect(withQuery([firms], other)).toEqual([firms, other]);
  });

  it('keep their place when they are renamed', () => {
    const renamed = { ...firms, name: 'All firms' };
    expect(withQuery([firms, labels], renamed)).toEqual([renamed, labels]);
  });

  it('are forgotten one by one', () => {
    expect(withoutQuery([firms, labels], firms.id)).toEqual([labels]);
  });

  it('are the same when a file is brought in twice', () => {
    const once = withAll([firms], [labels, wheels]);
    expect(withAll(once, [labels, wheels])).toEqual(once);
  });

  it('are shown by folder, what is in none first', () => {
    expect(folders([wheels, firms, labels, saved('X', 'Élan')], 'fr')).toEqual([
      { name: '', queries: [firms] },
      { name: 'Élan', queries: [saved('X', 'Élan')] },
      { name: 'Monday', queries: [wheels, labels] },
    ]);
  });
});
