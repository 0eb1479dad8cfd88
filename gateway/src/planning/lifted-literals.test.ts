import {
  buildSchema,
  type DocumentNode,
  getOperationAST,
  getVariableValues,
  parse,
  print,
  validate,
} from 'graphql';
import { withoutNames } from './invented-variables';
import { type LiftedOperation, withLiftedLiterals } from './lifted-literals';

const schema = buildSchema(`
  scalar Day
  enum Kind { BOOK FILM }
  input Filter { kind: Kind = BOOK, tags: [String!], sizes: [[Float]], day: Day, not: Filter, all: [Filter!] }
  type Query {
    item(id: ID!, kind: Kind, day: Day, is: Boolean = true): Item
    items(first: Int! = 5, filter: Filter, scale: Float, text: String): [Item]
  }
  type Mutation { rename(id: ID!, name: String!): Item }
  interface Named { name(locale: String): String }
  type Item implements Named { name(locale: String): String similar(first: Int): [Item] }
`);

const lift = (query: string, operationName?: string): LiftedOperation => {
  const document: DocumentNode = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document, operationName);
  if (operation == null) {
    throw new Error(`no operation in ${query}`);
  }
  const lifted = withLiftedLiterals(schema, document, operation);
  const definitions = (getOperationAST(lifted.document)?.variableDefinitions ?? []).filter(
    ({ variable }) => variable.name.value in lifted.literals,
  );
  expect(validate(schema, lifted.document)).toEqual([]);
  const { errors } = getVariableValues(schema, definitions, lifted.literals);
  expect(errors ?? []).toEqual([]);
  return lifted;
};

const text = ({ document }: LiftedOperation): string =>
  print(document).replaceAll(/\s+/g, ' ').trim();

describe('literals of an operation', () => {
  it('become variables of the types of their places', () => {
    const lifted = lift('{ item(id: 7, kind: FILM, day: "1 May", is: false) { name } }');
    expect(text(lifted)).toBe(
      'query ($literal_0: ID!, $literal_1: Kind!, $literal_2: Day!, $literal_3: Boolean!) ' +
        '{ item(id: $literal_0, kind: $literal_1, day: $literal_2, is: $literal_3) { name } }',
    );
    expect(lifted.literals).toEqual({
      literal_0: '7',
      literal_1: 'FILM',
      literal_2: '1 May',
      literal_3: false,
    });
  });

  it('are the only difference between operations that are planned as one', () => {
    const one = lift('{ items(first: 1, text: "a") { name(locale: "fr") } }');
    const other = lift('{ items(first: 20, text: """b""") { name(locale: "1") } }');
    expect(text(one)).toBe(text(other));
  });

  it('keep lists and input objects whole, and spell them as JSON', () => {
    const { literals } = lift(`{ items(scale: 1, filter: {
      all: { kind: FILM }, tags: "x", sizes: [1.5, [2, null]], not: null
    }) { name } }`);
    expect(Object.values(literals)).toEqual([
      1,
      { tags: ['x'], sizes: [[1.5], [2, null]], not: null, all: [{ kind: 'FILM' }] },
    ]);
  });

  it('leave the variables among them in their places', () => {
    const lifted = lift(`query ($tag: String!, $no: Filter) {
      items(filter: { tags: ["x", $tag], all: [{ kind: BOOK, not: $no }], not: { kind: FILM } }) { name }
    }`);
    expect(text(lifted)).toContain(
      'filter: {tags: [$literal_0, $tag], all: [{kind: $literal_1, not: $no}], not: $literal_2}',
    );
    expect(Object.values(lifted.literals)).toEqual(['x', 'BOOK', { kind: 'FILM' }]);
  });

  it('that are null stay', () => {
    expect(text(lift('{ items(first: 1, text: null) { name } }'))).toContain(
      '(first: $literal_0, text: null)',
    );
  });

  it('of unknown scalars are lifted when they are text only', () => {
    expect(text(lift('{ item(id: "1", day: 1.50) { name } }'))).toContain('day: 1.50');
    expect(text(lift('{ items(filter: { day: { of: MAY }, kind: BOOK }) { name } }'))).toContain(
      'filter: {day: {of: MAY}, kind: $literal_0}',
    );
  });

  it('share a variable when their fields must be merged, and only then', () => {
    const lifted = lift(`{
      a: items(first: 1, filter: { kind: BOOK, tags: [] }) { ...N }
      a: items(filter: { tags: [], kind: BOOK }, first: 1) { ...N }
      b: items(first: 1) { ...N }
    }
    fragment N on Named { name(locale: "fr") ... on Item { name(locale: "fr") } }`);
    expect(Object.values(lifted.literals)).toEqual([1, { kind: 'BOOK', tags: [] }, 'fr', 1]);
  });

  it('of directives and of questions about the schema stay', () => {
    const query =
      '{ __type(name: "Item") { fields(includeDeprecated: true) { name } } item(id: "1") @skip(if: true) { name } }';
    expect(text(lift(query))).toContain(
      '{ __type(name: "Item") { fields(includeDeprecated: true) { name } } item(id: $literal_0) @skip(if: true)',
    );
  });

  it('of mutations are lifted as well', () => {
    expect(lift('mutation { rename(id: "1", name: "x") { name } }').literals).toEqual({
      literal_0: '1',
      literal_1: 'x',
    });
  });

  it('get names that the client does not use', () => {
    const lifted = lift(
      'query ($literal_0: Int!) { items(first: $literal_0, text: "x") { name } }',
    );
    expect(text(lifted)).toContain('items(first: $literal_0, text: $literal__0)');
  });

  it('are those of one operation of a document, with the fragments it uses', () => {
    const query = `
      query A { items(first: 1) { ...N } }
      query B($locale: String) { items(first: 2) { ...L } }
      fragment L on Item { name(locale: $locale) }
      fragment N on Item { similar(first: 3) { ...M } }
      fragment M on Item { name(locale: "fr") }`;
    const lifted = lift(query, 'A');
    expect(Object.values(lifted.literals)).toEqual([1, 3, 'fr']);
    expect(text(lifted)).not.toContain('fragment L');
    expect(text(lift(query, 'B'))).not.toMatch(/fragment [MN]/);
  });
});

describe('a complaint of a subgraph', () => {
  it.each([
    ['Variable "$literal_1" got invalid value "x".', 'A value got invalid value "x".'],
    ['got invalid value "x" at "literal_1.day"', 'got invalid value "x" at "value.day"'],
    ['invalid $literal_1; literal_11', 'invalid value; literal_11'],
    ['invalid "$literal_1", "literal_0"', 'invalid "value", "value"'],
  ])('names no variable that the client does not know', (message, expected) => {
    expect(withoutNames(new Set(['literal_0', 'literal_1']))(message)).toBe(expected);
  });
});
