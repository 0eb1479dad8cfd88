import { existsSync, readFileSync } from 'node:fs';
import { ConfigurationError } from '@apogee/shared/errors';
import { z } from 'zod';
import type { ExampleOperation } from './example-operations';

const longitude = z.number().min(-180).max(180);
const latitude = z.number().min(-90).max(90);

/** In the languages of the explorer. */
const names = z.strictObject({ fr: z.string(), en: z.string() });

const shape = z.object({
  title: z.string().default('GraphQL explorer'),
  /** Addresses of what explains the graph, seen from the explorer's page; left out: nothing is linked. */
  documentation: names.optional(),
  /** For whom worked examples are written: `for:` in their comments names them, the explorer lists them in this order. */
  readers: z.array(z.strictObject({ id: z.string(), names })).default([]),
  /** What the explorer's map offers to go to, in the languages of the explorer. */
  places: z
    .array(
      z.strictObject({
        names,
        /** West, south, east, north, in degrees. */
        bounds: z.tuple([longitude, latitude, longitude, latitude]),
      }),
    )
    .default([]),
});

/** What a graph says of itself to readers of the explorer. */
export type ExplorerTexts = z.infer<typeof shape>;

/** What the explorer page shows that is not its own. */
export interface ExplorerSettings extends Omit<ExplorerTexts, 'places' | 'readers'> {
  readonly operations: readonly ExampleOperation[];
  /** Omitted: none. */
  readonly places?: ExplorerTexts['places'];
  /** Omitted: none. */
  readonly readers?: ExplorerTexts['readers'];
}

/** Reads `explorer.json` beside a supergraph; a file that does not exist says nothing. Throws `ConfigurationError`. */
export function readExplorerTexts(file: string): ExplorerTexts {
  try {
    return shape.parse(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});
  } catch (error) {
    throw new ConfigurationError(`${file}: ${error instanceof Error ? error.message : ''}`);
  }
}
