import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { SampleEstablishments, SampleFirm } from './sample-establishments';

/** Beside `src` and `dist`, at the root of the workspace. */
export const SAMPLE_FILE = join(__dirname, '../../sample-data/establishments.json');

/** The catalogue's sample data in the same checkout; only read when this subgraph's copy is written or checked. */
const CATALOGUE = join(__dirname, '../../../catalogue/sample-data');
const FIRM_FILES = ['firms.json', 'demonstration-firms.json'];

/** The file's text: what it holds, and what tells one version of it from another. */
export function readSampleText(): Promise<string> {
  return readFile(SAMPLE_FILE, 'utf8');
}

const sample: z.ZodType<SampleEstablishments> = z.object({
  note: z.string(),
  locatedOn: z.iso.date(),
  establishments: z.array(
    z.object({
      establishmentId: z.string(),
      firmId: z.string(),
      communeCode: z.string(),
      demonstration: z.boolean(),
    }),
  ),
});

const firmFile: z.ZodType<{ readonly firms: readonly SampleFirm[] }> = z.object({
  firms: z.array(
    z.object({
      id: z.string(),
      demonstration: z.boolean(),
      establishments: z.array(z.object({ id: z.string(), communeCode: z.string().nullable() })),
    }),
  ),
});

export function parseSample(text: string): SampleEstablishments {
  return sample.parse(JSON.parse(text));
}

export function readCatalogueFirms(): readonly SampleFirm[] {
  return FIRM_FILES.flatMap(
    (file) => firmFile.parse(JSON.parse(readFileSync(join(CATALOGUE, file), 'utf8'))).firms,
  );
}
