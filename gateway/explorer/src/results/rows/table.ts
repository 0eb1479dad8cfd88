import { isList, isObject, type Json, type JsonObject } from './json';

/** A value that fits into one cell. */
export type Cell = string | number | boolean | null;

/** Of a table. */
export interface Column {
  /** Unique within its table. */
  readonly name: string;
  /** Whether the cells are the lengths of lists of objects. */
  readonly isCount: boolean;
}

/** Rows and columns made of an answer. Each row has a cell for each column. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

type Row = ReadonlyMap<string, Cell>;

const COUNT_SUFFIX = ' #';
const VALUE_SEPARATOR = '; ';
/** What Relay's connections put between a field and its items says nothing to a reader. */
const CONNECTION_PARTS: ReadonlySet<string> = new Set(['nodes', 'edges', 'node']);

/**
 * One row for each object of the list at `path`. A row has the single values of its object, of the objects within it,
 * and of the objects that hold the list; lists of single values are joined; lists of objects are counted.
 */
export function tableOf(data: Json, path: readonly string[]): Table {
  const rows = rowsAt(data, path, { passed: [], outer: new Map() });
  const names = columnNames(rows);
  const labels = readableNames(names, path);
  return {
    columns: names.map((name, at) => ({
      name: labels[at] ?? name,
      isCount: name.endsWith(COUNT_SUFFIX),
    })),
    rows: rows.map((row) => names.map((name) => row.get(name) ?? null)),
  };
}

interface Place {
  readonly passed: readonly string[];
  /** Cells of the objects around. */
  readonly outer: Row;
}

function rowsAt(value: Json, path: readonly string[], place: Place): Row[] {
  if (isList(value)) {
    return value.flatMap((item) => rowsAt(item, path, place));
  }
  if (!isObject(value)) {
    return [];
  }
  const [next, ...rest] = path;
  const cells = new Map(place.outer);
  addCells(cells, value, { prefix: place.passed, without: next });
  if (next === undefined) {
    return [cells];
  }
  const inner = value[next];
  return inner === undefined
    ? []
    : rowsAt(inner, rest, { passed: [...place.passed, next], outer: cells });
}

interface Naming {
  readonly prefix: readonly string[];
  /** The member that leads on to the rows. */
  readonly without?: string | undefined;
}

function addCells(cells: Map<string, Cell>, object: JsonObject, { prefix, without }: Naming): void {
  for (const [name, value] of Object.entries(object)) {
    const path = [...prefix, name];
    if (name === without) {
      continue;
    }
    if (isObject(value)) {
      addCells(cells, value, { prefix: path });
    } else if (isList(value)) {
      addList(cells, path.join('.'), value);
    } else {
      cells.set(path.join('.'), value);
    }
  }
}

/** Nobody can tell what an empty list would be of: the other rows do. */
function addList(cells: Map<string, Cell>, name: string, list: readonly Json[]): void {
  const isOfObjects = list.some((item) => isObject(item) || isList(item));
  if (isOfObjects || list.length === 0) {
    cells.set(`${name}${COUNT_SUFFIX}`, list.length);
  }
  if (!isOfObjects) {
    cells.set(name, list.length === 0 ? null : list.map(String).join(VALUE_SEPARATOR));
  }
}

/** In the order in which the rows first have them. */
function columnNames(rows: readonly Row[]): string[] {
  const isFilled = new Map<string, boolean>();
  for (const row of rows) {
    for (const [name, cell] of row) {
      const says = name.endsWith(COUNT_SUFFIX) ? cell !== 0 : cell !== null;
      isFilled.set(name, isFilled.get(name) === true || says);
    }
  }
  const filled = [...isFilled.keys()].filter((name) => isFilled.get(name) === true);
  return [...isFilled.keys()].filter(
    (name) => isFilled.get(name) === true || isOfItsOwn(name, filled),
  );
}

/** Whether a column without values is not just an object, or a list of objects, that other rows have. */
function isOfItsOwn(name: string, filled: readonly string[]): boolean {
  const others = [`${name}.`, `${name}${COUNT_SUFFIX}`];
  return (
    !name.endsWith(COUNT_SUFFIX) &&
    !filled.some((other) => others.some((beginning) => other.startsWith(beginning)))
  );
}

/**
 * What a row has of its own by short names, what the objects around have by the whole way to it; both without the
 * parts of connections, as long as names stay different.
 */
function readableNames(names: readonly string[], path: readonly string[]): readonly string[] {
  const own = path.length === 0 ? '' : `${path.join('.')}.`;
  const short = names.map((name) =>
    withoutConnectionParts(name.startsWith(own) ? name.slice(own.length) : name),
  );
  return new Set(short).size === names.length ? short : names;
}

function withoutConnectionParts(name: string): string {
  const suffix = name.endsWith(COUNT_SUFFIX) ? COUNT_SUFFIX : '';
  const parts = name.slice(0, name.length - suffix.length).split('.');
  const kept = parts.filter((part) => !CONNECTION_PARTS.has(part));
  return `${kept.join('.') || name}${suffix}`;
}

/** A path as a reader says it. */
export function readablePath(path: readonly string[]): string {
  return path.filter((part) => !CONNECTION_PARTS.has(part)).join(' › ');
}
