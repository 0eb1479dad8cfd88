import { parseArgs } from 'node:util';
import { readNumber, refusedFlag } from '../harness/flags';

export interface Options {
  readonly events: number;
  readonly kills: number;
  readonly rebuilds: number;
}

const USUAL: Options = { events: 10_000, kills: 20, rebuilds: 5 };
const QUICK: Options = { events: 1_000, kills: 4, rebuilds: 2 };

export const USAGE = `Usage: npm run bench:projection -- [options]

Appends events to the log while a catalogue process follows it that is killed (SIGKILL) again and again; then makes
the search projection anew while others search, and once more after it was damaged. Compares what was announced with
what the projection holds, and its rows with the rebuilt ones.

  --quick       ${QUICK.events} events, ${QUICK.kills} kills, ${QUICK.rebuilds} rebuilds
  --events N    (default ${USUAL.events})
  --kills N     (default ${USUAL.kills})
  --rebuilds N  while others search (default ${USUAL.rebuilds})
  --help        this text

Environment: DATABASE_URL, as for bench:graph.`;

/** Null when help is asked for. Throws `ConfigurationError`. */
export function readOptions(args: readonly string[]): Options | null {
  const flags = readFlags(args);
  if (flags.help === true) {
    return null;
  }
  const usual = flags.quick === true ? QUICK : USUAL;
  const count = (name: keyof Options): number =>
    Math.ceil(readNumber(`--${name}`, flags[name], { usual: usual[name], above: 0 }));
  return { events: count('events'), kills: count('kills'), rebuilds: count('rebuilds') };
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
      events: { type: 'string' },
      kills: { type: 'string' },
      rebuilds: { type: 'string' },
      help: { type: 'boolean' },
    },
  }).values;
}
