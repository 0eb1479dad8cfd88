import { setTimeout as delay } from 'node:timers/promises';
import { fixedClock } from '@apogee/shared/clock';
import { transactionsOf } from '@apogee/shared/database';
import { ANYONE, type Caller } from '@apogee/shared/identity';
import { type CatalogueFixture, startCatalogue } from '../../testing/catalogue-fixture';
import { removeExpiredExports } from './delete-export.command';

type Row = Readonly<Record<string, unknown>>;

const ANALYST: Caller = { ...ANYONE, subject: 'analyst' };
const OTHER: Caller = { ...ANYONE, subject: 'other' };

const START = `mutation ($input: StartExportInput!) {
  startExport(input: $input) {
    exportJob { id state rowsTotal rowsDone downloadPath expiresAt }
    userErrors { code path message(locale: EN) }
  }
}`;
const DELETE = `mutation ($id: ID!) {
  deleteExport(input: { exportJobId: $id }) { deletedExportJobId userErrors { code } }
}`;
const JOB = `query ($id: ID!) { exportJob(id: $id) {
  id list format titles fileName state rowsTotal rowsDone sizeBytes downloadPath expiresAt
  failure { code message(locale: EN) }
} }`;
const PART = `query ($id: ID!, $number: Int!) {
  exportPart(id: $id, number: $number) { content partCount fileName contentType }
}`;

interface Started {
  readonly startExport: {
    readonly exportJob: { readonly id: string } | null;
    readonly userErrors: readonly Row[];
  };
}

const linesOf = (file: Buffer): string[] => file.toString().trimEnd().split(/\r?\n/);

describe('an export of a list', () => {
  let catalogue: CatalogueFixture;

  beforeAll(async () => {
    catalogue = await startCatalogue();
  });
  afterAll(() => catalogue.close());
  afterEach(() => catalogue.dataSource.query('delete from catalogue.export_job'));

  async function ask<Data>(query: string, variables: Row, caller = ANALYST): Promise<Data> {
    const { data, errors } = await catalogue.subgraph.server.execute(
      { query, variables },
      { caller },
    );
    return structuredClone(errors === undefined ? data : errors[0]?.extensions) as Data;
  }

  async function start(input: Row, caller = ANALYST): Promise<string> {
    const { startExport } = await ask<Started>(START, { input }, caller);
    expect(startExport.userErrors).toEqual([]);
    return startExport.exportJob?.id ?? '';
  }

  async function ended(id: string): Promise<Row> {
    for (;;) {
      const { exportJob } = await ask<{ exportJob: Row }>(JOB, { id });
      if (exportJob['state'] === 'COMPLETED' || exportJob['state'] === 'FAILED') {
        return exportJob;
      }
      await delay(20);
    }
  }

  async function fileOf(id: string): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let [number, partCount] = [0, 1]; number < partCount; number += 1) {
      const { exportPart } = await ask<{ exportPart: { content: string; partCount: number } }>(
        PART,
        { id, number },
      );
      parts.push(Buffer.from(exportPart.content, 'base64'));
      ({ partCount } = exportPart);
    }
    return Buffer.concat(parts);
  }

  it('is begun again from the rows of its first moment when the process that made it is gone', async () => {
    const id = await start({ firms: { filter: { demonstration: true } }, format: 'JSON_LINES' });
    const { firms } = await ask<{ firms: { nodes: { id: string }[] } }>(
      '{ firms(first: 100, filter: { demonstration: true }) { nodes { id } } }',
      {},
    );
    const wanted = firms.nodes.map((firm) => firm.id);
    // As a process leaves it that is killed after its first part.
    await catalogue.dataSource.query(
      "insert into catalogue.export_part (job_id, number, content) values ($1, 0, 'half a li')",
      [id],
    );
    await catalogue.dataSource.query(
      "update catalogue.export_job set state = 'RUNNING', runner = 'killed', heard_at = timestamptz '2026-11-22T11:58:00Z', rows_done = 3, part_count = 1 where id = $1",
      [id],
    );
    catalogue.subgraph.begin();

    expect(await ended(id)).toMatchObject({
      state: 'COMPLETED',
      rowsTotal: wanted.length,
      rowsDone: wanted.length,
      failure: null,
    });
    const rows = linesOf(await fileOf(id)).map((line) => JSON.parse(line) as Row);
    expect(rows.map((row) => row['id'])).toEqual(wanted);
    const left = await catalogue.dataSource.query<[{ left: number }]>(
      'select count(*) as left from catalogue.export_batch',
    );
    expect(left).toEqual([{ left: 0 }]);
  });

  it('of a search holds what the search finds, in its order, under titles of the language asked for', async () => {
    const filter = { kinds: ['PRODUCT'] };
    const id = await start({
      search: { text: 'roue à réaction', filter },
      format: 'CSV',
      titles: 'FR',
    });
    const { search } = await ask<{ search: { nodes: { id: string }[] } }>(
      'query ($filter: CatalogueFilter) { search(text: "roue à réaction", filter: $filter, first: 100) { nodes { ... on Labelable { id } } } }',
      { filter },
    );
    const job = await ended(id);
    expect(job).toEqual({
      id,
      list: 'SEARCH',
      format: 'CSV',
      titles: 'FR',
      fileName: 'apogee-search-2026-11-22.csv',
      state: 'COMPLETED',
      rowsTotal: search.nodes.length,
      rowsDone: search.nodes.length,
      sizeBytes: (await fileOf(id)).byteLength,
      downloadPath: `/exports/${id}`,
      expiresAt: '2026-11-23T12:00:00.000Z',
      failure: null,
    });
    const [titles, ...lines] = linesOf(await fileOf(id));
    expect(titles).toBe(
      '\uFEFFScore,Nature,Identifiant,Nom (français),Nom (anglais),Identifiant de l’entreprise,Entreprise,SIREN de l’entreprise,Démonstration,Modifié le',
    );
    expect(lines.map((line) => line.split(',')[2])).toEqual(search.nodes.map((node) => node.id));
    expect(lines.length).toBeGreaterThan(3);
  });

  it('of items is a workbook; of firms, CSV in which no text is a formula', async () => {
    await catalogue.dataSource.query(
      `update catalogue.firm set trade_name = '=HYPERLINK("http://x")' where id = 'firm-demo-roues-inertielles'`,
    );
    const firms = await start({ firms: { orderBy: 'UPDATED_AT' }, format: 'CSV' });
    const items = await start({ items: { filter: { kinds: ['PRODUCT'] } }, format: 'XLSX' });
    await Promise.all([ended(firms), ended(items)]);
    expect((await fileOf(firms)).toString()).toContain(`,"'=HYPERLINK(""http://x"")",`);
    expect((await fileOf(items)).subarray(0, 4)).toEqual(Buffer.from('PK\u0003\u0004'));
    expect(await ask(PART, { id: items, number: 0 })).toMatchObject({
      exportPart: {
        fileName: 'apogee-items-2026-11-22.xlsx',
        contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      },
    });
  });

  it('is nobody else’s to see, to download or to delete', async () => {
    const id = await start({ firms: {}, format: 'CSV' });
    await ended(id);
    expect(await ask(JOB, { id }, OTHER)).toEqual({ exportJob: null });
    expect(await ask(PART, { id, number: 0 }, OTHER)).toEqual({ exportPart: null });
    expect(await ask(DELETE, { id }, OTHER)).toEqual({
      deleteExport: { deletedExportJobId: null, userErrors: [{ code: 'EXPORT_NOT_FOUND' }] },
    });
    expect(await ask('{ exportJobs { totalCount } }', {}, OTHER)).toEqual({
      exportJobs: { totalCount: 0 },
    });
    expect(await ask(START, { input: { firms: {}, format: 'CSV' } }, ANYONE)).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('is refused where a caller has five, until one of them is deleted', async () => {
    const input = { items: {}, format: 'JSON_LINES' };
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      ids.push(await start(input));
    }
    expect(await ask(START, { input })).toEqual({
      startExport: {
        exportJob: null,
        userErrors: [
          {
            code: 'TOO_MANY_EXPORTS',
            path: null,
            message: 'You have 5 exports already: delete one, or wait until one expires.',
          },
        ],
      },
    });
    await start(input, OTHER);
    expect(await ask(DELETE, { id: ids[0] })).toMatchObject({
      deleteExport: { deletedExportJobId: ids[0] },
    });
    const added = await start(input);
    const { exportJobs } = await ask<{ exportJobs: { nodes: { id: string }[] } }>(
      '{ exportJobs { nodes { id } } }',
      {},
    );
    expect(new Set(exportJobs.nodes.map(({ id }) => id))).toEqual(
      new Set([...ids.slice(1), added]),
    );
  });

  it('is removed a day after it has ended', async () => {
    const id = await start({ firms: {}, format: 'CSV' });
    await ended(id);
    const inTransaction = transactionsOf(catalogue.dataSource);
    await removeExpiredExports(inTransaction, fixedClock('2026-11-23T11:59:59Z'));
    expect(await ask(JOB, { id })).toMatchObject({ exportJob: { id } });
    await removeExpiredExports(inTransaction, fixedClock('2026-11-23T12:00:00Z'));
    expect(await ask(JOB, { id })).toEqual({ exportJob: null });
    const parts = await catalogue.dataSource.query<[{ parts: number }]>(
      'select count(*) as parts from catalogue.export_part where job_id = $1',
      [id],
    );
    expect(parts).toEqual([{ parts: 0 }]);
  });

  it.each([
    ['no list', {}],
    ['two lists', { firms: {}, items: {} }],
  ])('is refused with %s', async (_what, lists) => {
    expect(await ask(START, { input: { ...lists, format: 'CSV' } })).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });
});
