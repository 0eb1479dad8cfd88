import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secondsToFirstAnswer } from './first-answer';

/** `npm run bench`: how long a newcomer waits. Bounds are those the project promises on two cores. */

const ROUNDS = 3;
const FIRST_START_BOUND_S = 60;
const SECOND_START_BOUND_S = 6;

interface Round {
  readonly first: number;
  readonly second: number;
}

async function measureRound(): Promise<Round> {
  const dataDir = await mkdtemp(join(tmpdir(), 'apogee-bench-'));
  try {
    const first = await secondsToFirstAnswer(dataDir);
    const second = await secondsToFirstAnswer(dataDir);
    return { first, second };
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function print(name: string, values: readonly number[], bound: number): void {
  const seconds = values.map((value) => value.toFixed(1)).join(', ');
  process.stdout.write(
    `${name}: median ${median(values).toFixed(1)} s of ${seconds} s; promised ≤ ${bound} s\n`,
  );
}

async function main(): Promise<void> {
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push(await measureRound());
  }
  process.stdout.write(
    'From the command to the first answered query, one process, embedded database:\n',
  );
  print(
    'first start (database and data created)',
    rounds.map(({ first }) => first),
    FIRST_START_BOUND_S,
  );
  print(
    'second start',
    rounds.map(({ second }) => second),
    SECOND_START_BOUND_S,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
