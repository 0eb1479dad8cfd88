import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { TableLine } from '../cells/table-line';
import { delimiterOf } from './csv-delimiter';
import { withoutApostrophe } from './spreadsheet-text';
import { UnreadableFile } from './unreadable-file';

/** A quotation mark that is never closed must not take the rest of a large file for one cell. */
const LONGEST_LINE = 256 * 1024;

/** What csv-parse hands out with `info`: `lines` is where the record ends. */
interface Parsed {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

/**
 * The lines of a CSV file (RFC 4180; commas, semicolons or tabs; UTF-8), read as they are asked for. Empty ones are
 * left out. Throws `UnreadableFile`.
 */
export async function* readCsvLines(file: string): AsyncGenerator<TableLine, void> {
  let lastLine = 0;
  try {
    for await (const { info, record } of parsed(file)) {
      const line = lastLine + 1;
      lastLine = info.lines;
      if (record.some((cell) => cell !== '')) {
        yield { line, cells: record.map(withoutApostrophe) };
      }
    }
  } catch (error) {
    throw error instanceof CsvError ? new UnreadableFile('MALFORMED_CSV', lastLine + 1) : error;
  }
}

async function* parsed(file: string): AsyncGenerator<Parsed, void> {
  const texts = textsOf(file);
  const first = await texts.next();
  const beginning = first.done === true ? '' : first.value;
  const parser = parse({
    delimiter: delimiterOf(beginning),
    record_delimiter: ['\r\n', '\n'],
    info: true,
    // How many cells a line has is judged line by line.
    relax_column_count: true,
    max_record_size: LONGEST_LINE,
  });
  const source = Readable.from(startingWith(beginning, texts));
  source.once('error', (error) => parser.destroy(error));
  try {
    yield* source.pipe(parser) as AsyncIterable<Parsed>;
  } finally {
    source.destroy();
  }
}

/** The decoder leaves a byte order mark out. */
async function* textsOf(file: string): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const bytesOfFile: AsyncIterable<Buffer> = createReadStream(file);
  for await (const bytes of bytesOfFile) {
    yield decoded(() => decoder.decode(bytes, { stream: true }));
  }
  yield decoded(() => decoder.decode());
}

function decoded(decode: () => string): string {
  try {
    return decode();
  } catch {
    throw new UnreadableFile('NOT_UTF8');
  }
}

async function* startingWith(
  beginning: string,
  texts: AsyncIterable<string>,
): AsyncGenerator<string, void> {
  yield beginning;
  yield* texts;
}
