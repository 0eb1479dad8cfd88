import { spawn } from 'node:child_process';

/** `npm run check`: every static check, two at a time. `npm run check -- lint unused` runs only those named. */

const STEPS: Readonly<Record<string, readonly string[]>> = {
  format: ['biome', 'check'],
  types: ['tsc', '-b'],
  // Built by Vite, which does not look at types.
  'explorer types': ['tsc', '-p', 'gateway/explorer'],
  'map types': ['tsc', '-p', 'map'],
  'docs site types': ['tsc', '-p', 'docs/site'],
  lint: ['oxlint', '--type-aware'],
  direction: [
    'depcruise',
    '--config',
    '.dependency-cruiser.cjs',
    'shared',
    'subgraphs',
    'gateway/src',
    'all-in-one',
    'scripts',
    'kit/src',
    'kit/examples',
    'test',
    'bench',
  ],
  unused: ['knip'],
  versions: ['syncpack', 'lint'],
  translations: ['jest', 'scripts/src/translations'],
};

const AT_ONCE = 2;
const MS_PER_S = 1000;

interface Outcome {
  readonly name: string;
  readonly passed: boolean;
}

function run(name: string, [command = '', ...args]: readonly string[]): Promise<Outcome> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const child = spawn('npx', ['--no-install', command, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('close', (status) => {
      const seconds = ((performance.now() - startedAt) / MS_PER_S).toFixed(1);
      process.stdout.write(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`);
      if (status !== 0) {
        process.stdout.write(`${output}\n`);
      }
      resolve({ name, passed: status === 0 });
    });
  });
}

async function main(asked: readonly string[]): Promise<void> {
  const unknown = asked.filter((name) => !(name in STEPS));
  if (unknown.length > 0) {
    throw new Error(
      `no such check: ${unknown.join(', ')} (there are ${Object.keys(STEPS).join(', ')})`,
    );
  }
  const queue = Object.entries(STEPS).filter(
    ([name]) => asked.length === 0 || asked.includes(name),
  );
  const outcomes: Outcome[] = [];
  const worker = async (): Promise<void> => {
    for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
      outcomes.push(await run(...step));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  process.exitCode = outcomes.every(({ passed }) => passed) ? 0 : 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
