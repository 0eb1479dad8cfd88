import { itemsAt } from '../rows/items';
import type { Json } from '../rows/json';
import type { Table } from '../rows/table';
import { type Coordinates, findCoordinates } from './coordinates';

/** A row of a table that is somewhere. */
export interface LocatedRow extends Coordinates {
  /** Its number in the table, from 0. */
  readonly row: number;
  readonly name: string | null;
}

const NAME = /(^|\.)(legal|full)?(name|title|label)$/i;

/** A list of an answer, as it came and as a table. */
export interface RowsOfAnswer {
  readonly data: Json;
  readonly path: readonly string[];
  /** Of the same rows, in the same order. */
  readonly table: Table;
}

/** The rows that are somewhere, with what a reader would call them. */
export function locatedRows({ data, path, table }: RowsOfAnswer): readonly LocatedRow[] {
  const names = nameColumns(table);
  return itemsAt(data, path).flatMap((item, row) => {
    const coordinates = findCoordinates(item);
    const name = names.map((at) => table.rows[row]?.[at]).find((cell) => typeof cell === 'string');
    return coordinates === null ? [] : [{ ...coordinates, row, name: name ?? null }];
  });
}

/** Columns that name a row, the shortest (its own name) first; without one, those that hold texts. */
function nameColumns({ columns, rows }: Table): readonly number[] {
  const texts = columns.flatMap(({ name }, at) =>
    rows.some((row) => typeof row[at] === 'string') ? [{ name, at }] : [],
  );
  const naming = texts.filter(({ name }) => NAME.test(name));
  return (naming.length > 0 ? naming : texts)
    .toSorted((a, b) => depth(a.name) - depth(b.name))
    .map(({ at }) => at);
}

function depth(name: string): number {
  return name.split('.').length;
}
