import { buildSchema } from 'graphql';
import { compileRewrites } from './rewrites';

const schema = buildSchema(
  'type Query { p: Product } interface Product { id: ID } type Book implements Product { id: ID } type Film { id: ID }',
);

const rename = (path: string[], value: unknown): unknown => {
  compileRewrites(schema, [{ kind: 'KeyRenamer', path, renameKeyTo: 'name' }])?.(value);
  return JSON.parse(JSON.stringify(value));
};

describe('rewrites', () => {
  it('rename keys, also of values that count as false', () => {
    expect(rename(['name__alias_0'], { name__alias_0: 0 })).toEqual({ name: 0 });
    expect(rename(['name__alias_0'], { name__alias_0: null })).toEqual({ name: null });
  });

  it('do not let null replace what another type brought', () => {
    expect(rename(['x'], { name: 'A', x: null })).toEqual({ name: 'A' });
  });

  it('reach through lists and type conditions', () => {
    const value = {
      items: [[{ __typename: 'Book', x: 1 }], [{ __typename: 'Film', x: 2 }], null],
    };
    expect(rename(['items', '... on Product', 'x'], value)).toEqual({
      items: [[{ __typename: 'Book', name: 1 }], [{ __typename: 'Film', x: 2 }], null],
    });
  });

  it('set values', () => {
    const representation = { __typename: 'Book', id: 1 };
    const path = ['... on Book', '__typename'];
    compileRewrites(schema, [{ kind: 'ValueSetter', path, setValueTo: 'Product' }])?.(
      representation,
    );
    expect(representation).toEqual({ __typename: 'Product', id: 1 });
  });
});
