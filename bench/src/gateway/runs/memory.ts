import { setTimeout as wait } from 'node:timers/promises';
import { graphqlRequest } from '../../harness/http-request';
import { Load } from '../../harness/load';
import { readUsage } from '../../harness/process-usage';
import { median } from '../../harness/statistics';
import type { Bed } from '../bed';
import { ours } from '../kinds';
import type { Options } from '../options';
import { chosenWorkloads } from '../workloads';

const PERIODS = 5;
const PERIOD_MS = 30_000;
/** One look says when garbage was last collected; the median of many says what is held. */
const LOOK_EVERY_MS = 250;

export interface MemoryResult {
  readonly workload: string;
  /** Median of each period. */
  readonly residentMiB: readonly number[];
  readonly peakMiB: readonly number[];
  /** Largest distance from the mean of all periods but the first, which fills caches, in per cent of it. */
  readonly spreadPercent: number;
  readonly requests: number;
  readonly failed: number;
}

/** Loads ours period after period; prints what it holds during each. */
export async function measureMemory(bed: Bed, options: Options): Promise<MemoryResult[]> {
  const results: MemoryResult[] = [];
  for (const workload of chosenWorkloads(options.workloads)) {
    const gateway = await bed.start(ours, workload.graph);
    let number = 0;
    const nextRequest = (): Buffer => graphqlRequest('/graphql', workload.body((number += 1)));
    process.stdout.write(
      `\n${workload.name}: resident during each ${PERIOD_MS / 1000} s, median and peak\n`,
    );
    const residentMiB: number[] = [];
    const peakMiB: number[] = [];
    let requests = 0;
    let failed = 0;
    for (let period = 0; period < PERIODS; period += 1) {
      const load = new Load({ port: gateway.port, connections: options.connections, nextRequest });
      load.begin();
      const looks = await watchMemory(gateway.program.pid);
      const result = load.end();
      await load.stop();
      requests += result.requests;
      failed += result.failed;
      const held = median(looks);
      const peak = Math.max(...looks);
      residentMiB.push(held);
      peakMiB.push(peak);
      process.stdout.write(`  ${held.toFixed(0)} MiB, ${peak.toFixed(0)} at most\n`);
    }
    gateway.program.kill();
    const spread = spreadPercent(residentMiB.slice(1));
    process.stdout.write(
      `  ± ${spread.toFixed(1)} % after the first; ${requests} requests, ${failed} failed\n`,
    );
    results.push({
      workload: workload.name,
      residentMiB,
      peakMiB,
      spreadPercent: spread,
      requests,
      failed,
    });
  }
  return results;
}

/** Resident memory of a process in MiB, looked at again and again for one period. */
async function watchMemory(pid: number): Promise<number[]> {
  const looks: number[] = [];
  for (const until = performance.now() + PERIOD_MS; performance.now() < until; ) {
    await wait(LOOK_EVERY_MS);
    looks.push(readUsage(pid).residentBytes / 2 ** 20);
  }
  return looks;
}

/** Largest distance from the mean, in per cent of the mean. */
function spreadPercent(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return (Math.max(...values.map((value) => Math.abs(value - mean))) / mean) * 100;
}
