import { parseArgs } from 'node:util';
import { readConfig, variables } from '@apogee/shared/config';
import { ConfigurationError } from '@apogee/shared/errors';
import { refusedFlag } from '../harness/flags';
import { LARGEST_SCALE } from './numbers';

export const USAGE = `Usage: npm run seed:scale -- --firms N [--seed S]

Fills the database with N fictitious firms beside the sample data, for measurements. Each has sites in real communes
and copies of the items, labels and assessments of two demonstration firms. The same N and S do nothing the second
time, others replace what is there, and --firms 0 removes it. Not for a database that people read.

  --firms N   how many firms, 0 to ${LARGEST_SCALE}
  --seed S    a whole number from 0 to 4294967295; the same one gives the same data (default: 1)
  --help      this text

Environment: DATABASE_URL, DATA_DIR.`;

const LARGEST_SEED = 2 ** 32 - 1;

export interface ScaleSettings {
  readonly firms: number;
  readonly seed: number;
  /** `null`: the embedded engine, in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
}

/** Flags and environment. Throws `ConfigurationError` naming the wrong one. */
export function readScaleSettings(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ScaleSettings {
  const flags = readFlags(args);
  if (flags.firms === undefined) {
    throw new ConfigurationError('--firms: how many firms? (try --help)');
  }
  const config = readConfig(
    { DATABASE_URL: variables.databaseUrl, DATA_DIR: variables.dataDir },
    environment,
  );
  return {
    firms: readNumber('--firms', flags.firms, LARGEST_SCALE),
    seed: readNumber('--seed', flags.seed ?? '1', LARGEST_SEED),
    databaseUrl: config.DATABASE_URL,
    dataDir: config.DATA_DIR,
  };
}

function readFlags(args: readonly string[]): { firms?: string; seed?: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { firms: { type: 'string' }, seed: { type: 'string' } },
    });
    return values;
  } catch (error) {
    throw refusedFlag(error);
  }
}

function readNumber(flag: string, text: string, largest: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= largest)) {
    throw new ConfigurationError(
      `${flag}: must be a whole number from 0 to ${largest}, not ${text}`,
    );
  }
  return value;
}
