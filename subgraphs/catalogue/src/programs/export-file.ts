import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { ConfigurationError } from '@apogee/shared/errors';
import { runJob } from '@apogee/shared/lifecycle';
import { ExportedTable, exportSearch, exportTable } from '../modules/export';
import { writeTable } from '../tables/write-table';
import { TableFormat } from '../tables/written-table';
import { withCatalogueDatabase } from './catalogue-database';
import { readChoice, readFlags } from './flags';

/** `npm run export -- FILE`: writes a whole table of the catalogue, or what a search finds, into a file. */

const USAGE = `Usage: npm run export -- FILE --table TABLE | --search WORDS [--format FORMAT]

Writes a table of the catalogue into a file that \`npm run import\` takes back, or everything that a search finds, the
best match first. See docs/import-export.md.

  --table TABLE    firms, establishments or items
  --search WORDS   what to search for, as the graph's \`search\` does
  --format FORMAT  csv (default), xlsx or json-lines
  --help           this text

Environment: DATABASE_URL, DATA_DIR.`;

const FLAGS = {
  table: { type: 'string' },
  search: { type: 'string' },
  format: { type: 'string' },
} as const;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

void runJob(async () => {
  const { values, argument: file } = readFlags(FLAGS, USAGE);
  if ((values.table === undefined) === (values.search === undefined)) {
    throw new ConfigurationError('either --table or --search is needed (try --help)');
  }
  const format = readChoice('--format', TableFormat, values.format ?? 'csv');
  await withCatalogueDatabase(say, async ({ database }) => {
    const unfinished = `${file}.part`;
    const content =
      values.search === undefined
        ? exportTable(database, readChoice('--table', ExportedTable, values.table))
        : exportSearch(database, values.search);
    await pipeline(writeTable(format, content), createWriteStream(unfinished));
    await rename(unfinished, file).catch(() => {
      throw new ConfigurationError(`${file}: cannot be written`);
    });
  });
  say(`${file} is written.`);
});
