/** A row of a statement that answers many requests at once: `index` is the request's number, from 1. */
export type Numbered<Row> = Row & { readonly index: number };

/** Deals the rows of such a statement out to the requests, in their order. */
export function pagesOf<Row>(rows: readonly Numbered<Row>[], requests: number): Numbered<Row>[][] {
  const pages: Numbered<Row>[][] = Array.from({ length: requests }, () => []);
  for (const row of rows) {
    pages[row.index - 1]?.push(row);
  }
  return pages;
}
