import {
  answerWithoutFederation,
  CONTEXT_SCRIPTS,
  CONTEXT_SUBGRAPHS,
} from '../testing/context-fixture';
import { type ScriptedGateway, scriptedGateway } from '../testing/scripted-gateway';

describe('@fromContext', () => {
  let gateway: ScriptedGateway;

  beforeAll(async () => {
    gateway = await scriptedGateway({
      subgraphs: CONTEXT_SUBGRAPHS,
      scripts: CONTEXT_SCRIPTS,
    });
  });

  afterAll(() => gateway.stop());

  it.each([
    ['a value that another subgraph has', '{ shops { shelves { price } } }'],
    ['a value inside of another', '{ shops { best { label } } }'],
    [
      'several values, some of them equal',
      '{ shops { shelves { id price label stock } best { label } } }',
    ],
    [
      'through other objects',
      '{ shops { best { similar { price similar { label price(round: true) } } } } }',
    ],
    [
      'by the type that is around',
      '{ places { ... on Town { notices { text } } ... on Land { id notices { id text } } } }',
    ],
    [
      'beside arguments of the client',
      '{ shops { best { a: price(round: true) b: price price(round: false) } } }',
    ],
    [
      'whatever the client calls what is around',
      '{ shops { rate: name id: name terms { currency: __typename } best { price label } } }',
    ],
    [
      'whatever the client asks of what is around',
      '{ shops { terms { currency(spelled: "long") } best { label } } }',
    ],
    [
      'and through fragments',
      '{ shops { ...S } } fragment S on Shop { best { ...I } } fragment I on Item { price similar { ...P } } fragment P on Item { price }',
    ],
  ])('is given %s', async (_, query) => {
    const { data, errors } = await gateway.ask({ query });
    const expected = await answerWithoutFederation(query);
    expect({ data, errors }).toEqual({ data: expected.data, errors: expected.errors });
  });

  it('asks for objects that are given the same at once', async () => {
    gateway.sent.length = 0;
    await gateway.ask({ query: '{ shops { best { price } } }' });
    const prices = gateway.sent.filter(({ request }) => request.query.includes('price'));
    expect(prices.map(({ request }) => request.variables)).toEqual([
      expect.objectContaining({
        representations: [
          { __typename: 'Item', id: 'i1' },
          { __typename: 'Item', id: 'i3' },
        ],
      }),
      expect.objectContaining({ representations: [{ __typename: 'Item', id: 'i2' }] }),
      expect.objectContaining({ representations: [{ __typename: 'Item', id: 'i1' }] }),
    ]);
  });

  it('is no argument for a client', async () => {
    const { errors } = await gateway.ask({ query: '{ shops { best { price(rate: 1) } } }' });
    expect(errors?.[0]?.extensions?.['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('is not confused with a variable of the client', async () => {
    const query =
      'query ($contextualArgument_2_1: Boolean) { shops { best { price(round: $contextualArgument_2_1) } } }';
    const answer = await gateway.ask({ query, variables: { contextualArgument_2_1: true } });
    const { data } = await answerWithoutFederation('{ shops { best { price(round: true) } } }');
    expect(answer.data).toEqual(data);
  });
});
