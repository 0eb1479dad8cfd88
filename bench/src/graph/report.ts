import { formatTable } from '../harness/table';
import type { OperationResult, StackResult } from './compare-stacks';
import { OPERATIONS } from './operations';
import { oneProcess, postgraphileStack, stockStack } from './stacks';

const HEADINGS = [
  '',
  'requests/s',
  'p50 ms',
  'p99 ms',
  'CPU ms',
  'database CPU ms',
  'answer kB',
  'requests/s',
  'CPU',
];

/** One question: a line for each stack, with ratios to stock. */
export function describeOperation({ operation, what, stacks }: OperationResult): string {
  const stock = stacks.find(({ stack }) => stack === stockStack.name);
  const rows = stacks.map((result) => [
    `  ${result.stack}`,
    result.median.requestsPerSecond.toFixed(0),
    result.median.p50Ms.toFixed(1),
    result.median.p99Ms.toFixed(1),
    result.median.cpuMs.toFixed(2),
    result.median.databaseCpuMs.toFixed(2),
    (result.answerBytes / 1000).toFixed(1),
    ...ratios(result, stock),
  ]);
  return `\n${operation}: ${what}\n${formatTable([HEADINGS, ...rows])}${failuresOf(stacks)}${noteOn(operation, stacks)}`;
}

function failuresOf(stacks: readonly StackResult[]): string {
  return stacks
    .filter(({ median }) => median.failed > 0)
    .map(
      ({ stack, median }) =>
        `  ${stack}: ${median.failed} requests FAILED: ${median.firstFailure}\n`,
    )
    .join('');
}

function ratios({ median }: StackResult, stock: StackResult | undefined): string[] {
  return stock === undefined
    ? []
    : [
        `${(median.requestsPerSecond / stock.median.requestsPerSecond).toFixed(1)}x stock`,
        `${(stock.median.cpuMs / median.cpuMs).toFixed(1)}x less`,
      ];
}

function noteOn(operation: string, stacks: readonly StackResult[]): string {
  const differs = OPERATIONS.find(({ name }) => name === operation)?.postgraphile.differs ?? null;
  const isMeasured = stacks.some(({ stack }) => stack === postgraphileStack.name);
  return differs === null || !isMeasured
    ? ''
    : `  PostGraphile answers something less: ${differs}\n`;
}

const PROMISED_CPU_RATIO = 4;
const PROMISED_WINS = 3;

/** What the project promises of these figures, and what was measured. Empty when a stack it is about was left out. */
export function describePromises(results: readonly OperationResult[]): string {
  return [flagshipPromise(results), postgraphilePromise(results)]
    .filter((line) => line !== null)
    .map((line) => `${line}\n`)
    .join('');
}

function flagshipPromise(results: readonly OperationResult[]): string | null {
  const flagship = results.find(({ operation }) => operation === 'flagship');
  const ours = flagship && figuresOf(flagship, oneProcess.name);
  const stock = flagship && figuresOf(flagship, stockStack.name);
  if (ours === undefined || stock === undefined) {
    return null;
  }
  const ratio = stock.cpuMs / ours.cpuMs;
  return `flagship: ${ratio.toFixed(1)}x less CPU a request than stock, promised ${PROMISED_CPU_RATIO}x: ${verdict(ratio >= PROMISED_CPU_RATIO)}`;
}

function postgraphilePromise(results: readonly OperationResult[]): string | null {
  const pairs = results.flatMap((result) => {
    const ours = figuresOf(result, oneProcess.name);
    const theirs = figuresOf(result, postgraphileStack.name);
    return ours === undefined || theirs === undefined
      ? []
      : [ours.requestsPerSecond >= theirs.requestsPerSecond];
  });
  if (pairs.length === 0) {
    return null;
  }
  const wins = pairs.filter(Boolean).length;
  return `requests/s at least PostGraphile's on ${wins} of ${pairs.length}, promised ${PROMISED_WINS} of 5: ${verdict(wins >= PROMISED_WINS)}`;
}

function figuresOf({ stacks }: OperationResult, name: string): StackResult['median'] | undefined {
  return stacks.find(({ stack }) => stack === name)?.median;
}

function verdict(kept: boolean): string {
  return kept ? 'kept' : 'NOT KEPT';
}
