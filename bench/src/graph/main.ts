import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runJob } from '@apogee/shared/lifecycle';
import { describeMachine, machineFacts } from '../harness/machine';
import { allowedProcessors } from '../harness/process-usage';
import { killAllAtExit, pinThisProcess } from '../harness/processes';
import { compareStacks, type OperationResult } from './compare-stacks';
import { createDataSet, type DataSet, dataSetsWith } from './data-sets';
import { type DatabaseHost, openDatabaseHost } from './database-host';
import { keyOf, type Options, readOptions, USAGE } from './options';
import { describeOperation, describePromises } from './report';
import { STACKS } from './stacks';

/** `npm run bench:graph` */

const RESULT_FILE = join(__dirname, '../../../.artifacts/bench-graph.json');

interface DataSetResult {
  readonly dataSet: DataSet;
  readonly operations: readonly OperationResult[];
}

void runJob(async () => {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  killAllAtExit();
  const machine = machineFacts();
  const processors = shareProcessors();
  pinThisProcess(processors.others);
  const host = await openDatabaseHost(processors.others);
  try {
    process.stdout.write(
      `${describeMachine(machine)}\nall processes of a stack on processor ${processors.stack}, load on ` +
        `${processors.others.join(', ')}; ${options.connections} connections, ${options.rounds} rounds of ` +
        `${options.seconds} s in turn, medians\ndatabase: ${host.what}\n`,
    );
    const results = await measureAll(host, [processors.stack], options);
    writeResult({ machine, database: host.what, options, results });
  } finally {
    await host.close();
  }
});

interface Processors {
  readonly stack: number;
  readonly others: readonly number[];
}

/** One processor for what is measured, so that one process and four are asked of the same machine. */
function shareProcessors(): Processors {
  const [stack = 0, ...others] = allowedProcessors();
  return { stack, others: others.length === 0 ? [stack] : others };
}

async function measureAll(
  host: DatabaseHost,
  processors: readonly number[],
  options: Options,
): Promise<readonly DataSetResult[]> {
  const results: DataSetResult[] = [];
  for (const dataSet of dataSetsWith(options.firms)) {
    process.stdout.write(`\n== ${dataSet.what} ==\n`);
    const operations = await measureOn(host, dataSet, { processors, options });
    process.stdout.write(operations.map(describeOperation).join(''));
    process.stdout.write(`\n${describePromises(operations)}`);
    results.push({ dataSet, operations });
  }
  return results;
}

async function measureOn(
  host: DatabaseHost,
  dataSet: DataSet,
  { processors, options }: { readonly processors: readonly number[]; readonly options: Options },
): Promise<readonly OperationResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'apogee-bench-graph-'));
  const database = await createDataSet(host, dataSet);
  try {
    const kinds = STACKS.filter((_, index) => options.stacks.includes(keyOf(index)));
    return await compareStacks({ database, kinds, processors, folder, options });
  } finally {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }
}

function writeResult(result: unknown): void {
  mkdirSync(join(RESULT_FILE, '..'), { recursive: true });
  writeFileSync(RESULT_FILE, `${JSON.stringify(result, null, 2)}\n`);
  process.stdout.write('\nwritten to .artifacts/bench-graph.json\n');
}
