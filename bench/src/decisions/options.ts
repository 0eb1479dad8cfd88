import { parseArgs } from 'node:util';
import { ConfigurationError } from '@apogee/shared/errors';
import { readNumber, refusedFlag } from '../harness/flags';

const RUN_NAMES = ['log', 'gateway', 'gateway-killed', 'postgres-stopped'] as const;
export type RunName = (typeof RUN_NAMES)[number];

export interface Options {
  readonly writers: number;
  /** Of each writer, rolled back ones included. */
  readonly decisions: number;
  readonly subscribers: number;
}

export interface Plan extends Options {
  readonly runs: readonly RunName[];
  /** Time between two kills of the gateway. */
  readonly killEveryMs: number;
  /** Time between two hard stops of PostgreSQL. */
  readonly stopEveryMs: number;
}

const USUAL = { writers: 8, decisions: 5_000, subscribers: 5 };
const USUAL_PAUSES = { killEveryMs: 5_000, stopEveryMs: 10_000 };
const QUICK_DECISIONS = 40;
const QUICK_PAUSES = { killEveryMs: 2_500, stopEveryMs: 3_000 };

export const USAGE = `Usage: npm run bench:decisions -- [options]

Writers record decisions while subscribers follow them and are cut every 0.2 to 2 s. Then compares what writers were
told, what the log holds and what each subscriber received. Fails when anything is missed, out of order or told
wrongly. The runs, in this order:

  log                writers record events by SQL, subscribers read the log itself
  gateway            PostgreSQL, catalogue, accreditation and gateway, each a process; writers suspend and reinstate
                     labels through the gateway, subscribers follow through it, over WebSocket and SSE
  gateway-killed     the same, the gateway killed every ${USUAL_PAUSES.killEveryMs / 1_000} s and started again
  postgres-stopped   the same, PostgreSQL stopped hard every ${USUAL_PAUSES.stopEveryMs / 1_000} s and started again

  --run NAME        only this one; may be repeated
  --quick           ${QUICK_DECISIONS} decisions of each writer, stops every ${QUICK_PAUSES.killEveryMs / 1_000} and ${QUICK_PAUSES.stopEveryMs / 1_000} s
  --writers N       (default ${USUAL.writers})
  --decisions N     of each writer (default ${USUAL.decisions}); one in ten is rolled back
  --subscribers N   (default ${USUAL.subscribers})
  --help            this text

Environment: DATABASE_URL, for the run "log" a PostgreSQL server where a database can be made; unset: a server of the
bench's own if PostgreSQL is installed, else the embedded engine. The other runs have a server of their own, as they
stop it, and are left out where PostgreSQL is not installed.`;

/** Null when help is asked for. Throws `ConfigurationError`. */
export function readPlan(args: readonly string[]): Plan | null {
  const flags = readFlags(args);
  if (flags.help === true) {
    return null;
  }
  const isQuick = flags.quick === true;
  const count = (name: keyof typeof USUAL, usual: number): number =>
    Math.ceil(readNumber(`--${name}`, flags[name], { usual, above: 0 }));
  return {
    writers: count('writers', USUAL.writers),
    decisions: count('decisions', isQuick ? QUICK_DECISIONS : USUAL.decisions),
    subscribers: count('subscribers', USUAL.subscribers),
    runs: runsOf(flags.run),
    ...(isQuick ? QUICK_PAUSES : USUAL_PAUSES),
  };
}

function runsOf(names: readonly string[] | undefined): readonly RunName[] {
  const unknown = names?.find((name) => !RUN_NAMES.some((run) => run === name));
  if (unknown !== undefined) {
    throw new ConfigurationError(`--run: one of ${RUN_NAMES.join(', ')}, not "${unknown}"`);
  }
  return RUN_NAMES.filter((run) => names === undefined || names.includes(run));
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
      run: { type: 'string', multiple: true },
      quick: { type: 'boolean' },
      writers: { type: 'string' },
      decisions: { type: 'string' },
      subscribers: { type: 'string' },
      help: { type: 'boolean' },
    },
  }).values;
}
