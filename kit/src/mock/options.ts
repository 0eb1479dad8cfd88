import { parseArgs } from 'node:util';
import { type FailingFields, readFaults, UnknownFault } from './faults';

/** Milliseconds, from and to. */
export type Latency = readonly [number, number];

export interface MockOptions {
  readonly port: number;
  readonly seed: string;
  readonly latency: Latency;
  readonly errorRate: number;
  readonly failing: FailingFields;
  /** Between two events of a subscription. */
  readonly tickMs: number;
}

export const USUAL_OPTIONS: MockOptions = {
  port: 4100,
  seed: 'apogee',
  latency: [0, 0],
  errorRate: 0,
  failing: new Map(),
  tickMs: 1_000,
};

export const USAGE = `Usage: apogee-mock [options]

The whole graph with invented data, at http://127.0.0.1:PORT/graphql. Needs no database.

  --port PORT          where to listen, 0 for any free port (${USUAL_OPTIONS.port})
  --seed TEXT          other data for another seed, the same for the same (${USUAL_OPTIONS.seed})
  --latency MS         how long each answer takes, e.g. 200 or 50..400 (0)
  --tick MS            time between two events of a subscription (${USUAL_OPTIONS.tickMs})
  --error-rate SHARE   share of root fields that fail, 0 to 1 (0)
  --fail FIELD[=CODE]  a field that fails, e.g. Firm.website or Firm.labels=SUBGRAPH_TIMEOUT; may be repeated
  --help               this text

A request may ask for failures itself: headers x-mock-error (CODE for all root fields, or FIELD[=CODE],…) and
x-mock-latency (MS); over WebSocket the same members of connection_init. Codes: docs/errors.md.
`;

/** What was given cannot be understood. The message says which option, and what it takes. */
export class WrongOption extends Error {
  override readonly name = 'WrongOption';
}

/** Null: help is wanted. Throws `WrongOption`. */
export function readOptions(
  args: readonly string[],
  hasField: (coordinate: string) => boolean,
): MockOptions | null {
  const { help, fail = [], ...given } = parse(args);
  if (help === true) {
    return null;
  }
  return {
    port: numberIn('--port', given.port ?? String(USUAL_OPTIONS.port), [0, 65_535]),
    seed: given.seed ?? USUAL_OPTIONS.seed,
    latency: readLatency('--latency', given.latency ?? '0'),
    errorRate: numberIn('--error-rate', given['error-rate'] ?? '0', [0, 1]),
    failing: readFailing(fail.join(','), hasField),
    tickMs: numberIn('--tick', given.tick ?? String(USUAL_OPTIONS.tickMs), [1, 3_600_000]),
  };
}

type Values = ReturnType<typeof parseAll>['values'];

function parseAll(args: readonly string[]) {
  const text = { type: 'string' } as const;
  return parseArgs({
    args: [...args],
    options: {
      port: text,
      seed: text,
      latency: text,
      tick: text,
      'error-rate': text,
      fail: { type: 'string', multiple: true },
      help: { type: 'boolean' },
    },
  });
}

function parse(args: readonly string[]): Values {
  try {
    return parseAll(args).values;
  } catch (error) {
    throw new WrongOption(error instanceof Error ? error.message : String(error));
  }
}

function readFailing(text: string, hasField: (coordinate: string) => boolean): FailingFields {
  try {
    return readFaults(text, hasField);
  } catch (error) {
    throw error instanceof UnknownFault ? new WrongOption(`--fail: ${error.message}`) : error;
  }
}

const LONGEST_LATENCY_MS = 600_000;

/** `200`, or `50..400`. */
export function readLatency(name: string, text: string): Latency {
  const [from = '', to = from] = text.split('..');
  const latency = [from, to].map((part) => numberIn(name, part, [0, LONGEST_LATENCY_MS]));
  const [least = 0, most = 0] = latency;
  if (most < least) {
    throw new WrongOption(`${name} takes milliseconds such as 200 or 50..400, not "${text}"`);
  }
  return [least, most];
}

function numberIn(name: string, text: string, [least, most]: readonly [number, number]): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  const isWhole = name === '--error-rate' || Number.isInteger(value);
  if (!isWhole || Number.isNaN(value) || value < least || value > most) {
    throw new WrongOption(`${name} takes a number from ${least} to ${most}, not "${text}"`);
  }
  return value;
}
