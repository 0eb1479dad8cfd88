import { setTimeout as wait } from 'node:timers/promises';
import { graphqlRequest } from '../harness/http-request';
import { Load } from '../harness/load';
import { readUsage } from '../harness/process-usage';
import { median, percentile } from '../harness/statistics';
import type { Question } from './compare-answers';
import type { ReadDatabaseSeconds } from './database-work';
import { portOf, type Stack } from './stacks';

/** One stack under one question for some seconds. Processor time is in milliseconds for one request. */
export interface Sample {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Of the stack's processes: gateway and subgraphs, with the database driver inside them. */
  readonly cpuMs: number;
  /** Of the database's processes. */
  readonly databaseCpuMs: number;
  /** Of this process, which sends the requests: the same little for all. */
  readonly loadCpuMs: number;
  /** Requests without a good answer; the other figures then say little. */
  readonly failed: number;
  readonly firstFailure: string | null;
}

export interface MeasureSettings {
  readonly question: Question;
  readonly readDatabaseSeconds: ReadDatabaseSeconds;
  readonly connections: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
  readonly extensionSeconds: number;
}

/** A slow stack on a busy machine is warmed up and measured for longer: code that is not compiled yet says nothing. */
const FEWEST_WARM_UP_REQUESTS = 200;
/** Neither do figures of few requests. */
const FEWEST_REQUESTS = 40;
const LOOK_AGAIN_MS = 50;

export async function measure(stack: Stack, settings: MeasureSettings): Promise<Sample> {
  const requests = new RequestCycle(stack, settings.question);
  const load = new Load({
    port: portOf(stack),
    connections: settings.connections,
    nextRequest: () => requests.next(),
  });
  await wait(settings.warmUpSeconds * 1000);
  await untilTaken(requests, FEWEST_WARM_UP_REQUESTS, settings);
  const before = await takeMarks(stack, settings);
  const fewest = requests.taken + FEWEST_REQUESTS;
  load.begin();
  await wait(settings.seconds * 1000);
  await untilTaken(requests, fewest, settings);
  const result = load.end();
  const after = await takeMarks(stack, settings);
  await load.stop();
  const each = (mark: keyof Marks): number =>
    ((after[mark] - before[mark]) * 1000) / result.requests;
  return {
    requestsPerSecond: result.requests / result.seconds,
    p50Ms: percentile(result.latenciesMs, 50),
    p99Ms: percentile(result.latenciesMs, 99),
    cpuMs: each('stack'),
    databaseCpuMs: each('database'),
    loadCpuMs: each('load'),
    failed: result.failed,
    firstFailure: result.firstFailure,
  };
}

/** Until so many requests were sent, but no longer than a stack is waited for. */
async function untilTaken(
  requests: RequestCycle,
  fewest: number,
  { extensionSeconds }: MeasureSettings,
): Promise<void> {
  const giveUpAt = performance.now() + extensionSeconds * 1000;
  while (requests.taken < fewest && performance.now() < giveUpAt) {
    await wait(LOOK_AGAIN_MS);
  }
}

type Figure = Exclude<keyof Sample, 'firstFailure'>;

/** Of several samples, each figure by itself; failures are added up. */
export function medianSample(samples: readonly Sample[]): Sample {
  const of = (figure: Figure): number => median(samples.map((sample) => sample[figure]));
  return {
    requestsPerSecond: of('requestsPerSecond'),
    p50Ms: of('p50Ms'),
    p99Ms: of('p99Ms'),
    cpuMs: of('cpuMs'),
    databaseCpuMs: of('databaseCpuMs'),
    loadCpuMs: of('loadCpuMs'),
    failed: samples.reduce((sum, { failed }) => sum + failed, 0),
    firstFailure: samples.find(({ firstFailure }) => firstFailure !== null)?.firstFailure ?? null,
  };
}

/** The requests of a question, over and over. */
class RequestCycle {
  taken = 0;
  private readonly requests: readonly Buffer[];

  constructor({ kind }: Stack, { operation, parameters }: Question) {
    this.requests = parameters.map((values) =>
      graphqlRequest('/graphql', kind.body(operation, values)),
    );
  }

  next(): Buffer {
    this.taken += 1;
    return this.requests[this.taken % this.requests.length] ?? Buffer.alloc(0);
  }
}

interface Marks {
  readonly stack: number;
  readonly database: number;
  readonly load: number;
}

async function takeMarks(stack: Stack, settings: MeasureSettings): Promise<Marks> {
  const database = await settings.readDatabaseSeconds();
  const { user, system } = process.cpuUsage();
  return {
    stack: stack.programs.reduce((sum, { program }) => sum + readUsage(program.pid).cpuSeconds, 0),
    database,
    load: (user + system) / 1_000_000,
  };
}
