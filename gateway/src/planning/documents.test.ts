import { buildSchema, parse, print } from 'graphql';
import { withAnchoredObjects } from './anchored-objects';
import { TooManySelections, withConcreteFields, withConcreteFragments } from './concrete-fragments';
import { conditionVariables, withDecidedConditions } from './decided-conditions';
import { withSafeNames } from './reserved-names';

const text = (document: Parameters<typeof print>[0]): string =>
  print(document).replaceAll(/\s+/g, ' ').trim();

describe('a document for the planner', () => {
  it('has its conditions decided', () => {
    const document = parse(`query ($a: Boolean!, $b: Boolean!) {
      x @skip(if: $a) y @include(if: $b) @skip(if: $a) z @include(if: true) ... @skip(if: $b) { w }
    }`);
    expect(conditionVariables(document)).toEqual(['a', 'b']);
    expect(text(withDecidedConditions(document, { a: false, b: true }))).toContain('{ x y z }');
    expect(text(withDecidedConditions(document, { a: true, b: false }))).toContain(
      '{ z ... { w } }',
    );
  });

  it('asks something of every object', () => {
    const decided = withDecidedConditions(parse('{ firm { id @skip(if: true) } }'), {});
    expect(text(withAnchoredObjects(decided))).toBe('{ firm { __typename } }');
  });

  it('calls no variable as federation does', () => {
    const query =
      'query ($representations: Int, $representations_: Int) { x(a: $representations) }';
    const { document, withPlannedNames } = withSafeNames(parse(query));
    expect(text(document)).toBe(
      'query ($representations__: Int, $representations_: Int) { x(a: $representations__) }',
    );
    expect(withPlannedNames({ representations: 1 })).toEqual({
      representations: 1,
      representations__: 1,
    });
  });

  describe('with concrete fragments', () => {
    const schema = buildSchema(`
      type Query { product: Product named: Named }
      interface Product { id: ID }
      interface Named { name: ID }
      type Book implements Product & Named { id: ID name: ID next: Product }
      type Film implements Product { id: ID next: Product }
      type User implements Named { name: ID }
    `);
    const linked = buildSchema(`
      type Query { product: Product }
      interface Product { id: ID next: Product }
      type Book implements Product { id: ID next: Product }
      type Film implements Product { id: ID next: Product }
    `);
    const concrete = (query: string): string => text(withConcreteFragments(schema, parse(query)));

    it('names the types that satisfy both conditions', () => {
      expect(concrete('{ product { id ... on Named { name } } }')).toBe(
        '{ product { id ... on Book { name } } }',
      );
      expect(concrete('{ named { ...P } } fragment P on Product { id }')).toBe(
        '{ named { ... on Book { id } } }',
      );
    });

    it('keeps a condition that always holds, and drops one that never does', () => {
      expect(concrete('{ product { ... on Product { id } } }')).toBe(
        '{ product { ... on Product { id } } }',
      );
      expect(concrete('{ product { ... on Book { ... on User { name } } } }')).toBe(
        '{ product { ... on Book { __typename } } }',
      );
    });

    it('names the types where fields are asked of an interface, when that is wanted', () => {
      const spelled = text(
        withConcreteFields(schema, parse('{ product { id ... on Film { next { id } } } }')),
      );
      expect(spelled).toBe('{ product { id ... on Film { next { id } } } }');
      expect(text(withConcreteFields(linked, parse('{ product { id next { id } } }')))).toBe(
        '{ product { id ... on Book { next { id } } ... on Film { next { id } } } }',
      );
    });

    it('gives up before it grows without end', () => {
      const deep = Array.from({ length: 13 }).reduce<string>(
        (below) =>
          `... on Named { ... on Book { next { id ${below} } } } ... on Product { id ... on Film { next { id ${below} } } }`,
        'id',
      );
      expect(() => concrete(`{ product { ${deep} } }`)).toThrow(TooManySelections);
    });
  });
});
