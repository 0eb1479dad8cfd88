import { differenceBetween } from './compare';

it('finds no difference in the order of keys', () => {
  expect(
    differenceBetween({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 }),
  ).toBeNull();
});

it('names the first place that differs', () => {
  const expected = { data: { users: [{ id: '1' }, { id: '2' }] } };
  const given = { data: { users: [{ id: '1' }, { id: '3' }] } };
  expect(differenceBetween(given, expected)).toBe('data.users[1].id: "3" instead of "2"');
});

it('sees what is missing and what is too much', () => {
  expect(differenceBetween({ data: {} }, { data: { a: 1 } })).toBe('data.a: nothing instead of 1');
  expect(differenceBetween({ errors: [] }, {})).toBe('errors: [] instead of nothing');
});

it('tells a list from an object and null from nothing', () => {
  expect(differenceBetween([], {})).toBe(': [] instead of {}');
  expect(differenceBetween({ a: null }, {})).toBe('a: null instead of nothing');
});
