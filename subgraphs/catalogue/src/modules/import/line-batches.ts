import type { TableLine } from '../../cells/table-line';

/** Enough that a transaction is worth its commit, and little enough that others need not wait for it. */
const LINES_A_BATCH = 500;

/** Lines in batches. When the file cannot be read any further, what was read before is a batch still. */
export async function* inBatches(
  lines: AsyncIterator<TableLine>,
  after: number,
): AsyncGenerator<readonly TableLine[], void> {
  let batch: TableLine[] = [];
  let fault: { readonly error: unknown } | null = null;
  for (let next = await read(lines); ; next = await read(lines)) {
    if ('error' in next || next.done === true) {
      fault = 'error' in next ? next : null;
      break;
    }
    if (next.value.line > after && batch.push(next.value) === LINES_A_BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) {
    yield batch;
  }
  if (fault !== null) {
    throw fault.error;
  }
}

type Read = IteratorResult<TableLine, unknown> | { readonly error: unknown };

async function read(lines: AsyncIterator<TableLine>): Promise<Read> {
  try {
    return await lines.next();
  } catch (error) {
    return { error };
  }
}
