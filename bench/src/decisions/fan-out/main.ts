import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { readNumber, refusedFlag } from '../../harness/flags';
import { freePort } from '../../harness/free-port';
import { untilItAnswers } from '../../harness/graphql-program';
import { describeMachine, machineFacts } from '../../harness/machine';
import { allowedProcessors, readUsage } from '../../harness/process-usage';
import { killAllAtExit, Program } from '../../harness/processes';
import { formatTable } from '../../harness/table';
import { trusted } from '../../harness/trusted';
import { SUBGRAPHS } from './graph';
import type { Published, PublishOrder, Report, Serving, SubscriberOrder } from './messages';

const USAGE = `Usage: npm run bench:fan-out -- [options]

Measures one gateway process with many equal subscribers, each event enriched by three subgraphs.

  --subscribers N   how many (default: 1000)
  --seconds N       how long each level lasts (default: 15)
  --help            this text`;

const ROOT = join(__dirname, '../../../..');
const SECRET = 'a secret of the benchmark that is long enough';
const WARM_UP = { subscribers: 50, events: 300, perSecond: 100 };
const BURST = { subscribers: 20, events: 20_000 };
const LONGEST_START_MS = 30_000;
const SETTLING_MS = 2_000;

interface Level {
  readonly name: string;
  readonly perSecond: number;
  readonly isStalled: boolean;
}

const LEVELS: readonly Level[] = [
  { name: '10 events/s', perSecond: 10, isStalled: false },
  { name: '10 events/s, one stalled', perSecond: 10, isStalled: true },
  { name: '50 events/s', perSecond: 50, isStalled: false },
];

interface Measured extends Report {
  readonly name: string;
  readonly cpuUs: number;
  readonly residentMiB: number;
}

class Bed {
  private constructor(
    private readonly subgraphs: Program,
    private readonly gateway: Program,
    private readonly subscribers: Program,
  ) {}

  static async start(folder: string): Promise<Bed> {
    const processors = allowedProcessors();
    const [first = 0, second = first] = processors;
    const subgraphs = Program.start({
      name: 'the subgraphs',
      command: process.execPath,
      args: [join(__dirname, 'subgraphs.js')],
      environment: { SUBGRAPH_SECRET: SECRET },
      processors: [second],
    });
    const { urls } = trusted<Serving>(await subgraphs.nextMessage());
    const port = await freePort();
    const supergraph = join(folder, 'supergraph.graphql');
    await writeFile(supergraph, supergraphOf(urls));
    const gateway = Program.start({
      name: 'the gateway',
      command: process.execPath,
      args: ['--max-semi-space-size=64', 'gateway/dist/main.js', '--supergraph', supergraph],
      folder: ROOT,
      environment: { PORT: String(port), SUBGRAPH_SECRET: SECRET, LOG_LEVEL: 'error' },
      processors: [first],
    });
    const address = { name: 'the gateway', port, longestAnswerMs: 5_000 };
    await untilItAnswers(gateway, address, LONGEST_START_MS);
    const subscribers = Program.start({
      name: 'the subscribers',
      command: process.execPath,
      args: [join(__dirname, 'subscribers.js')],
      environment: { GATEWAY_URL: `ws://127.0.0.1:${port}/graphql` },
      processors: [second],
    });
    await subscribers.nextMessage();
    return new Bed(subgraphs, gateway, subscribers);
  }

  async order(order: SubscriberOrder): Promise<Report> {
    const answer = this.subscribers.nextMessage();
    this.subscribers.child.send(order);
    return trusted<Report>(await answer);
  }

  async publish(order: PublishOrder): Promise<number> {
    const answer = this.subgraphs.nextMessage();
    this.subgraphs.child.send(order);
    return trusted<Published>(await answer).length;
  }

  get usage(): ReturnType<typeof readUsage> {
    return readUsage(this.gateway.pid);
  }

  /** Publishes, and waits until everybody who takes something has had everything. */
  async deliver(name: string, order: PublishOrder): Promise<Measured> {
    await this.order({ do: 'begin' });
    const before = this.usage;
    const length = await this.publish(order);
    const report = await this.order({ do: 'await', last: length - 1 });
    const { cpuSeconds, residentBytes } = this.usage;
    return {
      ...report,
      name,
      cpuUs: ((cpuSeconds - before.cpuSeconds) / report.deliveries) * 1e6,
      residentMiB: residentBytes / 2 ** 20,
    };
  }

  /** All of them have had everything, those that had stalled included. */
  async resume(): Promise<Report> {
    const length = await this.publish({ count: 0, perSecond: null });
    await this.order({ do: 'resume' });
    return this.order({ do: 'await', last: length - 1 });
  }
}

function supergraphOf(urls: Serving['urls']): string {
  const { supergraphSdl, errors = [] } = composeServices(
    urls.map(([name, url]) => ({
      name,
      url,
      typeDefs: parse(SUBGRAPHS[trusted<keyof typeof SUBGRAPHS>(name)]),
    })),
  );
  if (supergraphSdl === undefined) {
    throw new Error(errors.map(({ message }) => message).join('\n'));
  }
  return supergraphSdl;
}

async function measure(bed: Bed, subscribers: number, seconds: number): Promise<void> {
  await bed.order({ do: 'connect', count: WARM_UP.subscribers });
  await bed.deliver('', { count: WARM_UP.events, perSecond: WARM_UP.perSecond });
  await bed.order({ do: 'leave' });
  await bed.order({ do: 'connect', count: subscribers });
  const rows: Measured[] = [];
  for (const { name, perSecond, isStalled } of LEVELS) {
    if (isStalled) {
      await bed.order({ do: 'stall' });
    }
    rows.push(await bed.deliver(name, { count: perSecond * seconds, perSecond }));
    if (isStalled) {
      const { faults } = await bed.resume();
      process.stdout.write(`the stalled one, when it came back: faults ${faults}\n`);
    }
  }
  process.stdout.write(
    `memory per subscriber: ${(await memoryOfMore(bed, subscribers)).toFixed(1)} KiB\n`,
  );
  await bed.order({ do: 'leave' });
  await bed.order({ do: 'connect', count: BURST.subscribers });
  await bed.order({ do: 'stall' });
  rows.push(await bed.deliver('a burst, one stalled', { count: BURST.events, perSecond: null }));
  const { faults } = await bed.resume();
  process.stdout.write(`the stalled one, after the burst: faults ${faults}\n\n`);
  process.stdout.write(formatRows(rows));
}

/** What as many subscribers again take, in KiB each: the heap has grown to its working size before. */
async function memoryOfMore(bed: Bed, subscribers: number): Promise<number> {
  await wait(SETTLING_MS);
  const before = bed.usage.residentBytes;
  await bed.order({ do: 'connect', count: subscribers });
  await bed.deliver('', { count: 50, perSecond: 10 });
  await wait(SETTLING_MS);
  return (bed.usage.residentBytes - before) / subscribers / 1024;
}

function formatRows(rows: readonly Measured[]): string {
  return formatTable([
    ['', 'deliveries', 'p50 ms', 'p99 ms', 'most ms', 'µs CPU/delivery', 'gateway MiB', 'faults'],
    ...rows.map((row) => [
      row.name,
      String(row.deliveries),
      row.p50Ms.toFixed(1),
      row.p99Ms.toFixed(1),
      row.mostMs.toFixed(1),
      row.cpuUs.toFixed(1),
      row.residentMiB.toFixed(0),
      String(row.faults),
    ]),
  ]);
}

function readOptions(): { subscribers: number; seconds: number } | null {
  try {
    const { values } = parseArgs({
      options: {
        subscribers: { type: 'string' },
        seconds: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    return values.help === true
      ? null
      : {
          subscribers: readNumber('--subscribers', values.subscribers, { usual: 1000, above: 0 }),
          seconds: readNumber('--seconds', values.seconds, { usual: 15, above: 0 }),
        };
  } catch (error) {
    throw refusedFlag(error);
  }
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options === null) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  killAllAtExit();
  process.stdout.write(`${describeMachine(machineFacts())}\n`);
  const folder = await mkdtemp(join(tmpdir(), 'apogee-fan-out-'));
  try {
    await measure(await Bed.start(folder), options.subscribers, options.seconds);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
