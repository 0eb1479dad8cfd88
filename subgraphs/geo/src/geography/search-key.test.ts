import { searchKey } from './search-key';

describe('searchKey', () => {
  it.each([
    ['Saint-Étienne', 'saint etienne'],
    ['St Étienne', 'saint etienne'],
    ['Ste-Marie', 'sainte marie'],
    ["L'Haÿ-les-Roses", 'l hay les roses'],
    ['Œting', 'oeting'],
    ['  Le   Mont-Dore ', 'le mont dore'],
    ['?%_', ''],
    ['２Ａ', '2a'],
    ['Ｔｏｕｌｏｕｓｅ', 'toulouse'],
    ['ﬁgeac', 'figeac'],
    ['LʼHaÿ', 'l hay'],
    ['2Ж', '2ж'],
    ['Москва', 'москва'],
    ['constructor', 'constructor'],
  ])('makes %p comparable', (name, key) => {
    expect(searchKey(name)).toBe(key);
  });
});
