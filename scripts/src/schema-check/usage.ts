import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** How often something of the schema was asked for. */
export interface FieldUse {
  readonly count: number;
  /** `portal 1.2` */
  readonly clients: ReadonlySet<string>;
  /** The last minute in which it was, RFC 3339. */
  readonly last: string;
}

const LINE = z.object({
  until: z.string(),
  client: z.string().nullable(),
  version: z.string().nullable(),
  uses: z.record(z.string(), z.number()),
});

/** Sums up what gateways wrote into their usage files, by coordinates of the schema. */
export function readUsage(files: readonly string[]): ReadonlyMap<string, FieldUse> {
  const uses = new Map<string, FieldUse>();
  for (const line of files.flatMap((file) => readFileSync(file, 'utf8').split('\n'))) {
    if (line !== '') {
      add(uses, LINE.parse(JSON.parse(line)));
    }
  }
  return uses;
}

function add(uses: Map<string, FieldUse>, line: z.output<typeof LINE>): void {
  const client = [line.client ?? '(unnamed)', line.version ?? ''].join(' ').trimEnd();
  for (const [coordinate, count] of Object.entries(line.uses)) {
    const known = uses.get(coordinate);
    uses.set(coordinate, {
      count: count + (known?.count ?? 0),
      clients: new Set([...(known?.clients ?? []), client]),
      last: known !== undefined && known.last > line.until ? known.last : line.until,
    });
  }
}
