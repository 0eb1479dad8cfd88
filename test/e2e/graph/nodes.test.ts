import { BATCHING_SLACK } from '@apogee/shared/testing';
import { ask, send } from '../../harness/client';
import { type CountedGraph, startCountedGraph } from '../../harness/counted-graph';

/** Fields of all three subgraphs, below nodes of all three. */
const NODES = `query ($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
    ... on Firm { legalName communes { name } labels { number } }
    ... on Labelable { name currentLabel { id } trl { confirmed } }
    ... on Label { status holder { legalName } subject { name } }
    ... on TrlAssessment { confirmedLevel subject { name } }
    ... on EnvironmentDefinition { kind }
    ... on Commune { name departement { id name } }
    ... on Region { name departements { id } }
  }
}`;

const FIRM = 'firm-demo-roues-inertielles';
const PRODUCT = 'prd-demo-imu-diu-1';
const LABEL = 'label-DEMO-2024-0007';
const COMMUNE = 'commune-31555';
/** One that not everybody may see, one that is not there, and what is no id at all. */
const NOTHING = ['app-demo-submitted', 'label-nobody', 'nonsense'];

interface Place {
  readonly id: string;
  readonly name: string;
}

describe('node', () => {
  let running: CountedGraph;

  beforeAll(async () => {
    running = await startCountedGraph();
  });

  afterAll(() => running?.[Symbol.asyncDispose]());

  it('finds what each subgraph owns in one operation, in the order of the ids', async () => {
    const ids = [COMMUNE, FIRM, ...NOTHING, LABEL, PRODUCT, FIRM];
    const { data, errors } = await send(running.graph.url, { query: NODES, variables: { ids } });
    expect(errors).toBeUndefined();
    const firm = expect.objectContaining({
      __typename: 'Firm',
      id: FIRM,
      legalName: 'Démonstration Roues Inertielles SAS',
    }) as object;
    expect(data?.['nodes']).toEqual([
      {
        __typename: 'Commune',
        id: COMMUNE,
        name: 'Toulouse',
        departement: { id: 'departement-31', name: 'Haute-Garonne' },
      },
      firm,
      null,
      null,
      null,
      {
        __typename: 'Label',
        id: LABEL,
        status: 'SUSPENDED',
        holder: { legalName: 'Démonstration Mesures de Lyon SAS' },
        subject: { name: 'Centrale inertielle DIU-1' },
      },
      {
        __typename: 'Product',
        id: PRODUCT,
        name: 'Centrale inertielle DIU-1',
        currentLabel: { id: LABEL },
        trl: { confirmed: 8 },
      },
      firm,
    ]);
  });

  it('finds again by its id alone what any list shows', async () => {
    const query = `{
      labels(first: 20) { nodes { id } }
      places(text: "toul", first: 20) { nodes {
        ... on Region { id name } ... on Departement { id name } ... on Epci { id name } ... on Commune { id name }
      } }
    }`;
    const { labels, places } = await ask<{
      labels: { nodes: readonly { id: string }[] };
      places: { nodes: readonly Place[] };
    }>(running.graph.url, { query });
    const wanted = [...labels.nodes, ...places.nodes];
    expect(labels.nodes.length * places.nodes.length).toBeGreaterThan(0);
    const { nodes } = await ask<{ nodes: readonly (object | null)[] }>(running.graph.url, {
      query: `query ($ids: [ID!]!) { nodes(ids: $ids) {
        id ... on Region { name } ... on Departement { name } ... on Epci { name } ... on Commune { name }
      } }`,
      variables: { ids: wanted.map(({ id }) => id) },
    });
    expect(nodes).toEqual(wanted);
  });

  it('sends as many statements for many nodes as for few', async () => {
    const { labels } = await ask<{ labels: { nodes: readonly { id: string }[] } }>(
      running.graph.url,
      { query: '{ labels(first: 60) { nodes { id } } }' },
    );
    const few = [COMMUNE, FIRM, LABEL, PRODUCT];
    const many = [...few, ...labels.nodes.map(({ id }) => id)];
    const counts: number[] = [];
    for (const ids of [few, few, many]) {
      running.counter.take();
      await ask(running.graph.url, { query: NODES, variables: { ids } });
      counts.push(running.counter.take());
    }
    const [, ofFew = 0, ofMany] = counts;
    expect(ofMany).toBeLessThanOrEqual(ofFew + BATCHING_SLACK);
  });

  it('refuses more ids than it takes, once', async () => {
    const ids = Array.from({ length: 101 }, () => LABEL);
    const { data, errors } = await send(running.graph.url, { query: NODES, variables: { ids } });
    expect({ data, codes: errors?.map(({ extensions }) => extensions?.['code']) }).toEqual({
      data: { nodes: null },
      codes: ['BAD_USER_INPUT'],
    });
  });
});
