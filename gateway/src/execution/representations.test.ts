import type { QueryPlanFieldNode } from '@apollo/query-planner';
import { buildSchema } from 'graphql';
import { batchEntities } from './entity-batch';
import { compileRepresentation } from './representations';
import { Targets } from './targets';
import type { Tree } from './tree';

const schema = buildSchema(`
  type Query { p: Product }
  interface Product { id: ID }
  type Book implements Product { id: ID size: Size parts: [[Size]] }
  type Film implements Product { id: ID }
  type Size { height: Int }
`);
const field = (name: string, ...below: QueryPlanFieldNode[]): QueryPlanFieldNode => ({
  kind: 'Field',
  name,
  ...(below.length === 0 ? {} : { selections: below }),
});

const parsed = (text: string | null = null): unknown => JSON.parse(text ?? 'null');

const film = (id: unknown): Tree => ({ __typename: 'Film', id });

describe('a representation', () => {
  const writerOf = compileRepresentation(schema, [
    {
      kind: 'InlineFragment',
      typeCondition: 'Product',
      selections: [field('__typename'), field('id')],
    },
    {
      kind: 'InlineFragment',
      typeCondition: 'Book',
      selections: [
        field('__typename'),
        field('size', field('height')),
        field('parts', field('height')),
      ],
    },
  ]);

  const represent = (entity: Tree): string | null =>
    batchEntities(Targets.of(entity), { writerOf, onlyType: null, rewriteInput: null, twins: null })
      .representations[0] ?? null;

  it('has what is required of its type, and nothing else', () => {
    const size = { height: 1, width: 2 };
    const book = { __typename: 'Book', id: 'b', size, parts: [[size, null]], name: 'B' };
    expect(parsed(represent(book))).toEqual({
      __typename: 'Book',
      id: 'b',
      size: { height: 1 },
      parts: [[{ height: 1 }, null]],
    });
    expect(parsed(represent({ __typename: 'Film', id: 'f', size }))).toEqual({
      __typename: 'Film',
      id: 'f',
    });
  });

  it('lacks the part of a type of which something is missing, but not what is null', () => {
    expect(parsed(represent({ __typename: 'Book', id: null }))).toEqual({
      __typename: 'Book',
      id: null,
    });
  });

  it('is none where the type or every key is missing', () => {
    expect(represent({ id: 'b' })).toBeNull();
    expect(represent({ __typename: 'Film' })).toBeNull();
  });

  it('stands for all objects that are equal, but not for two types that one interface hides', () => {
    const [one, two] = [
      { __typename: 'Film', id: '1' },
      { __typename: 'Film', id: '1' },
    ];
    const other = { __typename: 'Book', id: '1', size: null, parts: null };
    const batch = batchEntities(Targets.of(one, other, two), {
      writerOf,
      onlyType: null,
      rewriteInput: (value) => {
        Object.assign(value as object, { __typename: 'Product' });
      },
      twins: null,
    });
    expect(batch.owners).toEqual([[one, two], [other]]);
    expect(parsed(batch.representations[0])).toEqual({ __typename: 'Product', id: '1' });
  });

  it('is written once for entities that are equal in their only key', () => {
    const byId = compileRepresentation(schema, [
      {
        kind: 'InlineFragment',
        typeCondition: 'Product',
        selections: [field('__typename'), field('id')],
      },
    ]);
    const [one, again, text, none, book] = [film(1), film(1), film('1'), film(null), film('2')];
    const batch = batchEntities(Targets.of(one, text, again, none, { id: 1 }, book), {
      writerOf: byId,
      onlyType: null,
      rewriteInput: null,
      twins: null,
    });
    expect(batch.owners).toEqual([[one, again], [text], [none], [book]]);
    expect(batch.representations).toEqual([
      '{"__typename":"Film","id":1}',
      '{"__typename":"Film","id":"1"}',
      '{"__typename":"Film","id":null}',
      '{"__typename":"Film","id":"2"}',
    ]);
  });
});
