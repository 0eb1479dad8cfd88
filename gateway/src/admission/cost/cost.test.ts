import fc from 'fast-check';
import { getOperationAST, parse, validate } from 'graphql';
import { COSTLY_SCHEMA, COSTLY_SDL, fullAnswer } from '../../testing/costly-world';
import { generateOperation } from '../../testing/operation-generator';
import { CostCompiler, evaluate, readCostRules, slicingArgumentsRule } from '.';

const schema = COSTLY_SCHEMA;
const rules = readCostRules(COSTLY_SDL);
const compiler = new CostCompiler(schema, rules);

function costOf(query: string, variables: Record<string, unknown> = {}): number {
  const document = parse(query);
  const operation = getOperationAST(document);
  return operation == null ? 0 : evaluate(compiler.compile(document, operation), variables);
}

describe('the cost of an operation', () => {
  it.each([
    ['an object', '{ item { id } }', 1],
    ['objects in objects', '{ item { next { next { id } } } }', 3],
    ['a page', '{ page(first: 7) { id } }', 7],
    ['a page of the default size', '{ page { id } }', 2],
    ['a connection', '{ connection(first: 5) { nodes { id } } }', 6],
    ['a connection by edges', '{ connection(first: 5) { edges { node { id } } } }', 11],
    ['a sized field', '{ annotated(take: 4) { items { id } } }', 5],
    ['an assumed size', '{ assumed { id } }', 3],
    ['a list of which nothing is known', '{ item { peers { unknown { x } } } }', 1 + 2 * (1 + 10)],
    ['the larger of two sizes', '{ either(head: 2, tail: 4) { id } }', 4],
    ['a negative size', '{ page(first: -5) { id } }', 0],
    ['a weight of a type', '{ heavy { id } }', 100],
    ['a weight of an enum', '{ heavy { shade } }', 103],
    ['a weight of a field', '{ weighed }', 5],
    ['a weight of an argument', '{ weighed(by: 1) }', 12],
    ['weights in inputs', '{ filtered(filter: { near: 1, all: [{ near: 2 }, {}] }) }', 40],
    [
      'nothing that is left out',
      '{ page @skip(if: true) { id } item { ... @include(if: false) { next { id } } } }',
      1,
    ],
    ['what the schema says of itself', '{ __schema { types { name } } __typename }', 0],
    [
      'the costliest type',
      '{ union { ... on Leaf { unknown { x } } ... on Item { next { id } } } }',
      11,
    ],
    [
      'fragments on interfaces',
      '{ union { ... on Node { next { id } } ... on Other { leaf { id } } } }',
      3,
    ],
    [
      'a fragment each time it is spread',
      '{ a: item { ...F } b: item { ...F } } fragment F on Item { next { id } }',
      4,
    ],
  ])('counts %s', (_what, query, cost) => {
    expect(validate(schema, parse(query))).toEqual([]);
    expect(costOf(query)).toBe(cost);
  });

  it.each([
    ['given', { n: 9 }, 9],
    ['absent', {}, 2],
    ['null', { n: null }, 2],
    ['not a number', { n: 'many' }, 2],
    ['no number at all', { n: Number.POSITIVE_INFINITY }, 2],
  ])('takes a size from a variable that is %s', (_what, variables, cost) => {
    expect(costOf('query ($n: Int) { page(first: $n) { id } }', variables)).toBe(cost);
  });

  it('takes conditions from variables', () => {
    const query =
      'query ($no: Boolean!) { page @skip(if: $no) { id } item { ... @include(if: $no) { next { id } } } }';
    expect([true, false].map((no) => costOf(query, { no }))).toEqual([2, 3]);
  });

  it('takes weights from variables', () => {
    const query = 'query ($filter: Filter) { filtered(filter: $filter) }';
    expect(costOf(query, { filter: { near: 1 } })).toBe(20);
  });

  it('does not multiply its own work where types and fragments multiply', () => {
    const query = `query ($n: Int) { union ${'{ ... on Node { next '.repeat(9)}{ id ... on Item { peers { id } } }${' } }'.repeat(9)} page(first: $n) { id } }`;
    expect(costOf(query, { n: 3 })).toBe(1 + 9 + 2 + 3);
  });

  it.each([
    ['{ either(head: 1) { id } }', 0],
    ['{ either { id } }', 1],
    ['{ either(head: 1, tail: 1) { id } }', 1],
    ['{ annotated { items { id } } page { id } }', 0],
  ])('needs one slicing argument: %s', (query, errors) => {
    expect(validate(schema, parse(query), [slicingArgumentsRule(rules)])).toHaveLength(errors);
  });

  it('is never below the number of objects that are returned', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seed) => {
        const { query, variables = {} } = generateOperation(schema, seed);
        const data = fullAnswer({ query, variables });
        const returned = objectsIn(data) - 1;
        expect(costOf(query, variables)).toBeGreaterThanOrEqual(returned);
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});

function objectsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) {
    return 0;
  }
  const own = Array.isArray(value) ? 0 : 1;
  return Object.values(value).reduce<number>((total, item) => total + objectsIn(item), own);
}
