import type { Bed } from '../bed';
import { compareOverGraph, countSamples, type WorkloadResult } from '../comparison';
import { flagshipGraph } from '../graphs/flagship';
import { publicGraph } from '../graphs/public';
import { GATEWAYS, type GatewayKind, ours, oursUnprotected } from '../kinds';
import type { Options } from '../options';
import { installWhatIsNeeded } from '../peers/install';
import { TimeBudget } from '../time-budget';
import { chosenWorkloads } from '../workloads';

/** Ours beside the others. */
export async function compareGateways(bed: Bed, options: Options): Promise<WorkloadResult[]> {
  const asked = GATEWAYS.filter(({ name }) => options.gateways.includes(name));
  return compareKinds(bed, options, await installWhatIsNeeded(asked));
}

/** Ours beside itself without protections. */
export function compareProtections(bed: Bed, options: Options): Promise<WorkloadResult[]> {
  return compareKinds(bed, { ...options, gateways: [] }, [ours, oursUnprotected]);
}

async function compareKinds(
  bed: Bed,
  options: Options,
  kinds: readonly GatewayKind[],
): Promise<WorkloadResult[]> {
  for (const { name, what } of kinds) {
    process.stdout.write(`  ${name}: ${what}\n`);
  }
  const results: WorkloadResult[] = [];
  const workloads = chosenWorkloads(options.workloads);
  const samples = countSamples({ kinds, workloads, options });
  const budget = new TimeBudget(options.endsAfterSeconds, samples);
  for (const graph of [publicGraph, flagshipGraph]) {
    const ofGraph = workloads.filter((workload) => workload.graph === graph);
    if (ofGraph.length > 0) {
      const plan = { kinds, workloads: ofGraph, options, budget };
      results.push(...(await compareOverGraph(bed, graph, plan)));
    }
  }
  return results;
}
