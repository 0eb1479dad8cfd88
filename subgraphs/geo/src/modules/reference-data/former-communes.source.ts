import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type IsoDate, isIsoDate } from '@apogee/shared/clock';
import { z } from 'zod';
import type { CommuneHistory } from './former-commune';

/** Beside `src` and `dist`, at the root of the workspace. */
export const HISTORY_FILE = join(__dirname, '../../../reference-data/former-communes.json');

const day = z.custom<IsoDate>((value) => typeof value === 'string' && isIsoDate(value));

const history: z.ZodType<CommuneHistory> = z.object({
  note: z.string(),
  firstList: day,
  presentList: day,
  listedSince: z.record(z.string(), day),
  former: z.array(
    z.object({
      code: z.string(),
      name: z.string().nullable(),
      successor: z.string(),
      lastListedOn: day.nullable(),
    }),
  ),
});

export async function readHistory(): Promise<CommuneHistory> {
  return history.parse(JSON.parse(await readFile(HISTORY_FILE, 'utf8')));
}
