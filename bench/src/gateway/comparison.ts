import type { Bed } from './bed';
import { compareAnswers } from './compare';
import { writeFloorScript } from './floor/recording';
import type { BenchGraph } from './graphs/graph';
import { FLOOR, floor, type GatewayKind } from './kinds';
import type { Options } from './options';
import { describeWorkload, type Series } from './report';
import type { RunningGateway } from './running-gateway';
import { sampleInTurn } from './sampling';
import type { TimeBudget } from './time-budget';
import type { Workload } from './workloads';

export interface WorkloadResult {
  readonly workload: string;
  readonly bytes: number;
  readonly series: readonly Series[];
}

export interface Plan {
  readonly kinds: readonly GatewayKind[];
  readonly workloads: readonly Workload[];
  readonly options: Options;
  readonly budget: TimeBudget;
}

/** How many samples it takes to measure everything once. */
export function countSamples({ kinds, workloads, options }: Omit<Plan, 'budget'>): number {
  const floors = options.gateways.includes(FLOOR) ? [floor('')] : [];
  return workloads
    .map((workload) => [...kinds, ...floors].filter((kind) => isShownBy(workload, kind)).length)
    .reduce((sum, count) => sum + count, 0);
}

/** All workloads over one graph. Its gateways run side by side, all but the measured one asleep. */
export async function compareOverGraph(
  bed: Bed,
  graph: BenchGraph,
  plan: Plan,
): Promise<WorkloadResult[]> {
  const gateways = await startAll(bed, graph, plan);
  const results: WorkloadResult[] = [];
  try {
    for (const workload of plan.workloads) {
      const result = await compareUnder(workload, { ...plan, bed, gateways });
      process.stdout.write(describeWorkload(workload, result.series, result.bytes));
      results.push(result);
    }
  } finally {
    for (const gateway of gateways) {
      gateway.program.kill();
    }
  }
  return results;
}

/** The floor comes last: the first gateway shows it what to do. */
async function startAll(bed: Bed, graph: BenchGraph, plan: Plan): Promise<RunningGateway[]> {
  const gateways: RunningGateway[] = [];
  for (const kind of plan.kinds) {
    gateways.push(...(await startOrLeaveOut(bed, graph, kind)));
  }
  const [reference] = gateways;
  const rehearsed = plan.workloads.filter(({ identical }) => identical);
  if (reference !== undefined && rehearsed.length > 0 && plan.options.gateways.includes(FLOOR)) {
    reference.program.resume();
    const script = await writeFloorScript(reference, rehearsed, bed);
    reference.program.pause();
    gateways.push(...(await startOrLeaveOut(bed, graph, floor(script))));
  }
  return gateways;
}

/** A gateway that does not start is left out with a line that says why. */
async function startOrLeaveOut(
  bed: Bed,
  graph: BenchGraph,
  kind: GatewayKind,
): Promise<RunningGateway[]> {
  try {
    const gateway = await bed.start(kind, graph);
    gateway.program.pause();
    return [gateway];
  } catch (error) {
    process.stdout.write(`left out: ${error instanceof Error ? error.message : String(error)}\n`);
    return [];
  }
}

interface Setting extends Plan {
  readonly bed: Bed;
  readonly gateways: readonly RunningGateway[];
}

async function compareUnder(workload: Workload, all: Setting): Promise<WorkloadResult> {
  const gateways = all.gateways.filter(({ kind }) => isShownBy(workload, kind));
  const { bytes, differences } = await compareAnswers(workload, gateways);
  const samples = await sampleInTurn(workload, { ...all, gateways });
  return {
    workload: workload.name,
    bytes,
    series: gateways.map((gateway) => ({
      gateway: gateway.kind.name,
      samples: samples.get(gateway) ?? [],
      difference: differences.get(gateway) ?? null,
    })),
  };
}

function isShownBy({ identical, unseen }: Workload, { name, shares }: GatewayKind): boolean {
  return name === FLOOR ? identical : !(unseen === true && shares === true);
}
