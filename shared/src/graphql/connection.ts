import type { ConnectionOf, EdgeOf } from './connection-types';
import { encodeCursor, type KeyValue, type ListName } from './cursors';

export interface ConnectionSource<Row, Node> {
  /** Name of the list with what was asked of it (`listOf`), as in `decodeCursor`. */
  readonly list: ListName;
  /** Rows of the page in order, read with a limit of `first + 1`: the extra one tells that more follow. */
  readonly rows: readonly Row[];
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly keyOf: (row: Row) => readonly KeyValue[];
  readonly toNode: (row: Row) => Node;
  readonly countAll: () => Promise<number>;
}

/** Makes a page out of rows. */
export function toConnection<Row, Node>(source: ConnectionSource<Row, Node>): ConnectionOf<Node> {
  return toConnectionOf(source, (row) => new RowEdge(source, row));
}

/** Its cursor is made when it is asked for. */
class RowEdge<Row, Node> implements EdgeOf<Node> {
  readonly node: Node;

  constructor(
    private readonly source: ConnectionSource<Row, Node>,
    private readonly row: Row,
  ) {
    this.node = source.toNode(row);
  }

  get cursor(): string {
    return encodeCursor(this.source.list, this.source.keyOf(this.row));
  }
}

/** As `toConnection`, for edges that carry more than cursor and node. */
export function toConnectionOf<Row, Node, Edge extends EdgeOf<Node>>(
  source: Omit<ConnectionSource<Row, Node>, 'toNode'>,
  toEdge: (row: Row) => Edge,
): ConnectionOf<Node, Edge> {
  const edges = source.rows.slice(0, source.first).map(toEdge);
  const hasNextPage = source.rows.length > source.first;
  const hasPreviousPage = (source.after ?? null) !== null;
  // A page that is the whole list counts it.
  const isWhole = !hasNextPage && !hasPreviousPage;
  return {
    edges,
    pageInfo: {
      hasNextPage,
      hasPreviousPage,
      get startCursor() {
        return edges[0]?.cursor ?? null;
      },
      get endCursor() {
        return edges.at(-1)?.cursor ?? null;
      },
    },
    countAll: isWhole ? () => Promise.resolve(edges.length) : source.countAll,
  };
}

export interface PageRequest {
  readonly first: number;
  readonly after: string | null;
}

/** A list whose repository reads on from the position of a row. */
export interface PositionedList<Row, Position> {
  /** As in `ConnectionSource`. */
  readonly list: ListName;
  readonly request: PageRequest;
  /** Throws `BadUserInput` for a text that is no cursor of the list. */
  readonly positionAfter: (list: ListName, cursor: string) => Position;
  readonly read: (page: {
    readonly after: Position | null;
    readonly limit: number;
  }) => Promise<readonly Row[]>;
  readonly keyOf: (row: Row) => readonly KeyValue[];
  readonly countAll: () => Promise<number>;
}

/** Reads a page behind a cursor, with one row more than asked for, and makes a connection of it. */
export async function readConnection<Row, Position>(
  source: PositionedList<Row, Position>,
): Promise<ConnectionOf<Row>> {
  const { list, request, positionAfter, read, keyOf, countAll } = source;
  const { first, after } = request;
  const rows = await read({
    after: after === null ? null : positionAfter(list, after),
    limit: first + 1,
  });
  return toConnection({ list, rows, first, after, keyOf, toNode: (row) => row, countAll });
}
