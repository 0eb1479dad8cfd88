import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allowedProcessors } from '../harness/process-usage';
import type { BenchGraph } from './graphs/graph';
import type { GatewayKind } from './kinds';
import { PEERS_FOLDER } from './peers/install';
import { RunningGateway } from './running-gateway';
import { Subgraphs } from './subgraphs/subgraphs';
import { composeGraph, writeSupergraph } from './supergraph';

export interface Processors {
  /** Of the gateway that is measured. */
  readonly gateway: number;
  /** Of the subgraphs and of the load, which is made by this process. */
  readonly load: readonly number[];
}

/** Everything but the gateway: subgraphs, a folder for files, who runs where. */
export class Bed {
  private constructor(
    readonly processors: Processors,
    readonly folder: string,
    readonly subgraphs: Subgraphs,
  ) {}

  static async make(): Promise<Bed> {
    const processors = shareProcessors(allowedProcessors());
    const folder = await mkdtemp(join(tmpdir(), 'apogee-bench-gateway-'));
    // Also when the run is interrupted.
    process.on('exit', () => {
      rmSync(folder, { recursive: true, force: true });
    });
    return new Bed(processors, folder, await Subgraphs.start(processors.load));
  }

  composed(graph: BenchGraph): string {
    return composeGraph(graph, (subgraph) => this.subgraphs.urlOf(subgraph));
  }

  async start(kind: GatewayKind, graph: BenchGraph): Promise<RunningGateway> {
    return RunningGateway.start(kind, {
      supergraphFile: await writeSupergraph(this.folder, graph, this.composed(graph)),
      subgraphs: graph.subgraphs.map(({ name, sdl }) => ({
        name,
        sdl,
        url: this.subgraphs.urlOf(name),
      })),
      folder: this.folder,
      peersFolder: PEERS_FOLDER,
      processors: [this.processors.gateway],
    });
  }

  clear(): void {
    this.subgraphs.kill();
  }
}

/** Throws when there is only one: gateway and load would measure each other. */
function shareProcessors([gateway, ...load]: readonly number[]): Processors {
  if (gateway === undefined || load.length === 0) {
    throw new Error('the comparison needs two processors: one for the gateway, one for the load');
  }
  return { gateway, load };
}
