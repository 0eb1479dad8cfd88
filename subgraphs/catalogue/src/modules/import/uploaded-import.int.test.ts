import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { ANYONE, type Caller, Scope } from '@apogee/shared/identity';
import { type CatalogueFixture, startCatalogue } from '../../testing/catalogue-fixture';

type Row = Readonly<Record<string, unknown>>;

const EDITOR: Caller = { ...ANYONE, subject: 'editor', scopes: new Set([Scope.EDIT]) };

const START = `mutation ($input: StartImportInput!) {
  startImport(input: $input) { importJob { id state createdBy sizeBytes } userErrors { code } }
}`;
const ADD = `mutation ($input: AddImportPartInput!) {
  addImportPart(input: $input) { importJob { state } userErrors { code path } }
}`;
const RUN = `mutation ($input: RunImportInput!) {
  runImport(input: $input) { importJob { state sizeBytes } userErrors { code path message(locale: EN) } }
}`;
const JOB = `query ($id: ID!) { importJob(id: $id) {
  state linesRead linesBad recordsAdded failure { code }
  source { title url licence quality readOn }
  problems(first: 1) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { line column code fr: message en: message(locale: EN) }
  }
} }`;

const FILE = `id,siren,legalName
firm-demo-upload-1,,Démonstration Téléversée
firm-demo-upload-2,1,Démonstration Mauvaise
,,Démonstration Sans clé
`;

const part = (jobId: string, number: number, content: string): Row => ({
  input: { jobId, number, content: Buffer.from(content).toString('base64') },
});

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('an uploaded import', () => {
  let catalogue: CatalogueFixture;

  beforeAll(async () => {
    catalogue = await startCatalogue();
    catalogue.subgraph.begin();
  });
  afterAll(() => catalogue.close());

  async function ask<Data>(query: string, variables: Row, caller = EDITOR): Promise<Data> {
    const { data, errors } = await catalogue.subgraph.server.execute(
      { query, variables },
      { caller },
    );
    return structuredClone(errors === undefined ? data : errors[0]?.extensions) as Data;
  }

  async function start(wanted: Row = {}): Promise<string> {
    const source = {
      title: 'Essai (Démonstration)',
      licence: 'demonstration',
      quality: 'DEMONSTRATION',
      readOn: '2026-11-20',
    };
    const input = { format: 'FIRMS', fileName: 'essai.csv', source, ...wanted };
    const { startImport } = await ask<{ startImport: { importJob: { id: string } } }>(START, {
      input,
    });
    return startImport.importJob.id;
  }

  async function ended(id: string): Promise<Row> {
    for (;;) {
      const { importJob } = await ask<{ importJob: Row }>(JOB, { id });
      if (importJob['state'] === 'COMPLETED' || importJob['state'] === 'FAILED') {
        return importJob;
      }
      await delay(20);
    }
  }

  it('is taken over once all its parts are there, and reports its bad lines a page at a time', async () => {
    const id = await start();
    await ask(ADD, part(id, 1, FILE.slice(40)));
    await ask(ADD, part(id, 0, FILE.slice(0, 40)));
    expect(await ask(RUN, { input: { jobId: id, sha256: sha256(FILE) } })).toMatchObject({
      runImport: { importJob: { state: 'WAITING', sizeBytes: Buffer.byteLength(FILE) } },
    });
    expect(await ended(id)).toEqual({
      state: 'COMPLETED',
      linesRead: 3,
      linesBad: 2,
      recordsAdded: 1,
      failure: null,
      source: {
        title: 'Essai (Démonstration)',
        url: null,
        licence: 'demonstration',
        quality: 'DEMONSTRATION',
        readOn: '2026-11-20',
      },
      problems: {
        totalCount: 2,
        pageInfo: { hasNextPage: true, endCursor: expect.any(String) as string },
        nodes: [
          {
            line: 3,
            column: 'siren',
            code: 'NOT_A_SIREN',
            fr: '« 1 » n’est pas un SIREN : neuf chiffres, le dernier de contrôle.',
            en: '"1" is no SIREN: nine digits, the last one a check.',
          },
        ],
      },
    });
    const [{ left }] = await catalogue.dataSource.query<[{ left: number }]>(
      'select (select count(*) from catalogue.import_part) + (select count(*) from catalogue.import_key) as left',
    );
    expect(left).toBe(0);
  });

  it('is not begun while a part is missing or another file arrived', async () => {
    const id = await start();
    await ask(ADD, part(id, 1, 'x'));
    expect(await ask(RUN, { input: { jobId: id, sha256: sha256('x') } })).toMatchObject({
      runImport: { importJob: null, userErrors: [{ code: 'IMPORT_PART_MISSING' }] },
    });
    await ask(ADD, part(id, 0, 'y'));
    expect(await ask(RUN, { input: { jobId: id, sha256: sha256('x') } })).toMatchObject({
      runImport: {
        importJob: null,
        userErrors: [{ code: 'IMPORT_FILE_DIFFERS', path: ['input', 'sha256'] }],
      },
    });
  });

  it('takes no more parts once it is cancelled', async () => {
    const id = await start();
    const cancelled = await ask(
      'mutation ($input: CancelImportInput!) { cancelImport(input: $input) { importJob { state } } }',
      { input: { jobId: id } },
    );
    expect(cancelled).toEqual({ cancelImport: { importJob: { state: 'CANCELLED' } } });
    expect(await ask(ADD, part(id, 0, 'x'))).toMatchObject({
      addImportPart: { userErrors: [{ code: 'IMPORT_STATE_FORBIDS', path: ['input', 'jobId'] }] },
    });
    expect(await ask(ADD, part('no-import', 0, 'x'))).toMatchObject({
      addImportPart: { userErrors: [{ code: 'IMPORT_NOT_FOUND' }] },
    });
  });

  it('lists all imports page by page, to editors alone', async () => {
    const started = [await start(), await start({ dryRun: true })];
    const listed: unknown[] = [];
    for (let after: unknown = null; listed.length === 0 || after !== null; ) {
      const { importJobs } = await ask<{ importJobs: { nodes: Row[]; pageInfo: Row } }>(
        'query ($after: String) { importJobs(first: 1, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      listed.push(...importJobs.nodes.map(({ id }) => id));
      after = importJobs.pageInfo['hasNextPage'] === true ? importJobs.pageInfo['endCursor'] : null;
    }
    expect(listed).toEqual(expect.arrayContaining(started));
    expect(new Set(listed).size).toBe(listed.length);
    const refused = await ask('{ importJobs { nodes { id } } }', {}, ANYONE);
    expect(refused).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('refuses a part that is no Base64', async () => {
    const id = await start();
    const noBase64 = { input: { jobId: id, number: 0, content: '?' } };
    expect(await ask(ADD, noBase64)).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'content',
    });
  });
});
