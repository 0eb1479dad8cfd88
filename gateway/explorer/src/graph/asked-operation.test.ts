import { askedOperation } from './asked-operation';

const TWO = 'query A { a } query B { b }';

describe('the operation to ask for', () => {
  it.each([
    ['the chosen one', TWO, ['B', 'B']],
    ['the first when none is chosen', TWO, [undefined, 'A']],
    ['the only one, whatever was chosen in another tab', 'query A { a }', ['B', 'A']],
    ['without a name', '{ a }', ['B', undefined]],
    ['left to the server when it cannot be read', 'query {', ['B', undefined]],
  ])('is %s', (_what, query, [chosen, operationName]) => {
    expect(askedOperation(query, {}, chosen).operationName).toBe(operationName);
  });
});
