import fc from 'fast-check';
import { buildSchema, getOperationAST, parse } from 'graphql';
import { Twins } from '../twins';
import { ShapeCompiler } from './compile-shape';
import type { ObjectShape } from './shapes';

const schema = buildSchema(`
  scalar Anything
  enum Orbit { LEO GEO }
  type Query {
    id: ID! name: String! note: String orbit: Orbit! other: Orbit
    mass: Int! span: Float active: Boolean! any: Anything
    names: [String]! codes: [[ID!]] part: Query parts: [Query!]
  }`);
const LEAVES = 'id name note orbit other mass span active any names codes';

/** Any of the fields, in any order, so that each comes before and behind each. */
const selections = fc
  .shuffledSubarray([...LEAVES.split(' '), '__typename', `part { ${LEAVES} }`, 'parts { name id }'])
  .filter(({ length }) => length > 0)
  .map((fields) => `{ ${fields.join(' ')} }`);

const plainText = fc.string({ unit: fc.constantFrom('a', ' ', 'é', '–', '{', ':', ',', '🛰') });
const orNull = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.option(value, { nil: null });
const id = fc.oneof(plainText, fc.integer());
const orbit = fc.constantFrom('LEO', 'GEO');
const { tree } = fc.letrec<{ readonly tree: Record<string, unknown> }>((tie) => ({
  tree: fc.record(
    {
      id,
      name: plainText,
      note: orNull(plainText),
      orbit,
      other: orNull(orbit),
      mass: fc.integer(),
      span: orNull(fc.double({ noNaN: true, noDefaultInfinity: true })),
      active: fc.boolean(),
      any: fc.oneof(plainText, fc.constant(null), fc.record({ 'a"b': plainText })),
      names: fc.array(orNull(plainText)),
      codes: orNull(fc.array(orNull(fc.array(id)))),
      part: orNull(
        fc.oneof({ depthIdentifier: 'tree', depthSize: 'small' }, fc.constant(null), tie('tree')),
      ),
      parts: orNull(fc.array(tie('tree'), { maxLength: 2, depthIdentifier: 'tree' })),
    },
    { requiredKeys: ['id', 'name', 'orbit', 'mass', 'active', 'names'] },
  ),
}));

function shapeOf(selection: string): ObjectShape {
  const operation = getOperationAST(parse(selection));
  if (operation == null) {
    throw new TypeError('no operation');
  }
  return new ShapeCompiler({
    schema,
    operation,
    fragments: new Map(),
    clientKey: String,
  }).compile();
}

it('is written in all ways as it is shaped, when its texts are plain', () => {
  fc.assert(
    fc.property(selections, tree, (selection, source) => {
      const shape = shapeOf(selection);
      const shaped = shape.shape(source, { path: [], problems: [], variables: {} });
      const writing = { variables: {}, twins: new Twins() };
      const expected = JSON.stringify(shaped);
      expect(shape.writePlain(source, writing)).toBe(expected);
      expect(shape.write(source, writing)).toBe(expected);
    }),
    { numRuns: 500 },
  );
});
