import { parseArgs } from 'node:util';
import { ConfigurationError } from '@apogee/shared/errors';
import { readNumber, refusedFlag } from '../harness/flags';
import { ALL_NAMES, USUAL_NAMES } from './kinds';
import { WORKLOADS } from './workloads';

export interface Options {
  readonly mode: 'compare' | 'memory' | 'reload' | 'protections';
  readonly gateways: readonly string[];
  readonly workloads: readonly string[];
  readonly rounds: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly connections: number;
  /** All must be measured once by then, and nothing more is begun. */
  readonly endsAfterSeconds: number;
}

const NAMES_OF_WORKLOADS = WORKLOADS.map(({ name }) => name);

export const USAGE = `Usage: npm run bench:gateway -- [options]

  --quick             everything within five minutes, the installation of the other gateways included
  --only A,B          these gateways (default: all but stock-tuned): ${ALL_NAMES.join(', ')}
  --workloads A,B     these workloads: ${NAMES_OF_WORKLOADS.join(', ')}
  --rounds N          interleaved rounds (default 5)
  --seconds N         measured seconds of a gateway in a round (default 5)
  --connections N     connections that are kept busy (default 50)
  --memory            ours under load for 5 × 30 s: resident memory after each
  --reload            ours under load while its supergraph is replaced: failed requests
  --protections       ours with its protections and without
  --help              this text`;

const PACE = {
  rounds: 5,
  seconds: 5,
  warmUpSeconds: 2,
  endsAfterSeconds: Number.POSITIVE_INFINITY,
};
/** Less than five minutes: on a busy machine starting the gateways takes some of the time that is left over. */
const QUICK_PACE = { rounds: 2, seconds: 1, warmUpSeconds: 0.6, endsAfterSeconds: 235 };
const CONNECTIONS = 50;

/** `null` when help is asked for. Throws `ConfigurationError`. */
export function readOptions(args: readonly string[]): Options | null {
  const flags = readFlags(args);
  if (flags.help === true) {
    return null;
  }
  const pace = flags.quick === true ? QUICK_PACE : PACE;
  return {
    mode: readMode(flags),
    gateways: readNames('--only', flags.only, { known: ALL_NAMES, usual: USUAL_NAMES }),
    workloads: readNames('--workloads', flags.workloads, {
      known: NAMES_OF_WORKLOADS,
      usual: NAMES_OF_WORKLOADS,
    }),
    rounds: Math.ceil(readNumber('--rounds', flags.rounds, { usual: pace.rounds, above: 0 })),
    seconds: readNumber('--seconds', flags.seconds, { usual: pace.seconds, above: 0 }),
    warmUpSeconds: pace.warmUpSeconds,
    endsAfterSeconds: pace.endsAfterSeconds,
    connections: Math.ceil(
      readNumber('--connections', flags.connections, { usual: CONNECTIONS, above: 0 }),
    ),
  };
}

const MODES = ['memory', 'reload', 'protections'] as const;

interface Flags extends Partial<Readonly<Record<(typeof MODES)[number], boolean | undefined>>> {
  readonly quick?: boolean | undefined;
  readonly help?: boolean | undefined;
  readonly only?: string | undefined;
  readonly workloads?: string | undefined;
  readonly rounds?: string | undefined;
  readonly seconds?: string | undefined;
  readonly connections?: string | undefined;
}

function readFlags(args: readonly string[]): Flags {
  try {
    return parseArgs({
      args: [...args],
      options: {
        quick: { type: 'boolean' },
        help: { type: 'boolean' },
        memory: { type: 'boolean' },
        reload: { type: 'boolean' },
        protections: { type: 'boolean' },
        only: { type: 'string' },
        workloads: { type: 'string' },
        rounds: { type: 'string' },
        seconds: { type: 'string' },
        connections: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw refusedFlag(error);
  }
}

function readMode(flags: Flags): Options['mode'] {
  const asked = MODES.filter((mode) => flags[mode] === true);
  if (asked.length > 1) {
    throw new ConfigurationError(`--${asked.join(' and --')} cannot be measured in one run`);
  }
  return asked[0] ?? 'compare';
}

interface Names {
  readonly known: readonly string[];
  readonly usual: readonly string[];
}

function readNames(flag: string, list: string | undefined, names: Names): readonly string[] {
  const asked = list?.split(',').filter((name) => name !== '') ?? names.usual;
  const unknown = asked.find((name) => !names.known.includes(name));
  if (unknown !== undefined || asked.length === 0) {
    throw new ConfigurationError(
      `${flag}: expected one or more of ${names.known.join(', ')}, not "${list}"`,
    );
  }
  return asked;
}
