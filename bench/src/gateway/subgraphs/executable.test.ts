import { publicGraph } from '../graphs/public';
import { ExecutableSubgraph } from './executable';

async function ask(name: string, parameters: unknown): Promise<unknown> {
  const subgraph = publicGraph.subgraphs.find((one) => one.name === name);
  const executable = subgraph === undefined ? null : new ExecutableSubgraph(subgraph);
  return JSON.parse((await executable?.answer(JSON.stringify(parameters))) ?? 'null');
}

it('answers root fields', async () => {
  await expect(
    ask('products', { query: '{ topProducts(first: 1) { upc name } }' }),
  ).resolves.toEqual({
    data: { topProducts: [{ upc: '1', name: 'Table' }] },
  });
});

it('answers entities with what their representations bring', async () => {
  const query =
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Product { shippingEstimate inStock } } }';
  const representations = [
    { __typename: 'Product', upc: '1', price: 899, weight: 100 },
    { __typename: 'Product', upc: '2', price: 1299, weight: 1000 },
    { __typename: 'Product', upc: '3' },
  ];
  await expect(ask('inventory', { query, variables: { representations } })).resolves.toEqual({
    data: {
      _entities: [
        { shippingEstimate: 50, inStock: true },
        { shippingEstimate: 0, inStock: false },
        { shippingEstimate: null, inStock: false },
      ],
    },
  });
});

it('answers what cannot be read by an error', async () => {
  await expect(ask('reviews', { query: '{' })).resolves.toHaveProperty('errors');
});
