const DELIMITERS = [',', ';', '\t'] as const;

/** What separates the cells of a table: what its first line has most of. French spreadsheets write semicolons. */
export function delimiterOf(beginning: string): string {
  const [head = ''] = beginning.replaceAll(/"[^"]*"/g, '').split(/\r?\n/, 1);
  const counted = DELIMITERS.map((delimiter) => ({
    delimiter,
    count: head.split(delimiter).length,
  }));
  return counted.reduce((most, next) => (next.count > most.count ? next : most)).delimiter;
}
