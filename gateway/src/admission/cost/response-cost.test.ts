import fc from 'fast-check';
import { getOperationAST, parse } from 'graphql';
import { COSTLY_SCHEMA, COSTLY_SDL, fullAnswer, partialAnswer } from '../../testing/costly-world';
import type { TestRequest } from '../../testing/gateways';
import { generateOperation } from '../../testing/operation-generator';
import { Admission } from '..';

const admission = new Admission({ apiSchema: COSTLY_SCHEMA, supergraphSdl: COSTLY_SDL });

function costs(request: TestRequest, data: object): { estimate: number; actual: number } {
  const document = parse(request.query);
  const operation = getOperationAST(document);
  if (operation == null) {
    throw new TypeError('no operation');
  }
  const asked = { document, operation, variables: request.variables ?? {} };
  return {
    estimate: admission.judgeCost(asked).estimate,
    actual: admission.actualCost(asked, data),
  };
}

describe('the cost of an answer', () => {
  it.each([
    { what: 'an object', query: '{ item { id } }', data: { item: { id: '1' } }, cost: 1 },
    { what: 'no object', query: '{ item { id } }', data: { item: null }, cost: 0 },
    {
      what: 'items as many as there are',
      query: '{ page(first: 7) { id } }',
      data: { page: [{ id: '1' }] },
      cost: 1,
    },
    {
      what: 'no nulls in a list',
      query: '{ assumed { id } }',
      data: { assumed: [null, { id: '1' }, null] },
      cost: 1,
    },
    {
      what: 'what is selected twice once',
      query: '{ item { id } item { next { id } } }',
      data: { item: { id: '1', next: { id: '2' } } },
      cost: 2,
    },
    {
      what: 'weights of types',
      query: '{ heavy { shade } }',
      data: { heavy: { shade: 'DARK' } },
      cost: 103,
    },
    {
      what: 'no weight of what is null',
      query: '{ heavy { shade } }',
      data: { heavy: { shade: null } },
      cost: 100,
    },
    {
      what: 'weights of a field and an argument',
      query: '{ weighed(by: 1) }',
      data: { weighed: 4 },
      cost: 12,
    },
    {
      what: 'an argument that brought nothing',
      query: '{ weighed(by: 1) }',
      data: { weighed: null },
      cost: 7,
    },
    {
      what: 'weights in inputs',
      query: '{ filtered(filter: { near: 1 }) }',
      data: { filtered: null },
      cost: 20,
    },
    {
      what: 'the type that was returned',
      query: '{ union { ... on Leaf { unknown { x } } ... on Item { next { id } } } }',
      data: { union: { next: { id: '2' } } },
      cost: 2,
    },
    {
      what: 'a type that says its name',
      query: '{ union { kind: __typename ... on Other { leaf { id } } } }',
      data: { union: { kind: 'Other', leaf: { id: '2' } } },
      cost: 2,
    },
    {
      what: 'nothing for introspection',
      query: '{ __schema { types { name } } }',
      data: { __schema: { types: [{ name: 'Item' }] } },
      cost: 0,
    },
    {
      what: 'fragments where they are spread',
      query: '{ a: item { ...F } } fragment F on Item { next { id } }',
      data: { a: { next: null } },
      cost: 1,
    },
  ])('counts $what', ({ query, data, cost }) => {
    expect(costs({ query }, data).actual).toBe(cost);
  });

  it('counts what the variables let through', () => {
    const query = 'query ($no: Boolean!) { item { id } ... @skip(if: $no) { heavy { id } } }';
    expect(costs({ query, variables: { no: true } }, { item: { id: '1' } }).actual).toBe(1);
  });

  const seeds = fc.integer({ min: 0, max: 1_000_000 });

  it('is never over the estimate', () => {
    fc.assert(
      fc.property(seeds, seeds, (seed, world) => {
        const request = generateOperation(COSTLY_SCHEMA, seed);
        for (const data of [fullAnswer(request), partialAnswer(request, world)]) {
          const { estimate, actual } = costs(request, data ?? {});
          expect(actual).toBeLessThanOrEqual(estimate);
        }
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});
