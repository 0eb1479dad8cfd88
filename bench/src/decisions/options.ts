import { parseArgs } from 'node:util';
import { readNumber, refusedFlag } from '../harness/flags';

export interface Options {
  readonly writers: number;
  /** Of each writer, rolled back ones included. */
  readonly decisions: number;
  readonly subscribers: number;
}

const USUAL = { writers: 8, decisions: 5_000, subscribers: 5 };
const QUICK_DECISIONS = 1_000;

export const USAGE = `Usage: npm run bench:decisions -- [options]

Writers record decisions in the event log while subscribers read it and are cut every 0.2 to 2 s. Then compares what
writers were told, what the log holds and what each subscriber received.

  --quick           ${QUICK_DECISIONS} decisions of each writer: within 60 s
  --writers N       (default ${USUAL.writers})
  --decisions N     of each writer (default ${USUAL.decisions}); one in ten is rolled back
  --subscribers N   (default ${USUAL.subscribers})
  --help            this text

Environment: DATABASE_URL, a PostgreSQL server where a database can be made; unset: a server of the bench's own if
PostgreSQL is installed, else the embedded engine.`;

/** Null when help is asked for. Throws `ConfigurationError`. */
export function readOptions(args: readonly string[]): Options | null {
  const flags = readFlags(args);
  if (flags.help === true) {
    return null;
  }
  const count = (name: keyof typeof USUAL, usual: number): number =>
    Math.ceil(readNumber(`--${name}`, flags[name], { usual, above: 0 }));
  return {
    writers: count('writers', USUAL.writers),
    decisions: count('decisions', flags.quick === true ? QUICK_DECISIONS : USUAL.decisions),
    subscribers: count('subscribers', USUAL.subscribers),
  };
}

function readFlags(args: readonly string[]): ReturnType<typeof parse> {
  try {
    return parse(args);
  } catch (error) {
    throw refusedFlag(error);
  }
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean' },
      writers: { type: 'string' },
      decisions: { type: 'string' },
      subscribers: { type: 'string' },
      help: { type: 'boolean' },
    },
  }).values;
}
