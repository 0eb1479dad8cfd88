import { BATCHING_SLACK } from '@apogee/shared/testing';
import { readSampleData } from './sample-data/sample-files';
import { type RunningAccreditation, startAccreditation } from './testing/accreditation';

let running: RunningAccreditation;

beforeAll(async () => {
  running = await startAccreditation();
});

afterAll(() => running.stop());

const { labels, assessments, members } = readSampleData();

const ENTITIES = (fields: string): string =>
  `query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename ${fields} } }`;

async function resolve(fields: string, representations: readonly object[]): Promise<unknown> {
  const { data, errors } = await running.ask(ENTITIES(fields), { representations });
  expect(errors).toEqual([]);
  return data?.['_entities'];
}

describe('entities by reference', () => {
  it('adds label and readiness to a product', async () => {
    const fields = `... on Labelable {
      id currentLabel { number } labelHistory { number status }
      trl { claimed confirmed min max stale scale basis { id } }
    }`;
    expect(await resolve(fields, [{ __typename: 'Labelable', id: 'prd-demo-imu-diu-1' }])).toEqual([
      {
        __typename: 'Labelable',
        id: 'prd-demo-imu-diu-1',
        currentLabel: { number: 'DEMO-2024-0007' },
        labelHistory: [{ number: 'DEMO-2024-0007', status: 'SUSPENDED' }],
        trl: {
          claimed: 8,
          confirmed: 8,
          min: null,
          max: null,
          stale: true,
          scale: 'ISO_16290',
          basis: { id: 'trl-demo-imu-diu-1' },
        },
      },
    ]);
  });

  it('spans a range over its confirmed members', async () => {
    const fields =
      '... on Labelable { trl { claimed confirmed min max stale scale basis { subject { id } } } }';
    expect(
      await resolve(fields, [{ __typename: 'Labelable', id: 'rng-demo-calculateurs-dbc' }]),
    ).toEqual([
      {
        __typename: 'Labelable',
        trl: {
          claimed: null,
          confirmed: null,
          min: 6,
          max: 9,
          stale: false,
          scale: 'ISO_16290',
          basis: { subject: { id: 'prd-demo-obc-dbc-1' } },
        },
      },
    ]);
  });

  it('gives an activity its label and no readiness', async () => {
    const fields = '... on Labelable { currentLabel { status subjectKind } trl { confirmed } }';
    expect(
      await resolve(fields, [{ __typename: 'Labelable', id: 'act-demo-etudes-mission' }]),
    ).toEqual([
      {
        __typename: 'Labelable',
        currentLabel: { status: 'ACTIVE', subjectKind: 'ENGINEERING_ACTIVITY' },
        trl: null,
      },
    ]);
  });

  it('shows a level claimed and not yet confirmed, and one known on another scale only', async () => {
    const fields = '... on Labelable { trl { claimed confirmed scale } }';
    const ids = ['prd-demo-wheel-dgy-600', 'prd-demo-gnss-dgr-5', 'prd-demo-battery-dlb-90'];
    expect(
      await resolve(
        fields,
        ids.map((id) => ({ __typename: 'Labelable', id })),
      ),
    ).toEqual([
      { __typename: 'Labelable', trl: { claimed: 6, confirmed: null, scale: 'ISO_16290' } },
      { __typename: 'Labelable', trl: { claimed: 6, confirmed: 6, scale: 'EU_HORIZON' } },
      { __typename: 'Labelable', trl: null },
    ]);
  });

  it('knows nothing of an item or firm that nobody labelled, and says so without error', async () => {
    const fields =
      '... on Labelable { currentLabel { number } labelHistory { number } trl { stale } } ... on Firm { labels { number } }';
    expect(
      await resolve(fields, [
        { __typename: 'Labelable', id: 'prd-none' },
        { __typename: 'Firm', id: 'firm-none' },
      ]),
    ).toEqual([
      { __typename: 'Labelable', currentLabel: null, labelHistory: [], trl: null },
      { __typename: 'Firm', labels: [] },
    ]);
  });

  it('gives a firm its active labels, and others when asked', async () => {
    const fields = `... on Firm {
      labels { number status } ended: labels(status: [RENEWED, SURRENDERED]) { number status }
    }`;
    expect(
      await resolve(fields, [{ __typename: 'Firm', id: 'firm-demo-antennes-occitanes' }]),
    ).toEqual([
      {
        __typename: 'Firm',
        labels: [
          { number: numberOf('prd-demo-antenna-dan-s', '2025-10-14'), status: 'ACTIVE' },
          { number: numberOf('prd-demo-antenna-dan-x'), status: 'ACTIVE' },
        ].toSorted((a, b) => (endOf(a.number) < endOf(b.number) ? -1 : 1)),
        ended: [{ number: numberOf('rng-demo-antennes-dan'), status: 'SURRENDERED' }],
      },
    ]);
  });

  it('finds labels, assessments and environments by their keys, and null for unknown ones', async () => {
    const fields = `
      ... on Label { number validUntil } ... on TrlAssessment { id } ... on EnvironmentDefinition { id kind }
    `;
    expect(
      await resolve(fields, [
        { __typename: 'Label', number: 'DEMO-2020-0001' },
        { __typename: 'Label', number: 'none' },
        { __typename: 'TrlAssessment', id: 'trl-demo-wheel-drw-20' },
        { __typename: 'TrlAssessment', id: 'none' },
        { __typename: 'EnvironmentDefinition', id: 'env-demo-geo-15y' },
        { __typename: 'EnvironmentDefinition', id: 'none' },
      ]),
    ).toEqual([
      { __typename: 'Label', number: 'DEMO-2020-0001', validUntil: '2023-12-13' },
      null,
      { __typename: 'TrlAssessment', id: 'trl-demo-wheel-drw-20' },
      null,
      { __typename: 'EnvironmentDefinition', id: 'env-demo-geo-15y', kind: 'OPERATIONAL' },
      null,
    ]);
  });
});

describe('the number of statements', () => {
  const productIds = [...new Set(assessments.map(({ subjectId }) => subjectId))];
  const itemIds = [
    ...new Set([
      ...productIds,
      ...members.map(({ rangeId }) => rangeId),
      ...labels.map(({ subjectId }) => subjectId),
    ]),
  ];
  const firmIds = [...new Set(labels.map(({ holderId }) => holderId))];
  const ASSESSMENT = `
    id supportedLevel gaps(towards: 9) { level } criticalFunctions { verified verifiedBy { id environment { id } } }
    evidence { id environment { name } } context { environment { name parameters { name } } }
    reassessmentTriggers { kind } constituents { assessment { id supportedLevel } } supersedes { id } subject { id }
  `;
  const LABEL = 'number status transitions { status } predecessor { number } successor { number }';

  it.each([
    [
      'Labelable',
      'id',
      itemIds,
      `... on Labelable { currentLabel { ${LABEL} } labelHistory { ${LABEL} } trl { max basis { ${ASSESSMENT} } } }`,
    ],
    [
      'TrlAssessment',
      'id',
      assessments.map(({ id }) => id),
      `... on TrlAssessment { ${ASSESSMENT} }`,
    ],
    ['Label', 'number', labels.map(({ number }) => number), `... on Label { ${LABEL} }`],
    ['Firm', 'id', firmIds, `... on Firm { labels { ${LABEL} } }`],
  ] as const)('does not grow with the number of %s entities', async (...parameters) => {
    const [type, key, keys, fields] = parameters;
    const statementsFor = (count: number): Promise<readonly string[]> =>
      running.statementsDuring(() =>
        resolve(
          fields,
          Array.from({ length: count }, (_, index) => ({
            __typename: type,
            [key]: keys[index % keys.length],
          })),
        ),
      );
    const few = await statementsFor(10);
    const many = await statementsFor(100);
    process.stdout.write(
      `${type}: ${few.length} statements for 10 entities, ${many.length} for 100 (${new Set<string>(keys).size} distinct)\n`,
    );
    expect(new Set(many)).toEqual(new Set(few));
    expect(many.length).toBeLessThanOrEqual(few.length + BATCHING_SLACK);
  });

  it('does not grow with the page of labels', async () => {
    const query = `query ($first: Int!) { labels(first: $first) { nodes { ${LABEL} } } }`;
    const few = await running.statementsDuring(() => running.ask(query, { first: 10 }));
    const many = await running.statementsDuring(() => running.ask(query, { first: 100 }));
    process.stdout.write(`labels: ${few.length} statements for 10, ${many.length} for 100\n`);
    expect(many.toSorted()).toEqual([
      'label.findByNumbers',
      'label.findByPredecessors',
      'label.page',
    ]);
    expect(few.length).toBeLessThanOrEqual(many.length);
  });
});

function numberOf(subjectId: string, awardedOn?: string): string {
  const found = labels.find(
    (label) =>
      label.subjectId === subjectId && (awardedOn === undefined || label.awardedOn === awardedOn),
  );
  return found?.number ?? `no label of ${subjectId}`;
}

function endOf(number: string): string {
  return labels.find((label) => label.number === number)?.validUntil ?? '';
}
