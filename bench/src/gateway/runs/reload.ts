import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { graphqlRequest } from '../../harness/http-request';
import { Load } from '../../harness/load';
import type { Bed } from '../bed';
import type { BenchGraph } from '../graphs/graph';
import { ours } from '../kinds';
import type { Options } from '../options';
import type { RunningGateway } from '../running-gateway';
import { chosenWorkloads } from '../workloads';

const REPLACEMENTS = 5;
const LONGEST_WAIT_MS = 60_000;
const ASK_AGAIN_MS = 100;
const WARM_UP_MS = 1_000;

export interface ReloadResult {
  readonly workload: string;
  readonly replacements: number;
  /** From the replaced file to the first answer by it, under load. */
  readonly secondsUntilServed: readonly number[];
  readonly requests: number;
  readonly failed: number;
}

/** Loads ours, and replaces its supergraph file again and again while it works. */
export async function measureReload(bed: Bed, options: Options): Promise<ReloadResult[]> {
  const results: ReloadResult[] = [];
  for (const workload of chosenWorkloads(options.workloads)) {
    const gateway = await bed.start(ours, workload.graph);
    let number = 0;
    const nextRequest = (): Buffer => graphqlRequest('/graphql', workload.body((number += 1)));
    const load = new Load({ port: gateway.port, connections: options.connections, nextRequest });
    load.begin();
    await wait(WARM_UP_MS);
    const secondsUntilServed: number[] = [];
    for (let version = 1; version <= REPLACEMENTS; version += 1) {
      secondsUntilServed.push(
        await replaceSupergraph(bed, gateway, { graph: workload.graph, version }),
      );
    }
    await wait(WARM_UP_MS);
    const { requests, failed, firstFailure } = load.end();
    await load.stop();
    gateway.program.kill();
    process.stdout.write(
      `\n${workload.name}: supergraph replaced ${REPLACEMENTS} times under load, served after ` +
        `${secondsUntilServed.map((seconds) => seconds.toFixed(1)).join(', ')} s: ` +
        `${failed} of ${requests} requests failed${firstFailure === null ? '' : ` (${firstFailure})`}\n`,
    );
    results.push({
      workload: workload.name,
      replacements: REPLACEMENTS,
      secondsUntilServed,
      requests,
      failed,
    });
  }
  return results;
}

interface NewVersion {
  readonly graph: BenchGraph;
  readonly version: number;
}

/** Each version has a field of its own, by which it is known to be served. Gives back how long that took. */
async function replaceSupergraph(
  bed: Bed,
  gateway: RunningGateway,
  { graph, version }: NewVersion,
): Promise<number> {
  const field = `version${version}`;
  const [first, ...others] = graph.subgraphs;
  const changed = first === undefined ? [] : [{ ...first, sdl: withRootField(first.sdl, field) }];
  const sdl = bed.composed({ ...graph, subgraphs: [...changed, ...others] });
  const written = join(bed.folder, `${graph.name}.next.graphql`);
  await writeFile(written, sdl);
  const startedAt = performance.now();
  await rename(written, join(bed.folder, `${graph.name}.graphql`));
  while (!(await serves(gateway, field))) {
    if (performance.now() - startedAt > LONGEST_WAIT_MS) {
      throw gateway.program.failure(`did not serve the replaced supergraph`);
    }
    await wait(ASK_AGAIN_MS);
  }
  return (performance.now() - startedAt) / 1000;
}

async function serves(gateway: RunningGateway, field: string): Promise<boolean> {
  const schema = await gateway.ask('{"query":"{ __schema { queryType { fields { name } } } }"}');
  return schema.includes(`"${field}"`);
}

function withRootField(sdl: string, field: string): string {
  return sdl.replace('type Query @extends {', `type Query @extends {\n${field}: Int\n`);
}
