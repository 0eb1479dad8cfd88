import { parseArgs } from 'node:util';
import { ConfigurationError } from '@apogee/shared/errors';
import { readNumber, refusedFlag } from '../harness/flags';
import { OPERATIONS } from './operations';
import { STACKS } from './stacks';

export interface Options {
  readonly rounds: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  /** How much longer a stack may be measured that has answered few requests. */
  readonly extensionSeconds: number;
  readonly connections: number;
  /** Firms of the larger data set. */
  readonly firms: number;
  readonly operations: readonly string[];
  readonly stacks: readonly string[];
}

const PACE = { rounds: 3, seconds: 4, warmUpSeconds: 1.5, extensionSeconds: 8 };
const QUICK_PACE = { rounds: 2, seconds: 0.9, warmUpSeconds: 0.7, extensionSeconds: 1.5 };
const FIRMS = 15_000;
const CONNECTIONS = 16;

const OPERATION_NAMES = OPERATIONS.map(({ name }) => name);
const STACK_KEYS = ['one', 'four', 'stock', 'postgraphile', 'floor'] as const;

/** How a stack is called on the command line, in the order of `STACKS`. */
export const keyOf = (index: number): string => STACK_KEYS[index] ?? '';

export const USAGE = `Usage: npm run bench:graph -- [options]

Five questions to this graph, end to end, on the sample data and on many firms, beside other ways to answer them.

  --quick             everything within five minutes
  --operations A,B    these questions: ${OPERATION_NAMES.join(', ')}
  --stacks A,B        these ways to answer: ${STACK_KEYS.join(', ')}
  --firms N           fictitious firms of the larger data set (default ${FIRMS}); 0 leaves it out
  --rounds N          interleaved rounds (default ${PACE.rounds})
  --seconds N         measured seconds of each in a round (default ${PACE.seconds})
  --connections N     connections that are kept busy (default ${CONNECTIONS})
  --help              this text

Environment: DATABASE_URL, a PostgreSQL server on this machine where databases can be made; unset: a server of the
bench's own if PostgreSQL is installed, else the embedded engine.`;

/** Null when help is asked for. Throws `ConfigurationError`. */
export function readOptions(args: readonly string[]): Options | null {
  const flags = readFlags(args);
  if (flags.help === true) {
    return null;
  }
  const pace = flags.quick === true ? QUICK_PACE : PACE;
  return {
    rounds: Math.ceil(readNumber('--rounds', flags.rounds, { usual: pace.rounds, above: 0 })),
    seconds: readNumber('--seconds', flags.seconds, { usual: pace.seconds, above: 0 }),
    warmUpSeconds: pace.warmUpSeconds,
    extensionSeconds: pace.extensionSeconds,
    connections: Math.ceil(
      readNumber('--connections', flags.connections, { usual: CONNECTIONS, above: 0 }),
    ),
    firms: Math.trunc(readNumber('--firms', flags.firms, { usual: FIRMS, above: -1 })),
    operations: readNames('--operations', flags.operations, OPERATION_NAMES),
    stacks: readNames(
      '--stacks',
      flags.stacks,
      STACKS.map((_, index) => keyOf(index)),
    ),
  };
}

type Flags = ReturnType<typeof parseFlags>;

function parseFlags(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean' },
      help: { type: 'boolean' },
      operations: { type: 'string' },
      stacks: { type: 'string' },
      firms: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      connections: { type: 'string' },
    },
  }).values;
}

function readFlags(args: readonly string[]): Flags {
  try {
    return parseFlags(args);
  } catch (error) {
    throw refusedFlag(error);
  }
}

function readNames(
  flag: string,
  list: string | undefined,
  known: readonly string[],
): readonly string[] {
  const asked = list?.split(',') ?? known;
  if (asked.length === 0 || asked.some((name) => !known.includes(name))) {
    throw new ConfigurationError(
      `${flag}: expected one or more of ${known.join(', ')}, not "${list}"`,
    );
  }
  return asked;
}
