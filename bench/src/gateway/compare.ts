import { isDeepStrictEqual } from 'node:util';
import type { RunningGateway } from './running-gateway';
import type { Workload } from './workloads';

/** Numbers of the requests whose answers are compared; those of identical workloads are all the same. */
const COMPARED = [1, 2, 50_001];

export interface Comparison {
  /** Of the answer. */
  readonly bytes: number;
  readonly differences: ReadonlyMap<RunningGateway, string | null>;
}

/** Of all these gateways with the answers of the first one. */
export async function compareAnswers(
  workload: Workload,
  gateways: readonly RunningGateway[],
): Promise<Comparison> {
  const differences = new Map<RunningGateway, string | null>();
  const [reference] = gateways;
  if (reference === undefined) {
    return { bytes: 0, differences };
  }
  reference.program.resume();
  const bytes = Buffer.byteLength(await reference.ask(workload.body(1)));
  for (const gateway of gateways) {
    gateway.program.resume();
    differences.set(gateway, await differenceOrError(gateway, reference, workload));
    if (gateway !== reference) {
      gateway.program.pause();
    }
  }
  reference.program.pause();
  return { bytes, differences };
}

async function differenceOrError(
  gateway: RunningGateway,
  reference: RunningGateway,
  workload: Workload,
): Promise<string | null> {
  try {
    return await answerDifference(gateway, reference, workload);
  } catch (error) {
    return String(error);
  }
}

/** What is wrong with the answers of a gateway; `null` when they equal the reference's but for the order of keys. */
async function answerDifference(
  gateway: RunningGateway,
  reference: RunningGateway,
  workload: Workload,
): Promise<string | null> {
  for (const number of workload.identical ? [1] : COMPARED) {
    const body = workload.body(number);
    const [given, expected] = await Promise.all([gateway.ask(body), reference.ask(body)]);
    const difference = differenceBetween(JSON.parse(given), JSON.parse(expected));
    if (difference !== null) {
      return difference;
    }
  }
  return null;
}

/** Names the first place where two JSON values differ, like `data.users[0].id`. */
export function differenceBetween(given: unknown, expected: unknown, at = ''): string | null {
  if (isDeepStrictEqual(given, expected)) {
    return null;
  }
  if (isObject(given) && isObject(expected)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(given)])) {
      const place = Array.isArray(expected) ? `${at}[${key}]` : `${at}.${key}`;
      const difference = differenceBetween(given[key], expected[key], place);
      if (difference !== null) {
        return difference;
      }
    }
  }
  return `${at.replace(/^\./, '')}: ${shorten(given)} instead of ${shorten(expected)}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function shorten(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 200);
}
