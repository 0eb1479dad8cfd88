import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigurationError } from '@apogee/shared/errors';
import { runJob } from '@apogee/shared/lifecycle';
import { type BenchDatabase, openDatabaseHost } from '../graph/database-host';
import { readNumber, refusedFlag } from '../harness/flags';
import { describeMachine, machineFacts } from '../harness/machine';
import { allowedProcessors } from '../harness/process-usage';
import { killAllAtExit } from '../harness/processes';
import { seedSampleData } from '../scale/seed-sample-data';
import { type ImportLines, importLines } from './import-lines';
import { type ImportRun, runImport } from './import-program';

/** `npm run bench:import` */

const USAGE = `Usage: npm run bench:import [-- --lines N | --quick]

Makes a database of its own and a file of N fictitious firms of which one in a hundred is bad, imports it with
\`npm run import\`, compares the report with the lines that are bad, and imports the file again, which must change
nothing. Prints lines a second and the memory of the importing process. Drops the database at the end.

  --lines N   default 100000
  --quick     5000 lines

Environment: DATABASE_URL, a PostgreSQL server; otherwise one of its own where PostgreSQL is installed, else the
embedded engine.`;

const QUICK = 5_000;
const MEBIBYTE = 1024 * 1024;

function readLines(): number | null {
  try {
    const { values } = parseArgs({
      options: {
        lines: { type: 'string' },
        quick: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    const usual = values.quick === true ? QUICK : 100_000;
    return values.help === true
      ? null
      : Math.round(readNumber('--lines', values.lines, { usual, above: 0 }));
  } catch (error) {
    throw error instanceof ConfigurationError ? error : refusedFlag(error);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

void runJob(async () => {
  const lines = readLines();
  if (lines === null) {
    say(USAGE);
    return;
  }
  killAllAtExit();
  const host = await openDatabaseHost(allowedProcessors());
  const database = await host.create('import');
  const folder = await mkdtemp(join(tmpdir(), 'bench-import-'));
  try {
    say(`${describeMachine(machineFacts())}\ndatabase: ${host.what}`);
    await seedSampleData({ databaseUrl: database.url, dataDir: '', report: () => undefined });
    await measure(database, folder, importLines(lines));
  } finally {
    await rm(folder, { recursive: true });
    await database.drop();
    await host.close();
  }
});

async function measure(database: BenchDatabase, folder: string, lines: ImportLines): Promise<void> {
  const [file, report] = [join(folder, 'firms.csv'), join(folder, 'report.csv')];
  await writeFile(file, lines.text);
  const call = { databaseUrl: database.url, file, report };
  tell('first', await runImport(call));
  await compareReport(report, lines);
  const before = await fingerprint(database);
  tell('again', await runImport(call));
  await compareReport(report, lines);
  const same = before === (await fingerprint(database));
  say(`the same file again: ${same ? 'nothing changed' : 'SOMETHING CHANGED'}`);
}

function tell(name: string, { seconds, lastLine, memory }: ImportRun): void {
  const read = Number.parseInt(lastLine, 10);
  say(`${name}: ${seconds.toFixed(1)} s, ${Math.round(read / seconds)} lines/s; ${lastLine}`);
  const marks = [0.1, 0.5, 1].map((share) => read * share);
  const figures = marks.map((mark) => {
    const bytes = memory.get(mark);
    return `${bytes === undefined ? '–' : Math.round(bytes / MEBIBYTE)} MiB at ${mark}`;
  });
  say(`  resident memory: ${figures.join(', ')} lines`);
}

/** Every bad line is named, and no other. */
async function compareReport(report: string, { bad }: ImportLines): Promise<void> {
  const named = (await readFile(report, 'utf8'))
    .split('\r\n')
    .slice(1, -1)
    .map((line) => Number.parseInt(line, 10));
  const isTrue = JSON.stringify(named) === JSON.stringify(bad);
  say(
    `  report: ${named.length} lines named of ${bad.length} bad ones${isTrue ? '' : ', NOT THE SAME'}`,
  );
}

/** Changes when any record, event or source does. */
async function fingerprint(database: BenchDatabase): Promise<string> {
  const [row] = await database.query<{ readonly all: string }>(`
    select concat_ws(' ',
      (select md5(string_agg(firm::text, '' order by id)) from catalogue.firm as firm),
      (select md5(string_agg(document::text, '' order by id)) from catalogue.search_document as document),
      (select max(seq) from events.event),
      (select count(*) from catalogue.source)
    ) as all
  `);
  return row?.all ?? '';
}
