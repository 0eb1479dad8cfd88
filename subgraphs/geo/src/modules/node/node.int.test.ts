import { MOST_NODES } from '@apogee/shared/graphql';
import { BATCHING_SLACK } from '@apogee/shared/testing';
import { type GeoFixture, startGeo } from '../../testing/geo-fixture';

interface Node {
  readonly __typename: string;
  readonly id: string;
}

const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
const EVERY_KIND = `{
  regions { __typename id }
  departements { __typename id }
  epci(code: "243100518") { __typename id }
  toulouse: commune(inseeCode: "31555") { __typename id epci { __typename id } }
  fifth: commune(inseeCode: "75105") { __typename id municipality { __typename id } }
}`;

/** Whatever has an id, anywhere in an answer. */
function nodesIn(value: unknown): readonly Node[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const below = Object.values(value).flatMap(nodesIn);
  const { __typename, id } = value as Node;
  return id === undefined ? below : [{ __typename, id }, ...below];
}

describe('node', () => {
  let geo: GeoFixture;
  let shown: readonly Node[];

  beforeAll(async () => {
    geo = await startGeo();
    shown = nodesIn(await geo.ask(EVERY_KIND));
  });
  afterAll(() => geo.close());

  async function nodes(ids: readonly string[]): Promise<readonly (Node | null)[]> {
    return (await geo.ask<{ nodes: readonly (Node | null)[] }>(NODES, { ids })).nodes;
  }

  async function statementsFor(ids: readonly string[]): Promise<number> {
    geo.recorder.reset();
    await nodes(ids);
    return geo.recorder.statements().length;
  }

  it('finds every region and département, and any commune and EPCI, by the id that it has everywhere', async () => {
    expect(shown.length).toBeGreaterThan(18 + 101);
    expect(shown.length).toBeLessThanOrEqual(2 * MOST_NODES);
    for (const some of [shown.slice(0, MOST_NODES), shown.slice(MOST_NODES)]) {
      expect(await nodes(some.map(({ id }) => id))).toEqual(some);
    }
  });

  it('keeps kinds apart whose codes are the same', async () => {
    const { nodes: found } = await geo.ask<{ nodes: unknown }>(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Region { name } ... on Departement { name } } }`,
      { ids: ['region-75', 'departement-75'] },
    );
    expect(found).toEqual([{ name: 'Nouvelle-Aquitaine' }, { name: 'Paris' }]);
  });

  it('answers null for what is not there, as its root field does: a former commune too', async () => {
    const former = await geo.ask<object>(
      '{ formerCommune(inseeCode: "01039") { inseeCode } commune(inseeCode: "01039") { name } }',
    );
    expect(former).toEqual({ formerCommune: { inseeCode: '01039' }, commune: null });
    const nothing = [
      'commune-01039',
      'commune-31999',
      'departement-20',
      'region-00',
      'epci-999000001',
      '31555',
      'commune-',
      'commune-3155',
      'Commune-31555',
      'commune-31555 ',
      'departement-2a',
      '',
      'a\0b',
      'commune-\0',
      'firm-demo-roues-inertielles',
      'label-DEMO-2024-0007',
    ];
    expect(await nodes(nothing)).toEqual(nothing.map(() => null));
  });

  it('sends as many statements for a hundred ids as for one of each kind', async () => {
    const kinds = [...new Map(shown.map(({ __typename: kind, id }) => [kind, id])).values()];
    const few = await statementsFor(kinds);
    const many = await statementsFor([...kinds, ...shown.map(({ id }) => id)].slice(0, MOST_NODES));
    // The process knows départements and regions by itself, and communes since they were asked for.
    expect({ kinds: kinds.length, few }).toEqual({ kinds: 4, few: 1 });
    expect(many).toBeLessThanOrEqual(few + BATCHING_SLACK);
  });

  it('sends none for what no territory can be called', async () => {
    expect(await statementsFor(['firm-demo-roues-inertielles', 'commune-1'])).toBe(0);
  });
});
