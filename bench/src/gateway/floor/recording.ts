import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningGateway } from '../running-gateway';
import type { Waves } from '../subgraphs/call-log';
import type { Subgraphs } from '../subgraphs/subgraphs';
import type { Workload } from '../workloads';

/** What a gateway did for one request: enough to do it again without a gateway. */
interface Recording {
  readonly request: string;
  readonly answer: string;
  readonly waves: Waves;
}

/** What the floor is started with. */
export interface FloorScript {
  readonly ports: Readonly<Record<string, number>>;
  readonly recordings: readonly Recording[];
}

/** Records what this gateway does for each identical workload. Gives back the path of the script. */
export async function writeFloorScript(
  gateway: RunningGateway,
  workloads: readonly Workload[],
  { subgraphs, folder }: { readonly subgraphs: Subgraphs; readonly folder: string },
): Promise<string> {
  const recordings: Recording[] = [];
  for (const workload of workloads.filter(({ identical }) => identical)) {
    recordings.push(await record(gateway, workload.body(0), subgraphs));
  }
  const script: FloorScript = { ports: subgraphs.ports, recordings };
  const path = join(folder, `floor-${workloads[0]?.graph.name ?? ''}.json`);
  await writeFile(path, JSON.stringify(script));
  return path;
}

async function record(
  gateway: RunningGateway,
  request: string,
  subgraphs: Subgraphs,
): Promise<Recording> {
  let answer = await gateway.ask(request);
  const waves = await subgraphs.record(async () => {
    answer = await gateway.ask(request);
  });
  return { request, answer, waves };
}
