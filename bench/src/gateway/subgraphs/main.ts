import { flagshipGraph } from '../graphs/flagship';
import { publicGraph } from '../graphs/public';
import { CallLog, type Waves } from './call-log';
import { startSubgraphServer } from './subgraph-server';

/** What the benchmark asks this process, over the channel between parent and child. */
export type Question = 'take-count' | 'start-recording' | 'take-recording';

export interface Reply {
  readonly count?: number;
  readonly waves?: Waves;
}

/** The first message: ports by subgraph. */
export type Ports = Readonly<Record<string, number>>;

async function main(): Promise<void> {
  const log = new CallLog();
  const subgraphs = [...publicGraph.subgraphs, ...flagshipGraph.subgraphs];
  const ports: Record<string, number> = {};
  for (const subgraph of subgraphs) {
    ports[subgraph.name] = await startSubgraphServer(subgraph, log);
  }
  process.on('message', (question: Question) => {
    process.send?.(reply(log, question));
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.(ports);
}

function reply(log: CallLog, question: Question): Reply {
  if (question === 'take-count') {
    return { count: log.takeCount() };
  }
  if (question === 'take-recording') {
    return { waves: log.takeRecording() };
  }
  log.startRecording();
  return {};
}

void main();
