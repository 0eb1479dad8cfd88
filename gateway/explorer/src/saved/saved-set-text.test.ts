import fc from 'fast-check';
import { InvalidSavedSet, parseSavedSet, savedSetText } from './saved-set-text';

const text = fc.string({ maxLength: 100, unit: 'grapheme' });
const savedQuery = fc.record({
  id: text,
  name: text,
  folder: text,
  query: text,
  variables: text,
});

describe('the text of saved queries', () => {
  it('gives back what was saved', () => {
    fc.assert(
      fc.property(fc.array(savedQuery), (set) => {
        fc.pre(
          set.every(({ id, name, folder }) => [id, name, folder].every((t) => t.length < 120)),
        );
        expect(parseSavedSet(savedSetText(set))).toEqual(set);
      }),
    );
  });

  it.each([
    ['no JSON', 'queries'],
    ['another format', '{"queries":[]}'],
    ['no list', '{"format":"graphql-saved-queries/1","queries":{}}'],
    ['a query without a name', '{"format":"graphql-saved-queries/1","queries":[{"id":"1"}]}'],
    ['too many', savedSetText(Array.from({ length: 501 }, (_, at) => query(`${at}`)))],
    ['too long a name', savedSetText([query('n'.repeat(121))])],
  ])('refuses %s', (_, given) => {
    expect(() => parseSavedSet(given)).toThrow(InvalidSavedSet);
  });
});

function query(name: string) {
  return { id: '1', name, folder: '', query: '{ a }', variables: '' };
}
