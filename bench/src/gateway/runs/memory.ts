import { setTimeout as wait } from 'node:timers/promises';
import { graphqlRequest } from '../../harness/http-request';
import { Load } from '../../harness/load';
import { readUsage } from '../../harness/process-usage';
import type { Bed } from '../bed';
import { ours } from '../kinds';
import type { Options } from '../options';
import { chosenWorkloads } from '../workloads';

const PERIODS = 5;
const PERIOD_MS = 30_000;
/** Without load, so that what is only not collected yet is not read as a leak. */
const REST_MS = 2_000;

export interface MemoryResult {
  readonly workload: string;
  readonly residentMiB: readonly number[];
  /** Largest distance from the mean of all periods but the first, which fills caches, in per cent of it. */
  readonly spreadPercent: number;
  readonly requests: number;
  readonly failed: number;
}

/** Loads ours period after period; prints what it holds after each. */
export async function measureMemory(bed: Bed, options: Options): Promise<MemoryResult[]> {
  const results: MemoryResult[] = [];
  for (const workload of chosenWorkloads(options.workloads)) {
    const gateway = await bed.start(ours, workload.graph);
    let number = 0;
    const nextRequest = (): Buffer => graphqlRequest('/graphql', workload.body((number += 1)));
    process.stdout.write(`\n${workload.name}: resident after each ${PERIOD_MS / 1000} s\n`);
    const residentMiB: number[] = [];
    let requests = 0;
    let failed = 0;
    for (let period = 0; period < PERIODS; period += 1) {
      const load = new Load({ port: gateway.port, connections: options.connections, nextRequest });
      load.begin();
      await wait(PERIOD_MS);
      const result = load.end();
      await load.stop();
      await wait(REST_MS);
      requests += result.requests;
      failed += result.failed;
      residentMiB.push(readUsage(gateway.program.pid).residentBytes / 2 ** 20);
      process.stdout.write(`  ${residentMiB.at(-1)?.toFixed(0)} MiB\n`);
    }
    gateway.program.kill();
    const spread = spreadPercent(residentMiB.slice(1));
    process.stdout.write(
      `  ± ${spread.toFixed(1)} % after the first; ${requests} requests, ${failed} failed\n`,
    );
    results.push({ workload: workload.name, residentMiB, spreadPercent: spread, requests, failed });
  }
  return results;
}

/** Largest distance from the mean, in per cent of the mean. */
function spreadPercent(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return (Math.max(...values.map((value) => Math.abs(value - mean))) / mean) * 100;
}
