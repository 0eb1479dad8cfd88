import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { rulesInOne } from './rules-in-one';

const schema = buildSchema(/* GraphQL */ `
  directive @tag(name: String!) repeatable on FIELD
  type Query { firm(id: ID!, filter: Filter): Firm, thing: Thing }
  input Filter { name: String!, size: Int = 3 }
  interface Thing { id: ID! }
  type Firm implements Thing { id: ID!, name(locale: String): String, products(first: Int): [Product!]! }
  type Product implements Thing { id: ID!, name: Int, firm: Firm! }
  type Subscription { changed: ID, removed: ID }
`);

const DOCUMENTS = [
  '{ firm(id: 1) { id name products(first: 2) { firm { name } } } }',
  '{ firm { nme products { id { x } } } thing }',
  '{ firm(id: 1, id: 2, other: $a, filter: { size: "x", size: 2, wrong: [1] }) { name @skip } }',
  'query A($a: Int, $a: Nope, $unused: ID) { firm(id: $a) { ...F } } query A { thing { ...G } }',
  'fragment F on Firm { ...F x: id x: name } fragment F on Int { id } { thing { ...F ... on Query { thing } } }',
  '{ a: thing { ... on Firm { name } ... on Product { name } } a: firm(id: 1) { id } } { thing { id } }',
  'subscription { changed @tag removed @include(if: true) @include(if: true) } type T { id: ID }',
  '{ firm(id: { a: 1 }) @nope { id @tag(name: 3) @tag(name: "x", y: 1) } __type(name: 3) { name } }',
  'query ($f: Filter! = { size: 1 }) { firm(id: 1.5, filter: $f) { id } }',
];

describe('rules in one', () => {
  it.each(DOCUMENTS)('complain of %s as they do one by one', (text) => {
    const document = parse(text);
    const complaints = (rules: typeof specifiedRules) =>
      validate(schema, document, rules).map(({ message, locations }) => ({ message, locations }));
    expect(complaints([rulesInOne(specifiedRules)])).toEqual(complaints(specifiedRules));
  });

  it('look at the whole of the next document after a rule has passed over part of one', () => {
    const inOne = rulesInOne(specifiedRules);
    validate(schema, parse('{ firm(id: 1) { id } }'), [inOne]);
    expect(validate(schema, parse('{ firm(id: 1) { unknown } }'), [inOne])).toHaveLength(1);
  });
});
