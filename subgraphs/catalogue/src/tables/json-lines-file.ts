import type { WrittenTable } from './written-table';

/** A table as JSON Lines: one object a line, by the names of the columns. */
export async function* jsonLinesFile({
  columns,
  lines,
}: WrittenTable): AsyncGenerator<string, void> {
  for await (const batch of lines) {
    yield batch
      .map(
        (row) =>
          `${JSON.stringify(Object.fromEntries(row.map((value, at) => [columns[at], value])))}\n`,
      )
      .join('');
  }
}
