import { fixedClock, type IsoDate } from '@apogee/shared/clock';
import { requestDatabase } from '@apogee/shared/database';
import { encodeCursor, listOf } from '@apogee/shared/graphql';
import { createAccreditationDataSource } from '../../data-source';
import { type RunningAccreditation, startAccreditation } from '../../testing/accreditation';
import { LabelStatus, labelStatusOn } from './label';
import { LabelRepository } from './label.repository';
import type { LabelCriteria } from './label-criteria.repository';

let time = fixedClock('2026-11-22T12:00:00Z');
let running: RunningAccreditation;

beforeAll(async () => {
  running = await startAccreditation({ now: () => time.now(), today: () => time.today() });
});

afterAll(() => running.stop());

const WHOLE_LABEL = `
  number subjectKind status scopeFr: scope scopeEn: scope(locale: EN) schemeVersion awardedOn validFrom validUntil
  expiresInDays expiresFromSummer: expiresInDays(asOf: "2026-07-01") suspendedUntil version
  subject { id } holder { id } predecessor { number } successor { number }
  transitions { status effectiveOn ground groundEn: ground(locale: EN) }
`;

const HOLDER = '"firm-demo-roues-inertielles"';

/** A cursor of the unfiltered register, or of another list. */
const cursor = (name: string, ...key: readonly string[]): string => {
  const conditions = { status: null, holder: null, validOn: null, expiringBefore: null };
  return encodeCursor(listOf(name, { today: null, subjectKind: null, ...conditions }), key);
};

function labelsWith(status: string, after: string): ReturnType<typeof running.ask> {
  return running.ask(`{
    labels(first: 1, filter: { status: [${status}] }, after: ${after}) { pageInfo { endCursor } }
  }`);
}

describe('Query.label', () => {
  it('answers for anyone with the whole label', async () => {
    const { data, errors } = await running.ask(
      `{ label(number: "DEMO-2024-0007") { ${WHOLE_LABEL} } }`,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      label: {
        number: 'DEMO-2024-0007',
        subjectKind: 'PRODUCT',
        status: 'SUSPENDED',
        scopeFr: 'Centrale inertielle DIU-1, définition et production en France (fictif)',
        scopeEn: 'Inertial unit DIU-1, design and production in France (fictitious)',
        schemeVersion: 'DEMO-2020',
        awardedOn: '2024-03-05',
        validFrom: '2024-03-17',
        validUntil: '2027-03-17',
        expiresInDays: 115,
        expiresFromSummer: 259,
        suspendedUntil: '2027-03-01',
        version: 2,
        subject: { id: 'prd-demo-imu-diu-1' },
        holder: { id: 'firm-demo-mesures-lyon' },
        predecessor: null,
        successor: null,
        transitions: [
          { status: 'ACTIVE', effectiveOn: '2024-03-17', ground: 'Octroi', groundEn: 'Award' },
          {
            status: 'SUSPENDED',
            effectiveOn: '2026-09-01',
            ground: 'Anomalie en orbite en cours d’analyse (fictif)',
            groundEn: 'Anomaly in orbit under analysis (fictitious)',
          },
        ],
      },
    });
  });

  it('keeps to itself a ground that is not public', async () => {
    const { data } = await running.ask(`{
      labels(filter: { status: [SUSPENDED], subjectKind: PRODUCT_RANGE }) {
        nodes { subject { id } transitions { status ground } }
      }
    }`);
    expect(data).toEqual({
      labels: {
        nodes: [
          {
            subject: { id: 'rng-demo-radio-drx' },
            transitions: [
              { status: 'ACTIVE', ground: 'Octroi' },
              { status: 'SUSPENDED', ground: null },
            ],
          },
        ],
      },
    });
  });

  it('has no status before it is in force, and shows predecessor and successor', async () => {
    const { data } = await running.ask(`{
      label(number: "DEMO-2026-0007") {
        status transitions { status }
        predecessor { status predecessor { status } successor { number } }
      }
    }`);
    expect(data).toEqual({
      label: {
        status: null,
        transitions: [],
        predecessor: {
          status: 'ACTIVE',
          predecessor: { status: 'RENEWED' },
          successor: { number: 'DEMO-2026-0007' },
        },
      },
    });
  });

  it('tells the status on a day asked for', async () => {
    const { data } = await running.ask(`{
      label(number: "DEMO-2024-0012") {
        status
        before: status(asOf: "2024-06-15") during: status(asOf: "2025-02-03") end: status(asOf: "2027-06-16")
      }
    }`);
    expect(data).toEqual({
      label: { status: 'ACTIVE', before: null, during: 'SUSPENDED', end: 'EXPIRED' },
    });
  });

  it('is null for an unknown number', async () => {
    expect(await running.ask('{ label(number: "DEMO-1999-0001") { number } }')).toEqual({
      data: { label: null },
      errors: [],
    });
  });
});

describe('Query.labels', () => {
  it('pages through the register in the order of `validUntil`, then number, each label once', async () => {
    const seen: { number: string; validUntil: string }[] = [];
    let after: string | null = null;
    let pages = 0;
    do {
      const { data } = await running.ask(
        `query ($after: String) {
          labels(first: 10, after: $after) {
            totalCount nodes { number validUntil } pageInfo { hasNextPage hasPreviousPage endCursor }
          }
        }`,
        { after },
      );
      const page = (data as { labels: LabelsPage }).labels;
      expect(page.totalCount).toBe(69);
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      seen.push(...page.nodes);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      pages += 1;
    } while (after !== null);
    expect(pages).toBe(7);
    const keys = seen.map(({ validUntil, number }) => `${validUntil} ${number}`);
    expect(keys).toEqual(keys.toSorted());
    expect(new Set(keys).size).toBe(69);
  });

  it('filters by holder, kind, day and end together', async () => {
    const { data } = await running.ask(`{
      labels(
        filter: {
          status: [ACTIVE, SUSPENDED], holder: "firm-demo-roues-inertielles", subjectKind: PRODUCT_RANGE
          validOn: "2024-07-01", expiringBefore: "2027-07-01"
        }
      ) { totalCount edges { node { number status } } }
    }`);
    expect(data).toEqual({
      labels: { totalCount: 1, edges: [{ node: { number: 'DEMO-2024-0012', status: 'ACTIVE' } }] },
    });
  });

  it('leaves out on its day a label that was suspended then', async () => {
    const { data } = await running.ask(`
      query {
        before: labels(filter: { holder: ${HOLDER}, subjectKind: PRODUCT_RANGE, validOn: "2025-02-02" }) { totalCount }
        during: labels(filter: { holder: ${HOLDER}, subjectKind: PRODUCT_RANGE, validOn: "2025-02-03" }) { totalCount }
        after: labels(filter: { holder: ${HOLDER}, subjectKind: PRODUCT_RANGE, validOn: "2025-04-28" }) { totalCount }
      }
    `);
    expect(data).toEqual({
      before: { totalCount: 1 },
      during: { totalCount: 0 },
      after: { totalCount: 1 },
    });
  });

  it('finds the labels that expire within six months', async () => {
    const { data } = await running.ask(`{
      labels(filter: { status: [ACTIVE], expiringBefore: "2027-05-22" }) {
        totalCount nodes { validUntil expiresInDays }
      }
    }`);
    const { totalCount, nodes } = (
      data as { labels: { totalCount: number; nodes: { expiresInDays: number }[] } }
    ).labels;
    expect(totalCount).toBe(9);
    expect(nodes.every(({ expiresInDays }) => expiresInDays > 0 && expiresInDays < 182)).toBe(true);
  });

  it.each([
    ['first: 0', 'first'],
    ['first: 101', 'first'],
    ['after: "nonsense"', 'after'],
    [`after: "${cursor('firms', '2026-01-01', 'x')}"`, 'after'],
    [`after: "${cursor('labels', '2026-02-30', 'x')}"`, 'after'],
    [`after: "${cursor('labels', '2026-01-01')}"`, 'after'],
    ['filter: { validOn: "2026-02-30" }', 'filter.validOn'],
    ['filter: { expiringBefore: "tomorrow" }', 'filter.expiringBefore'],
    ['filter: { holder: "" }', 'filter.holder'],
    ['filter: { status: [] }', 'filter.status'],
  ])('refuses %s and names %s', async (bad, argument) => {
    const { errors } = await running.ask(`{ labels(${bad}) { totalCount } }`);
    expect(errors).toEqual([{ code: 'BAD_USER_INPUT', argument }]);
  });

  it('refuses a cursor of another filter, and takes one of the same filter written otherwise', async () => {
    const { data } = await labelsWith('ACTIVE, EXPIRED', 'null');
    const after = JSON.stringify((data as { labels: LabelsPage }).labels.pageInfo.endCursor);
    expect((await labelsWith('ACTIVE', after)).errors).toEqual([
      { code: 'BAD_USER_INPUT', argument: 'after' },
    ]);
    expect((await labelsWith('EXPIRED, ACTIVE', after)).errors).toEqual([]);
  });
});

describe('Query.labelStatistics', () => {
  it('counts on a past day what the register held then', async () => {
    const { data } = await running.ask(
      '{ labelStatistics(asOf: "2021-03-01") { kind status count } }',
    );
    expect(data).toEqual({
      labelStatistics: [{ kind: 'PRODUCT', status: 'ACTIVE', count: 5 }],
    });
  });

  it('refuses a day that does not exist', async () => {
    const { errors } = await running.ask('{ labelStatistics(asOf: "2021-02-29") { count } }');
    expect(errors).toEqual([{ code: 'BAD_USER_INPUT', argument: 'asOf' }]);
  });
});

describe('Query.labelScheme', () => {
  it('is the one in force today, or the one asked for', async () => {
    const { data } = await running.ask(`{
      today: labelScheme { version inForceFrom validityMonths trlThreshold minimumReferences description(locale: EN) }
      first: labelScheme(version: "DEMO-2020") { version minimumReferences }
      none: labelScheme(version: "DEMO-1999") { version }
    }`);
    expect(data).toEqual({
      today: {
        version: 'DEMO-2025',
        inForceFrom: '2025-01-01',
        validityMonths: 36,
        trlThreshold: 6,
        minimumReferences: 2,
        description:
          'Demonstration rules: two references instead of one for an engineering activity.',
      },
      first: { version: 'DEMO-2020', minimumReferences: 1 },
      none: null,
    });
  });
});

describe('status in SQL and in the domain', () => {
  let dataSource: ReturnType<typeof createAccreditationDataSource>;

  beforeAll(async () => {
    dataSource = await createAccreditationDataSource(running.url).initialize();
  });

  afterAll(() => dataSource.destroy());

  const all: Omit<LabelCriteria, 'today' | 'status'> = {
    holder: null,
    validOn: null,
    expiringBefore: null,
    subjectKind: null,
  };

  it.each([
    '2020-12-12',
    '2020-12-13',
    '2022-03-07',
    '2023-12-13',
    '2023-12-20',
    '2024-12-31',
    '2025-02-03',
    '2026-11-18',
    '2026-11-19',
    '2026-11-22',
    '2026-12-20',
    '2027-02-28',
    '2031-01-01',
  ])('invariant 28: are equal for every label on %s', async (on) => {
    const today = on as IsoDate;
    const repository = new LabelRepository(requestDatabase(dataSource));
    const page = { after: null, limit: 1_000 };
    const labels = await repository.page({ ...all, today, status: null }, page);
    expect(labels).toHaveLength(69);
    for (const status of Object.values(LabelStatus)) {
      const found = await repository.page({ ...all, today, status: [status] }, page);
      const expected = labels.filter((label) => labelStatusOn(label, today) === status);
      expect(found).toEqual(expected);
      expect(await repository.count({ ...all, today, status: [status] })).toBe(expected.length);
    }
    const active = labels.filter((label) => labelStatusOn(label, today) === 'ACTIVE');
    expect(await repository.page({ ...all, today, status: null, validOn: today }, page)).toEqual(
      active,
    );
    const counted = await repository.statistics(today);
    const begun = labels.filter((label) => labelStatusOn(label, today) !== null);
    expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(begun.length);
  });
});

describe('the day in Paris', () => {
  it('begins a status at midnight in Paris, not in UTC', async () => {
    const query = `{ labels(filter: { holder: "firm-demo-mecanique-saint-etienne" }) { nodes { status } } }`;
    time = fixedClock('2026-11-21T22:59:59Z');
    expect(await running.ask(query)).toEqual({
      data: { labels: { nodes: [{ status: 'ACTIVE' }] } },
      errors: [],
    });
    time = fixedClock('2026-11-21T23:00:00Z');
    expect(await running.ask(query)).toEqual({
      data: { labels: { nodes: [{ status: 'SUSPENDED' }] } },
      errors: [],
    });
  });
});

interface LabelsPage {
  readonly totalCount: number;
  readonly nodes: readonly { number: string; validUntil: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly endCursor: string;
  };
}
