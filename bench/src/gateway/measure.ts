import { setTimeout as wait } from 'node:timers/promises';
import { graphqlRequest } from '../harness/http-request';
import { Load } from '../harness/load';
import { busySeconds, readUsage } from '../harness/process-usage';
import { percentile } from '../harness/statistics';
import type { RunningGateway } from './running-gateway';
import type { Subgraphs } from './subgraphs/subgraphs';
import type { Workload } from './workloads';

/** One gateway under one workload for some seconds. */
export interface Sample {
  readonly requestsPerSecond: number;
  readonly cpuMsPerRequest: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly callsPerRequest: number;
  readonly residentMiB: number;
  readonly requests: number;
  readonly failed: number;
  readonly firstFailure: string | null;
  /** Share of the gateway's processor that the gateway used. Well below 1: the measuring side was the limit. */
  readonly ownShare: number;
  /** Share of the gateway's processor that others used. */
  readonly foreignShare: number;
  /** Processor time of the subgraphs for one request: how much the gateway asks of them. */
  readonly subgraphCpuMsPerRequest: number;
}

export interface MeasureSettings {
  readonly gateway: RunningGateway;
  readonly workload: Workload;
  readonly subgraphs: Subgraphs;
  readonly connections: number;
  /** Processor time that the gateway gets first. */
  readonly warmUpSeconds: number;
  /** However little processor time it got by then. */
  readonly longestWarmUpSeconds: number;
  readonly measureMs: number;
  readonly gatewayProcessor: number;
}

/** Somebody who gets a third of a processor is waited for. */
const LONGEST_WARM_UP_FACTOR = 3;
const LOOK_AGAIN_MS = 50;

/** Requests of all samples are numbered through, so that a distinct request is never sent twice by accident. */
let requestNumber = 0;

export async function measure(settings: MeasureSettings): Promise<Sample> {
  const { gateway, workload, connections } = settings;
  const load = new Load({ port: gateway.port, connections, nextRequest: requestsOf(workload) });
  await warmUp(settings);
  const before = await takeMarks(settings);
  load.begin();
  await wait(settings.measureMs);
  const result = load.end();
  const after = await takeMarks(settings);
  await load.stop();
  const { requests, seconds } = result;
  const cpuSeconds = after.cpuSeconds - before.cpuSeconds;
  return {
    requestsPerSecond: requests / seconds,
    cpuMsPerRequest: (cpuSeconds * 1000) / requests,
    p50Ms: percentile(result.latenciesMs, 50),
    p99Ms: percentile(result.latenciesMs, 99),
    callsPerRequest: after.calls / requests,
    residentMiB: after.residentBytes / 2 ** 20,
    requests,
    failed: result.failed,
    firstFailure: result.firstFailure,
    ownShare: cpuSeconds / seconds,
    foreignShare: Math.max(0, (after.busySeconds - before.busySeconds - cpuSeconds) / seconds),
    subgraphCpuMsPerRequest: ((after.subgraphSeconds - before.subgraphSeconds) * 1000) / requests,
  };
}

/** What a gateway has worked, not what time has passed, decides whether its code is compiled. */
async function warmUp({
  gateway,
  warmUpSeconds,
  longestWarmUpSeconds,
}: MeasureSettings): Promise<void> {
  const worked = (): number => readUsage(gateway.program.pid).cpuSeconds;
  const until = worked() + warmUpSeconds;
  const longest = Math.min(warmUpSeconds * LONGEST_WARM_UP_FACTOR, longestWarmUpSeconds);
  const giveUpAt = performance.now() + longest * 1000;
  while (worked() < until && performance.now() < giveUpAt) {
    await wait(LOOK_AGAIN_MS);
  }
}

interface Marks {
  readonly cpuSeconds: number;
  readonly residentBytes: number;
  readonly busySeconds: number;
  readonly subgraphSeconds: number;
  /** Since the marks before. */
  readonly calls: number;
}

async function takeMarks(settings: MeasureSettings): Promise<Marks> {
  const { gateway, subgraphs, gatewayProcessor } = settings;
  const calls = await subgraphs.takeCount();
  return {
    ...readUsage(gateway.program.pid),
    busySeconds: busySeconds([gatewayProcessor]),
    subgraphSeconds: readUsage(subgraphs.pid).cpuSeconds,
    calls,
  };
}

function requestsOf(workload: Workload): () => Buffer {
  if (workload.identical) {
    const request = graphqlRequest('/graphql', workload.body(0));
    return () => request;
  }
  return () => {
    requestNumber += 1;
    return graphqlRequest('/graphql', workload.body(requestNumber));
  };
}
