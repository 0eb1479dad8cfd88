import { median } from '../harness/statistics';
import { formatTable } from '../harness/table';
import type { Sample } from './measure';
import type { Workload } from './workloads';

/** All samples of one gateway under one workload. */
export interface Series {
  readonly gateway: string;
  readonly samples: readonly Sample[];
  /** How its answers differ from ours; `null` when they do not. */
  readonly difference: string | null;
}

type Measured = {
  readonly [K in keyof Sample]: Sample[K] extends number ? K : never;
}[keyof Sample];

/** Median over the rounds. */
export function medianOf({ samples }: Series, key: Measured): number {
  return median(samples.map((sample) => sample[key]));
}

export function failedOf({ samples }: Series): number {
  return samples.reduce((sum, { failed }) => sum + failed, 0);
}

const COLUMNS: readonly (readonly [title: string, key: Measured, digits: number])[] = [
  ['req/s', 'requestsPerSecond', 0],
  ['CPU ms/req', 'cpuMsPerRequest', 3],
  ['p50 ms', 'p50Ms', 1],
  ['p99 ms', 'p99Ms', 1],
  ['calls/req', 'callsPerRequest', 2],
  ['RSS MiB', 'residentMiB', 0],
  ['core used', 'ownShare', 2],
  ['by others', 'foreignShare', 2],
  ['subgraph CPU ms', 'subgraphCpuMsPerRequest', 3],
];

/** One workload: a table, one line for each ratio, and whatever went wrong. */
export function describeWorkload(
  workload: Workload,
  series: readonly Series[],
  bytes: number,
): string {
  const header = ['', ...COLUMNS.map(([title]) => title), 'failed'];
  const rows = series.map((one) => [
    one.gateway,
    ...COLUMNS.map(([, key, digits]) => medianOf(one, key).toFixed(digits)),
    String(failedOf(one)),
  ]);
  return [
    `\n${workload.name}: ${workload.what} (answer ${bytes} bytes)\n`,
    formatTable([header, ...rows]),
    ...ratioLines(series),
    ...troubleLines(series),
  ].join('');
}

/** Whoever answers otherwise, or not, did other work: there is no ratio. */
function ratioLines(series: readonly Series[]): string[] {
  const ours = series.find(({ gateway }) => gateway === 'ours');
  if (ours === undefined || failedOf(ours) > 0) {
    return [];
  }
  return series
    .filter((one) => one !== ours && one.difference === null && failedOf(one) === 0)
    .map((one) => {
      const speed = medianOf(ours, 'requestsPerSecond') / medianOf(one, 'requestsPerSecond');
      const cpu = medianOf(one, 'cpuMsPerRequest') / medianOf(ours, 'cpuMsPerRequest');
      return `  ours: ${formatRatio(speed)}x ${one.gateway} by requests/s, ${formatRatio(cpu)}x by CPU per request\n`;
    });
}

function formatRatio(ratio: number): string {
  return ratio.toFixed(ratio < 1 ? 2 : 1);
}

function troubleLines(series: readonly Series[]): string[] {
  return series.flatMap(({ gateway, difference, samples }) => {
    const failure = samples.find(({ firstFailure }) => firstFailure !== null)?.firstFailure;
    return [
      ...(difference === null ? [] : [`  ${gateway} ANSWERS DIFFERENTLY: ${difference}\n`]),
      ...(failure === undefined ? [] : [`  ${gateway} FAILED at first with: ${failure}\n`]),
    ];
  });
}
