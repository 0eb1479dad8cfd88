import type { JsonObject } from '../rows/json';

/** One object a line, as it came (JSON Lines). */
export function jsonLinesOf(items: readonly JsonObject[]): string {
  return items.map((item) => `${JSON.stringify(item)}\n`).join('');
}
