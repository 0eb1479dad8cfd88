import { type Script, type ScriptedGateway, scriptedGateway } from '../testing/scripted-gateway';
import type { GraphQLParameters } from '../transports';

const QUERY = '{ best { name maker { name } } all { name maker { name } } }';

const item = (id: string): unknown => ({ name: `name ${id}`, maker: { name: 'maker' } });

interface Represented {
  readonly id: string;
}

function asked({ variables }: GraphQLParameters): readonly Represented[] {
  return variables?.['representations'] as readonly Represented[];
}

const named: Script = (request) => ({
  data: {
    _entities: asked(request).map(({ id }) => item(id)),
  },
});

describe('entities of which the same is asked at several places', () => {
  let gateway: ScriptedGateway;
  let details: Script;

  async function start(sendsInTurns: boolean): Promise<void> {
    gateway = await scriptedGateway({
      sendsInTurns,
      subgraphs: {
        list: `type Query { best: Item all: [Item!]! }
          type Item @key(fields: "id") { id: ID! }`,
        details: `type Item @key(fields: "id") { id: ID! name: String maker: Maker }
          type Maker { name: String }`,
      },
      scripts: {
        list: () => ({
          data: {
            best: { __typename: 'Item', id: '2' },
            all: ['1', '2', '3'].map((id) => ({ __typename: 'Item', id })),
          },
        }),
        details: (request, options) => details(request, options),
      },
    });
  }

  const sentToDetails = (): string[][] =>
    gateway.sent
      .filter(({ subgraph }) => subgraph === 'details')
      .map(({ request }) => asked(request).map(({ id }) => id));

  beforeEach(() => {
    details = named;
  });

  afterEach(() => gateway.stop());

  it.each([
    ['one call, in which each is asked for once, where it is sent later', true, [['2', '1', '3']]],
    ['a call for each place where it is sent at once', false, [['2'], ['1', '2', '3']]],
  ])('make %s', async (_, sendsInTurns, sent) => {
    await start(sendsInTurns);
    const { data, errors } = await gateway.ask({ query: QUERY });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ best: item('2'), all: ['1', '2', '3'].map(item) });
    expect(sentToDetails()).toEqual(sent);
  });

  it('show an error of one entity wherever it is, and nowhere else', async () => {
    await start(true);
    details = async (request, options) => ({
      ...((await named(request, options)) as object),
      errors: [
        { message: 'no maker of 2', path: ['_entities', 0, 'maker'] },
        { message: 'no name of 3', path: ['_entities', 2, 'name'] },
      ],
    });
    const { errors } = await gateway.ask({ query: QUERY });
    expect(errors?.map(({ message, path }) => [message, path?.join('.')])).toEqual([
      ['no maker of 2', 'best.maker'],
      ['no maker of 2', 'all.1.maker'],
      ['no name of 3', 'all.2.name'],
    ]);
  });

  it.each<[string, Script]>([
    ['is refused', () => ({ errors: [{ message: 'no' }] })],
    ['has too few entities', () => ({ data: { _entities: [{ name: 'a' }] } })],
  ])('are lost at all places when their call %s', async (_, script) => {
    await start(true);
    details = script;
    const { data, errors } = await gateway.ask({ query: QUERY });
    expect(data).toEqual({
      best: { name: null, maker: null },
      all: [1, 2, 3].map(() => ({ name: null, maker: null })),
    });
    expect(errors?.map(({ path }) => path?.join('.'))).toEqual(['best', 'all']);
  });

  it('are asked for anew by the next request', async () => {
    await start(true);
    await gateway.ask({ query: QUERY });
    await Promise.all([1, 2].map(() => gateway.ask({ query: QUERY })));
    expect(sentToDetails()).toHaveLength(3);
  });
});
