import type { Bed } from './bed';
import { measure, type Sample } from './measure';
import type { Options } from './options';
import type { RunningGateway } from './running-gateway';
import type { TimeBudget } from './time-budget';
import type { Workload } from './workloads';

interface Sampling {
  readonly bed: Bed;
  readonly gateways: readonly RunningGateway[];
  readonly options: Options;
  readonly budget: TimeBudget;
}

/** A gateway that has not seen a workload yet has not compiled its code for it. */
const FIRST_WARM_UP_FACTOR = 2;
/** Around warm-up and measuring: opening connections, waiting for the last answers. */
const OTHER_SECONDS = 1;

/** One gateway after the other, round after round: whatever slows the machine for a while slows all of them. */
export async function sampleInTurn(
  workload: Workload,
  sampling: Sampling,
): Promise<Map<RunningGateway, Sample[]>> {
  const { gateways, options } = sampling;
  const samples = new Map<RunningGateway, Sample[]>();
  for (const gateway of gateways) {
    samples.set(gateway, [await firstSample(gateway, workload, sampling)]);
  }
  for (let round = 1; round < options.rounds && hasTime(sampling); round += 1) {
    for (const gateway of gateways) {
      const sample = await takeSample(gateway, workload, {
        ...sampling,
        warmUpSeconds: options.warmUpSeconds,
        longestWarmUpSeconds: Number.POSITIVE_INFINITY,
      });
      samples.get(gateway)?.push(sample);
    }
  }
  return samples;
}

function hasTime({ budget, gateways, options }: Sampling): boolean {
  const seconds = options.warmUpSeconds * FIRST_WARM_UP_FACTOR + options.seconds + OTHER_SECONDS;
  return budget.allowsRound(gateways.length, seconds);
}

function firstSample(
  gateway: RunningGateway,
  workload: Workload,
  sampling: Sampling,
): Promise<Sample> {
  const { budget, options } = sampling;
  return takeSample(gateway, workload, {
    ...sampling,
    warmUpSeconds: options.warmUpSeconds * FIRST_WARM_UP_FACTOR,
    longestWarmUpSeconds: budget.forFirstSample() - options.seconds - OTHER_SECONDS,
  });
}

interface WarmUp {
  readonly warmUpSeconds: number;
  readonly longestWarmUpSeconds: number;
}

async function takeSample(
  gateway: RunningGateway,
  workload: Workload,
  { bed, options, ...warmUp }: Pick<Sampling, 'bed' | 'options'> & WarmUp,
): Promise<Sample> {
  gateway.program.resume();
  const sample = await measure({
    ...warmUp,
    gateway,
    workload,
    subgraphs: bed.subgraphs,
    connections: options.connections,
    measureMs: options.seconds * 1000,
    gatewayProcessor: bed.processors.gateway,
  });
  gateway.program.pause();
  return sample;
}
