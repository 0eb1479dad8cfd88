import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigurationError } from '@apogee/shared/errors';
import { describeMachine, machineFacts } from '../harness/machine';
import { killAllAtExit, pinThisProcess } from '../harness/processes';
import { Bed } from './bed';
import { type Options, readOptions, USAGE } from './options';
import { compareGateways, compareProtections } from './runs/compare-gateways';
import { measureMemory } from './runs/memory';
import { measureReload } from './runs/reload';

const RESULT_FILE = join(__dirname, '../../../.artifacts/bench-gateway.json');

const RUNS: Readonly<Record<Options['mode'], (bed: Bed, options: Options) => Promise<unknown>>> = {
  compare: compareGateways,
  memory: measureMemory,
  reload: measureReload,
  protections: compareProtections,
};

/** `npm run bench:gateway`: this gateway beside others, each on a processor of its own. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  killAllAtExit();
  const machine = machineFacts();
  const bed = await Bed.make();
  try {
    pinThisProcess(bed.processors.load);
    process.stdout.write(
      `${describeMachine(machine)}\ngateway on processor ${bed.processors.gateway}, ` +
        `load and subgraphs on ${bed.processors.load.join(', ')}; ${describePace(options)}\n`,
    );
    const results = await RUNS[options.mode](bed, options);
    writeResult({ at: new Date().toISOString(), machine, options, results });
  } finally {
    bed.clear();
  }
}

function describePace({ mode, connections, rounds, seconds }: Options): string {
  const pace = `, ${rounds} rounds of ${seconds} s in turn, medians`;
  return `${connections} connections${mode === 'compare' || mode === 'protections' ? pace : ''}`;
}

/** Threads of Node's pool included. */
function writeResult(result: unknown): void {
  mkdirSync(dirname(RESULT_FILE), { recursive: true });
  writeFileSync(RESULT_FILE, `${JSON.stringify(result, null, 2)}\n`);
  process.stdout.write(`\nwritten to .artifacts/bench-gateway.json\n`);
}

function explain(error: unknown): string {
  if (error instanceof Error) {
    return error instanceof ConfigurationError ? error.message : (error.stack ?? error.message);
  }
  return String(error);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  },
);
