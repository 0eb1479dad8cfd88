import { sampleDatabase } from '@apogee/all-in-one/testing';
import type { TestDatabase } from '@apogee/shared/testing';
import { Client } from 'pg';
import { flagship } from '../graph/operations/flagship';
import { askStack, oneProcess, type Stack, startStack } from '../graph/stacks';
import { allowedProcessors } from '../harness/process-usage';
import { loadScaleData, type ScaleOutcome } from './load-scale-data';

/** Needs the built programs: `npm run build`. */

const FIRMS = 200;
const report = (): void => undefined;

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await sampleDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
}, 180_000);

afterAll(async () => {
  await client.end();
  await database.drop();
});

const load = (firms: number, seed = 1): Promise<ScaleOutcome> =>
  loadScaleData({ databaseUrl: database.url, firms, seed, report });

const COUNTS = `
  select
    (select count(*)::int from catalogue.firm where id like 'firm-scale-%') as firms,
    (select count(*)::int from catalogue.firm) as "allFirms",
    (select count(*)::int from catalogue.establishment where id like 'est-scale-%') as establishments,
    (select count(*)::int from geo.located_establishment where establishment_id like 'est-scale-%') as located,
    (select count(*)::int from catalogue.item where id like '%-scale-%') as items,
    (select count(*)::int from accreditation.label where number like 'SCALE-%') as labels,
    (select count(*)::int from accreditation.evidence) as "allEvidence"
`;

/** Rows that have nobody to belong to in another schema. */
const STRAYS = `
  select
    (select count(*)::int from accreditation.label l
      where not exists (select from catalogue.item i where i.id = l.subject_id and i.firm_id = l.holder_id)) as labels,
    (select count(*)::int from accreditation.trl_assessment a
      where not exists (select from catalogue.item i where i.id = a.subject_id)) as assessments,
    (select count(*)::int from accreditation.range_member m
      where not exists (select from catalogue.item i where i.id = m.product_id and i.range_id = m.range_id)) as members,
    (select count(*)::int from geo.located_establishment g
      where not exists (
        select from catalogue.establishment e where e.id = g.establishment_id and e.firm_id = g.firm_id
          and e.commune_code = g.commune_code
      )) as located
`;

async function read(statement: string): Promise<Record<string, number>> {
  const { rows } = await client.query<Record<string, number>>(statement);
  return rows[0] ?? {};
}

describe('scale data', () => {
  let before: Record<string, number>;

  beforeAll(async () => {
    before = await read(COUNTS);
    await load(FIRMS);
  }, 180_000);

  it('is as many firms as asked, with located sites, about five items each, and labels', async () => {
    const after = await read(COUNTS);
    expect(after).toMatchObject({
      firms: FIRMS,
      allFirms: (before['allFirms'] ?? 0) + FIRMS,
      located: after['establishments'],
    });
    expect(after['establishments']).toBeGreaterThan(1.5 * FIRMS);
    expect(after['items']).toBeGreaterThan(4 * FIRMS);
    expect(after['labels']).toBeGreaterThan(FIRMS);
  });

  it('means the same firms, items and sites in all three schemas', async () => {
    expect(await read(STRAYS)).toEqual({ labels: 0, assessments: 0, members: 0, located: 0 });
  });

  it('does nothing the second time', async () => {
    expect(await load(FIRMS)).toBe('already-loaded');
  });

  it('answers through the graph, the flagship question included', async () => {
    const stack = await startStack(oneProcess, {
      databaseUrl: database.url,
      processors: allowedProcessors(),
      folder: '',
    });
    try {
      await expectFirms(stack);
      await expectFlagship(stack);
    } finally {
      stack.programs.forEach(({ program }) => program.kill());
    }
  }, 120_000);

  it('is written again when something of it was deleted, replaced by another number, and removed', async () => {
    const full = await read(COUNTS);
    await client.query('delete from geo.located_establishment');
    expect(await load(FIRMS)).toBe('loaded');
    expect(await read(COUNTS)).toEqual(full);
    expect(await load(20)).toBe('loaded');
    expect(await read(COUNTS)).toMatchObject({ firms: 20 });
    expect(await load(0)).toBe('removed');
    expect(await read(COUNTS)).toEqual(before);
    expect(await load(0)).toBe('already-loaded');
  }, 180_000);
});

interface Firms {
  readonly firms: { readonly totalCount: number };
}

async function ask<Data>(stack: Stack, query: string, variables: object = {}): Promise<Data> {
  const answer = JSON.parse(await askStack(stack, JSON.stringify({ query, variables }))) as {
    readonly data: Data;
    readonly errors?: unknown;
  };
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

async function expectFirms(stack: Stack): Promise<void> {
  const all = await ask<Firms>(stack, '{ firms(filter: { demonstration: true }) { totalCount } }');
  const samples = await client.query(
    "select from catalogue.firm where demonstration and id like 'firm-demo-%'",
  );
  expect(all.firms.totalCount).toBe(FIRMS + (samples.rowCount ?? 0));
}

interface Flagship {
  readonly firms: {
    readonly nodes: readonly {
      readonly id: string;
      readonly items: {
        readonly nodes: readonly {
          readonly id: string;
          readonly currentLabel: object | null;
          readonly trl: { readonly basis: { readonly evidence: readonly object[] } } | null;
        }[];
      };
      readonly establishments: readonly { readonly commune: { readonly name: string } | null }[];
    }[];
  };
}

async function expectFlagship(stack: Stack): Promise<void> {
  const { firms } = await ask<Flagship>(stack, flagship.query, {
    first: 100,
    filter: { demonstration: true },
  });
  const scale = firms.nodes.filter(({ id }) => id.startsWith('firm-scale-'));
  const items = scale.flatMap(({ items }) => items.nodes);
  expect(scale.length).toBeGreaterThan(50);
  expect(items.every(({ id }) => id.includes('-scale-'))).toBe(true);
  expect(items.some(({ currentLabel }) => currentLabel !== null)).toBe(true);
  expect(items.some(({ trl }) => (trl?.basis.evidence.length ?? 0) > 5)).toBe(true);
  expect(
    scale.every(({ establishments }) => establishments.every(({ commune }) => commune !== null)),
  ).toBe(true);
}
