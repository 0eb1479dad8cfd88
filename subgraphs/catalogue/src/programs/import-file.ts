import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { isIsoDate, systemClock } from '@apogee/shared/clock';
import { ConfigurationError } from '@apogee/shared/errors';
import { runJob } from '@apogee/shared/lifecycle';
import { createLogger } from '@apogee/shared/logger';
import {
  explainFailure,
  type FileToImport,
  ImportFormat,
  type ImportJob,
  type ImportProgress,
  importFile,
  reportTable,
} from '../modules/import';
import { SourceQuality } from '../modules/source';
import { csvFile } from '../tables/csv-file';
import { type CatalogueDatabase, withCatalogueDatabase } from './catalogue-database';
import { readChoice, readFlags } from './flags';

/** `npm run import -- FILE`: imports a file of firms, establishments or items. */

const USAGE = `Usage: npm run import -- FILE --format FORMAT --source-title TEXT --source-licence TEXT --source-day DAY

Imports firms, establishments or items from a CSV file or the first sheet of an XLSX workbook. The same file again
changes nothing; a file whose import was broken off is gone on with. What firms keep themselves is never changed.
See docs/import-export.md.

  --format FORMAT          firms, establishments, items, sirene-legal-units or sirene-establishments
  --source-title TEXT      what the file is, as the catalogue will name it as a source
  --source-url URL         where it was found
  --source-licence TEXT    under which licence its facts are used
  --source-day DAY         the day of the file, YYYY-MM-DD
  --source-quality Q       open-data-set (default), published-page, secondary-copy, own or demonstration
  --dry-run                reports everything and changes nothing
  --known-firms-only       skips firms that the catalogue does not have
  --report FILE            writes the report of all bad lines, as CSV, in French and English
  --help                   this text

Environment: DATABASE_URL, DATA_DIR.`;

const FLAGS = {
  format: { type: 'string' },
  'source-title': { type: 'string' },
  'source-url': { type: 'string' },
  'source-licence': { type: 'string' },
  'source-day': { type: 'string' },
  'source-quality': { type: 'string' },
  'dry-run': { type: 'boolean' },
  'known-firms-only': { type: 'boolean' },
  report: { type: 'string' },
} as const;

interface Settings {
  readonly wanted: Omit<FileToImport, 'signal' | 'onProgress'>;
  /** Where the report goes; null: nowhere. */
  readonly report: string | null;
}

function readSettings(): Settings {
  const { values, argument: file } = readFlags(FLAGS, USAGE);
  const day = required('source-day', values['source-day']);
  if (!isIsoDate(day)) {
    throw new ConfigurationError('--source-day: must be a day YYYY-MM-DD');
  }
  const source = {
    title: required('source-title', values['source-title']),
    url: values['source-url'] ?? null,
    licence: required('source-licence', values['source-licence']),
    quality: readChoice(
      '--source-quality',
      SourceQuality,
      values['source-quality'] ?? 'open-data-set',
    ),
    readOn: day,
  };
  return {
    wanted: {
      file,
      format: readChoice('--format', ImportFormat, values.format),
      dryRun: values['dry-run'] ?? false,
      addsFirms: values['known-firms-only'] !== true,
      source,
      createdBy: 'npm run import',
    },
    report: values.report ?? null,
  };
}

function required(flag: string, value: string | undefined): string {
  if (value === undefined || value === '') {
    throw new ConfigurationError(`--${flag}: is needed (try --help)`);
  }
  return value;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function describe(progress: ImportProgress): string {
  const { linesRead, linesBad, linesSkipped } = progress;
  const { recordsAdded, recordsChanged, recordsUnchanged } = progress;
  const records = `${recordsAdded} added, ${recordsChanged} changed, ${recordsUnchanged} unchanged`;
  return `${linesRead} lines: ${records}, ${linesSkipped} skipped, ${linesBad} bad`;
}

async function run(
  { wanted, report }: Settings,
  { inTransaction, database }: CatalogueDatabase,
): Promise<void> {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  const logger = createLogger({ name: 'import', level: 'info', format: 'json' });
  const job = await importFile(
    { ...wanted, signal: stop.signal, onProgress: (progress) => say(describe(progress)) },
    { inTransaction, clock: systemClock, logger },
  );
  if (job === null) {
    throw new ConfigurationError(
      'Another process imports this file; it goes on with it by itself.',
    );
  }
  if (report !== null) {
    await pipeline(csvFile(reportTable(database, job.id)), createWriteStream(report));
  }
  tell(job);
}

/** Throws what is to end the program with 1. */
function tell(job: ImportJob): void {
  const { failure, state, dryRun, linesBad } = job;
  if (failure !== null) {
    const at = failure.line === null ? '' : ` (line ${failure.line})`;
    throw new ConfigurationError(`${failure.code}: ${explainFailure(failure).en}${at}`);
  }
  if (state !== 'COMPLETED') {
    throw new ConfigurationError('Stopped before the end. The same command goes on with it.');
  }
  const changes = dryRun ? 'Nothing was changed: this was a dry run.' : 'Done.';
  say(`${describe(job)}. ${changes}${linesBad > 0 ? ' --report FILE names every bad line.' : ''}`);
}

void runJob(async () => {
  const settings = readSettings();
  await stat(settings.wanted.file).catch(() => {
    throw new ConfigurationError(`${settings.wanted.file}: there is no such file`);
  });
  await withCatalogueDatabase(say, (database) => run(settings, database));
});
