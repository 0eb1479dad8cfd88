import { existsSync, readFileSync } from 'node:fs';
import { ConfigurationError } from '@apogee/shared/errors';
import { z } from 'zod';
import type { ExampleOperation } from './example-operations';

const longitude = z.number().min(-180).max(180);
const latitude = z.number().min(-90).max(90);

const shape = z.object({
  title: z.string().default('GraphQL explorer'),
  /** What the explorer's map offers to go to, in the languages of the explorer. */
  places: z
    .array(
      z.strictObject({
        names: z.strictObject({ fr: z.string(), en: z.string() }),
        /** West, south, east, north, in degrees. */
        bounds: z.tuple([longitude, latitude, longitude, latitude]),
      }),
    )
    .default([]),
});

/** What a graph says of itself to readers of the explorer. */
export type ExplorerTexts = z.infer<typeof shape>;

/** What the explorer page shows that is not its own. */
export interface ExplorerSettings extends Omit<ExplorerTexts, 'places'> {
  readonly operations: readonly ExampleOperation[];
  /** Omitted: none. */
  readonly places?: ExplorerTexts['places'];
}

/** Reads `explorer.json` beside a supergraph; a file that does not exist says nothing. Throws `ConfigurationError`. */
export function readExplorerTexts(file: string): ExplorerTexts {
  try {
    return shape.parse(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});
  } catch (error) {
    throw new ConfigurationError(`${file}: ${error instanceof Error ? error.message : ''}`);
  }
}
