/** Beginnings that make spreadsheets take a text for a formula, after OWASP's "CSV Injection". */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const ESCAPED = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** A text as a CSV file holds it: one that would be a formula begins with an apostrophe. */
export function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that `harmless` made a cell of. */
export function withoutApostrophe(cell: string): string {
  return ESCAPED.test(cell) ? cell.slice(1) : cell;
}
