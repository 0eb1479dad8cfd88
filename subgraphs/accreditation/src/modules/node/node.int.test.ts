import { MOST_NODES } from '@apogee/shared/graphql';
import { readSampleData } from '../../sample-data/sample-files';
import { type RunningAccreditation, startAccreditation } from '../../testing/accreditation';

const NODE = 'query ($id: ID!) { node(id: $id) { __typename id } }';
const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';

const { labels, assessments, environments } = readSampleData();

/** Everything of the sample data that is a node, by its kind. */
const SHOWN = [
  ...labels.map(({ number }) => ({ __typename: 'Label', id: `label-${number}` })),
  ...assessments.map(({ id }) => ({ __typename: 'TrlAssessment', id })),
  ...environments.map(({ id }) => ({ __typename: 'EnvironmentDefinition', id })),
];

describe('node', () => {
  let running: RunningAccreditation;

  beforeAll(async () => {
    running = await startAccreditation();
  });
  afterAll(() => running.stop());

  async function nodes(ids: readonly string[]): Promise<unknown> {
    return (await running.ask(NODES, { ids })).data?.['nodes'];
  }

  it('finds every label, assessment and environment', async () => {
    for (let at = 0; at < SHOWN.length; at += MOST_NODES) {
      const some = SHOWN.slice(at, at + MOST_NODES);
      expect(await nodes(some.map(({ id }) => id))).toEqual(some);
    }
  });

  it('finds the label that its number names', async () => {
    const { data, errors } = await running.ask(`{
      label(number: "DEMO-2024-0007") { id }
      node(id: "label-DEMO-2024-0007") { id ... on Label { number status holder { id } } }
    }`);
    expect({ data, errors }).toEqual({
      data: {
        label: { id: 'label-DEMO-2024-0007' },
        node: {
          id: 'label-DEMO-2024-0007',
          number: 'DEMO-2024-0007',
          status: 'SUSPENDED',
          holder: { id: 'firm-demo-mesures-lyon' },
        },
      },
      errors: [],
    });
  });

  it('answers null, and no error, for what is of others, of nobody, or no id', async () => {
    const [{ number } = { number: '' }] = labels;
    const nothing = [
      'firm-demo-roues-inertielles',
      'prd-demo-imu-diu-1',
      'commune-31555',
      'app-nobody',
      number,
      'label-',
      `label-label-${number}`,
      `LABEL-${number}`,
      'label-nobody',
      '',
      'a\0b',
      `label-\0`,
      `label-${'9'.repeat(200)}`,
    ];
    for (const id of nothing) {
      expect({ id, ...(await running.ask(NODE, { id })) }).toEqual({
        id,
        data: { node: null },
        errors: [],
      });
    }
  });

  it('sends one statement for each kind, however many ids', async () => {
    const names = await running.statementsDuring(() =>
      nodes(
        SHOWN.toReversed()
          .slice(0, MOST_NODES / 2)
          .concat(SHOWN.slice(0, MOST_NODES / 2))
          .map(({ id }) => id),
      ),
    );
    expect(names.toSorted()).toEqual([
      'environment.findByIds',
      'label.findByNumbers',
      'trlAssessment.findByIds',
    ]);
  });

  it('refuses more ids than a page has', async () => {
    const ids = Array.from({ length: MOST_NODES + 1 }, () => 'label-DEMO-2024-0007');
    expect((await running.ask(NODES, { ids })).errors).toEqual([
      { code: 'BAD_USER_INPUT', argument: 'ids' },
    ]);
  });
});
