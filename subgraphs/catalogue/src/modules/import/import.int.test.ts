import { fixedClock } from '@apogee/shared/clock';
import { passesLuhn } from '@apogee/shared/ids';
import * as fc from 'fast-check';
import { writeTable } from '../../tables/write-table';
import { type CatalogueFixture, startCatalogue } from '../../testing/catalogue-fixture';
import { type Imports, importsInto } from '../../testing/imports';
import { ExportedTable, exportTable } from '../export';
import type { ImportJob } from './import-job';

type Row = Readonly<Record<string, unknown>>;

/** A SIREN that no firm has: SIRENE gives none that begins with 999. */
function siren(number: number): string {
  const digits = `999${String(number).padStart(5, '0')}`;
  return `${digits}${'0123456789'.split('').find((check) => passesLuhn(digits + check))}`;
}

function siret(firm: string, number: number): string {
  const digits = `${firm}${String(number).padStart(4, '0')}`;
  return `${digits}${'0123456789'.split('').find((check) => passesLuhn(digits + check))}`;
}

/** What has become of the lines of a file. */
function countsOf(job: ImportJob): Row {
  return {
    added: job.recordsAdded,
    changed: job.recordsChanged,
    unchanged: job.recordsUnchanged,
    skipped: job.linesSkipped,
    bad: job.linesBad,
  };
}

const NOTHING = { added: 0, changed: 0, unchanged: 0, skipped: 0, bad: 0 };

describe('an import', () => {
  let catalogue: CatalogueFixture;
  let imports: Imports;

  beforeAll(async () => {
    catalogue = await startCatalogue();
    imports = await importsInto(catalogue.dataSource);
  });
  afterAll(async () => {
    await imports.close();
    await catalogue.close();
  });

  function problemsOf({ id }: ImportJob): Promise<Row[]> {
    return catalogue.dataSource.query(
      'select line, column_name as "column", code from catalogue.import_problem where job_id = $1 order by line, ordinal',
      [id],
    );
  }

  /** Everything that an import might change. */
  async function state(): Promise<unknown> {
    return catalogue.dataSource.query(`
      select
        (select md5(string_agg(firm::text, '' order by id)) from catalogue.firm as firm) as firms,
        (select md5(string_agg(site::text, '' order by id)) from catalogue.establishment as site) as sites,
        (select md5(string_agg(item::text, '' order by id)) from catalogue.item as item) as items,
        (select md5(string_agg(term::text, '' order by term::text)) from catalogue.item_term as term) as terms,
        (select count(*) from catalogue.source) as sources,
        (select max(seq) from events.event) as events
    `);
  }

  async function exported(table: ExportedTable, format: 'CSV' | 'XLSX'): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of writeTable(format, exportTable(catalogue.dataSource, table))) {
      parts.push(Buffer.from(part));
    }
    return Buffer.concat(parts);
  }

  it.each(
    Object.values(ExportedTable).flatMap((table) => [
      [table, 'CSV'] as const,
      [table, 'XLSX'] as const,
    ]),
  )('of the exported %s as %s changes nothing', async (format, kind) => {
    const before = await state();
    const job = await imports.run(await exported(format, kind), { format });
    expect(countsOf(job)).toEqual({ ...NOTHING, unchanged: job.linesRead });
    expect(job.linesRead).toBeGreaterThan(100);
    expect(await state()).toEqual(before);
  });

  it('adds a firm unverified, with its source, its event and its search document', async () => {
    const firm = siren(10_000);
    const job = await imports.run(
      `siren;legalName;activityCategories;summaryEn\r\n${firm};Démonstration Zirconium;GROUND_SEGMENT|SOFTWARE_DATA;Zirconium antennas\r\n`,
    );
    expect(countsOf(job)).toEqual({ ...NOTHING, added: 1 });
    const found = await catalogue.ask(`{
      search(text: "zirconium", first: 1) { nodes { ... on Firm {
        id siren legalName verified demonstration version activityCategories
        sources { title url licence quality readOn }
      } } }
    }`);
    expect(found).toEqual({
      search: {
        nodes: [
          {
            id: `firm-${firm}`,
            siren: firm,
            legalName: 'Démonstration Zirconium',
            verified: false,
            demonstration: false,
            version: 1,
            activityCategories: ['GROUND_SEGMENT', 'SOFTWARE_DATA'],
            sources: [
              {
                title: 'Fichier d’essai (Démonstration)',
                url: 'https://example.org/essai',
                licence: 'Licence Ouverte 2.0',
                quality: 'DEMONSTRATION',
                readOn: '2026-11-20',
              },
            ],
          },
        ],
      },
    });
    const [event] = await catalogue.dataSource.query<Row[]>(
      'select type, subject, payload from events.event order by seq desc limit 1',
    );
    expect(event).toEqual({
      type: 'catalogue.firm.changed',
      subject: `firm-${firm}`,
      payload: { firmId: `firm-${firm}`, change: 'PUBLISHED' },
    });
  });

  it('reports everything and changes nothing in a dry run', async () => {
    const before = await state();
    const file = `id,kind,firmId,nameFr,categoryCode,rangeId
item-dry-range,PRODUCT_RANGE,firm-demo-roues-inertielles,Gamme,satellite/platform,
item-dry,PRODUCT,firm-demo-roues-inertielles,Roue,satellite/platform,item-dry-range
item-dry-2,PRODUCT,firm-demo-roues-inertielles,Roue,satellite/platform,no-range
`;
    const job = await imports.run(file, { format: 'ITEMS', dryRun: true });
    expect(countsOf(job)).toEqual({ ...NOTHING, added: 2, bad: 1 });
    expect(await problemsOf(job)).toEqual([{ line: 4, column: 'rangeId', code: 'UNKNOWN_RANGE' }]);
    expect(await state()).toEqual(before);
  });

  it('names every bad line and no other, takes the good ones, and changes nothing the second time', async () => {
    const good = fc.record({ bad: fc.constant(null) });
    const bad = fc.record({ bad: fc.constantFrom('siren', 'legalName', 'website', 'foundedOn') });
    const lines = fc.array(fc.oneof({ weight: 4, arbitrary: good }, bad), {
      minLength: 1,
      maxLength: 40,
    });
    let number = 100;
    await fc.assert(
      fc.asyncProperty(lines, async (given) => {
        const cells = given.map(({ bad: column }) => {
          const values: Record<string, string> = {
            siren: siren((number += 1)),
            legalName: `Démonstration ${number}, "SARL"`,
            website: `https://demonstration.example/${number}`,
            foundedOn: '2020-02-29',
          };
          if (column !== null) {
            values[column] = column === 'legalName' ? '' : '2021-02-29';
          }
          return Object.values(values).map((value) => `"${value.replaceAll('"', '""')}"`);
        });
        const file = ['siren,legalName,website,foundedOn', ...cells.map(String)].join('\n');
        const wrong = given.flatMap(({ bad: column }, at) =>
          column === null ? [] : [{ line: at + 2, column }],
        );
        const first = await imports.run(file);
        const taken = given.length - wrong.length;
        expect(countsOf(first)).toEqual({ ...NOTHING, added: taken, bad: wrong.length });
        const reported = await problemsOf(first);
        expect(reported.map(({ line, column }) => ({ line, column }))).toEqual(wrong);
        const before = await state();
        const second = await imports.run(file);
        expect(countsOf(second)).toEqual({ ...NOTHING, unchanged: taken, bad: wrong.length });
        expect(await problemsOf(second)).toEqual(reported);
        expect(await state()).toEqual(before);
      }),
      { numRuns: 3 },
    );
  });

  it('refuses a second line about the same thing, wherever it stands', async () => {
    const [one, other] = [siren(50_001), siren(50_002)];
    const filling = Array.from({ length: 600 }, (_, at) => `${siren(51_000 + at)},Démonstration`);
    const file = ['siren,legalName', `${one},Un`, `${other},Deux`, ...filling, `${one},Trois`].join(
      '\n',
    );
    const job = await imports.run(file);
    expect(countsOf(job)).toEqual({ ...NOTHING, added: 602, bad: 1 });
    expect(await problemsOf(job)).toEqual([{ line: 604, column: null, code: 'DUPLICATE_LINE' }]);
  });

  it('leaves alone what the firm has changed since, and says so once something else is stated', async () => {
    const firm = siren(60_000);
    const line = (name: string): string => `siren,legalName\n${firm},${name}\n`;
    await imports.run(line('Démonstration Ancien'));
    await catalogue.dataSource.query(
      "update catalogue.firm set legal_name = 'Démonstration Soi-même', version = version + 1 where siren = $1",
      [firm],
    );
    expect(countsOf(await imports.run(line('Démonstration Ancien')))).toEqual({
      ...NOTHING,
      unchanged: 1,
    });
    const job = await imports.run(line('Démonstration Nouveau'));
    expect(await problemsOf(job)).toEqual([{ line: 2, column: null, code: 'KEPT_BY_FIRM' }]);
    const [kept] = await catalogue.dataSource.query<Row[]>(
      'select legal_name as name from catalogue.firm where siren = $1',
      [firm],
    );
    expect(kept).toEqual({ name: 'Démonstration Soi-même' });
  });

  it('moves the head office, and refuses two of one firm', async () => {
    const firm = siren(61_000);
    await imports.run(`siren,legalName\n${firm},Démonstration Siège\n`);
    const sites = (headquarters: readonly string[]): string =>
      `siret,isHeadquarters,communeCode,city\n${headquarters
        .map((flag, at) => `${siret(firm, at)},${flag},31555,Toulouse\n`)
        .join('')}`;
    const format = 'ESTABLISHMENTS';
    expect(countsOf(await imports.run(sites(['vrai', '']), { format }))).toEqual({
      ...NOTHING,
      added: 2,
    });
    const [told] = await catalogue.dataSource.query<Row[]>(
      "select payload from events.event where type = 'catalogue.establishment.changed' order by seq desc limit 1",
    );
    expect(told).toEqual({
      payload: {
        establishmentId: `est-${siret(firm, 1)}`,
        firmId: `firm-${firm}`,
        change: 'PUBLISHED',
        demonstration: false,
        address: { line: null, postcode: null, communeCode: '31555' },
      },
    });
    const moved = await imports.run(sites(['', 'true']), { format });
    expect(countsOf(moved)).toEqual({ ...NOTHING, changed: 2 });
    const both = await imports.run(sites(['true', 'true']), { format });
    expect(await problemsOf(both)).toEqual([
      { line: 3, column: 'isHeadquarters', code: 'SECOND_HEADQUARTERS' },
    ]);
  });

  it('goes on behind the last whole batch after it was stopped', async () => {
    const file = ['siren,legalName'];
    for (let number = 70_000; number < 71_100; number += 1) {
      file.push(`${number % 100 === 0 ? 'no' : siren(number)},Démonstration ${number}`);
    }
    const stop = new AbortController();
    const stopped = await imports.run(file.join('\n'), {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect(stopped).toMatchObject({ state: 'WAITING', linesRead: 500, linesBad: 5, lastLine: 501 });
    const job = await imports.run(file.join('\n'));
    expect(job).toMatchObject({ id: stopped.id, state: 'COMPLETED', linesRead: 1_100 });
    expect(countsOf(job)).toEqual({ ...NOTHING, added: 1_089, bad: 11 });
    expect((await problemsOf(job)).map(({ line }) => line)).toEqual(
      Array.from({ length: 11 }, (_, at) => at * 100 + 2),
    );
  });

  it('takes over the job of a process that has been silent for a minute', async () => {
    const file = `siren,legalName\n${siren(80_000)},Démonstration Repris\n`;
    const clock = fixedClock('2026-11-22T12:00:00Z');
    const { id } = await imports.run(file, { clock });
    await catalogue.dataSource.query(
      "update catalogue.import_job set state = 'RUNNING', runner = 'gone', ended_at = null where id = $1",
      [id],
    );
    await expect(imports.run(file, { clock })).rejects.toThrow('Another process');
    const later = fixedClock('2026-11-22T12:01:01Z');
    expect(await imports.run(file, { clock: later })).toMatchObject({ id, state: 'COMPLETED' });
  });

  it('takes from the files of SIRENE what concerns firms of the catalogue', async () => {
    const [known, other] = [siren(82_000), siren(82_001)];
    const units = (name: string): string =>
      [
        'siren,statutDiffusionUniteLegale,denominationUniteLegale,dateCreationUniteLegale,etatAdministratifUniteLegale,nicSiegeUniteLegale',
        `${known},O,${name},2001-05-01,A,00012`,
        `${other},O,DEMONSTRATION AUTRE,,A,00012`,
        `${siren(82_002)},P,[ND],,A,00012`,
        `${siren(82_003)},O,DEMONSTRATION CESSEE,,C,00012`,
        `${siren(82_004)},O,,,A,00012`,
        '123456789,O,DEMONSTRATION FAUSSE,,A,00012',
      ].join('\n');
    const format = 'SIRENE_LEGAL_UNITS';
    await imports.run(`siren,legalName,website\n${known},Avant,https://demonstration.example/\n`);
    const job = await imports.run(units('DEMONSTRATION CONNUE'), { format, addsFirms: false });
    expect(countsOf(job)).toEqual({ ...NOTHING, changed: 1, skipped: 4, bad: 1 });
    expect(await problemsOf(job)).toEqual([{ line: 7, column: 'siren', code: 'NOT_A_SIREN' }]);
    const sites = [
      'siren,siret,statutDiffusionEtablissement,etablissementSiege,numeroVoieEtablissement,typeVoieEtablissement,libelleVoieEtablissement,codePostalEtablissement,libelleCommuneEtablissement,codeCommuneEtablissement,etatAdministratifEtablissement',
      `${known},${siret(known, 1)},O,true,12,RUE,DE LA DEMONSTRATION,31670,LABEGE,31254,A`,
      `${known},${siret(known, 2)},O,false,,,,31000,TOULOUSE,31555,F`,
      `${other},${siret(other, 1)},O,true,,,,31000,TOULOUSE,31555,A`,
    ].join('\n');
    const placed = await imports.run(sites, { format: 'SIRENE_ESTABLISHMENTS' });
    expect(countsOf(placed)).toEqual({ ...NOTHING, added: 1, skipped: 2 });
    const { firm } = await catalogue.ask<Row>(
      `query ($siren: SIREN!) { firm(siren: $siren) {
        legalName website foundedOn headquarters { siret address { line1 postcode city } communeCode }
      } }`,
      { siren: known },
    );
    expect(firm).toEqual({
      legalName: 'DEMONSTRATION CONNUE',
      website: 'https://demonstration.example/',
      foundedOn: '2001-05-01',
      headquarters: {
        siret: siret(known, 1),
        address: { line1: '12 RUE DE LA DEMONSTRATION', postcode: '31670', city: 'LABEGE' },
        communeCode: '31254',
      },
    });
    const closed = sites.replace(',31254,A', ',31254,F');
    expect(
      await problemsOf(await imports.run(closed, { format: 'SIRENE_ESTABLISHMENTS' })),
    ).toEqual([{ line: 2, column: null, code: 'CLOSED_IN_REGISTER' }]);
  });

  it.each([
    ['siren,legalName,color\n', { code: 'COLUMN_UNKNOWN', value: 'color', line: 1 }],
    ['siren,legalName,siren\n', { code: 'COLUMN_TWICE', value: 'siren', line: 1 }],
    ['', { code: 'NO_LINES', value: '', line: 1 }],
    [Buffer.from('siren\n\xe9', 'latin1'), { code: 'NOT_UTF8', value: '', line: null }],
  ])('fails with the reason when the file is %j', async (file, failure) => {
    expect(await imports.run(file)).toMatchObject({ state: 'FAILED', failure });
  });

  it('takes the lines before the one from which on a file cannot be read', async () => {
    const job = await imports.run(`siren,legalName\n${siren(81_000)},Démonstration\n1,a"b\n`);
    expect(job).toMatchObject({
      state: 'FAILED',
      failure: { code: 'MALFORMED_CSV', line: 3 },
      recordsAdded: 1,
    });
  });
});
