import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What Linux tells about one process in `/proc/PID/stat`. Time includes all its threads. */
export interface ProcessStat {
  readonly parent: number;
  readonly cpuTicks: number;
  readonly residentPages: number;
}

/** Of a process with all that descend from it. */
export interface Usage {
  readonly cpuSeconds: number;
  readonly residentBytes: number;
}

const TICKS_PER_SECOND = readSystemNumber('CLK_TCK');
const PAGE_BYTES = readSystemNumber('PAGESIZE');

/** Fields are counted from 1 in proc(5); the name, which may hold anything, ends at the last bracket. */
export function parseProcessStat(text: string): ProcessStat {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const field = (number: number): number => Number(fields[number - 3]);
  return { parent: field(4), cpuTicks: field(14) + field(15), residentPages: field(24) };
}

export function readUsage(pid: number): Usage {
  const family = familyOf(pid, readAllStats());
  const sum = (of: (stat: ProcessStat) => number): number =>
    family.reduce((total, stat) => total + of(stat), 0);
  return {
    cpuSeconds: sum(({ cpuTicks }) => cpuTicks) / TICKS_PER_SECOND,
    residentBytes: sum(({ residentPages }) => residentPages) * PAGE_BYTES,
  };
}

/** Seconds that these processors have worked since the machine started, by `/proc/stat`. */
export function busySeconds(
  processors: readonly number[],
  text = readFileSync('/proc/stat', 'utf8'),
): number {
  const wanted = new Set(processors.map((processor) => `cpu${processor}`));
  return text
    .split('\n')
    .map((line) => line.split(/ +/))
    .filter(([name = '']) => wanted.has(name))
    .map(([, user, nice, system, , , interrupt, softInterrupt]) =>
      [user, nice, system, interrupt, softInterrupt].reduce((sum, ticks) => sum + Number(ticks), 0),
    )
    .reduce((sum, ticks) => sum + ticks / TICKS_PER_SECOND, 0);
}

/** Numbers of a list as Linux writes it: `0-2,5`. */
export function parseProcessorList(list: string): number[] {
  return list
    .trim()
    .split(',')
    .flatMap((range) => {
      const [from, to = from] = range.split('-').map(Number);
      return Array.from({ length: (to ?? 0) - (from ?? 0) + 1 }, (_, index) => (from ?? 0) + index);
    });
}

/** Processors that this process may use. */
export function allowedProcessors(): number[] {
  const status = readFileSync('/proc/self/status', 'utf8');
  return parseProcessorList(/^Cpus_allowed_list:\s*(\S+)/m.exec(status)?.[1] ?? '0');
}

function familyOf(root: number, all: ReadonlyMap<number, ProcessStat>): ProcessStat[] {
  const own = all.get(root);
  const children = [...all].filter(([, { parent }]) => parent === root);
  return [...(own === undefined ? [] : [own]), ...children.flatMap(([pid]) => familyOf(pid, all))];
}

function readAllStats(): Map<number, ProcessStat> {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return new Map(pids.flatMap((pid) => readStat(Number(pid))));
}

/** Nothing when the process ended since it was listed. */
function readStat(pid: number): [number, ProcessStat][] {
  try {
    return [[pid, parseProcessStat(readFileSync(`/proc/${pid}/stat`, 'utf8'))]];
  } catch {
    return [];
  }
}

function readSystemNumber(name: string): number {
  return Number(execFileSync('getconf', [name], { encoding: 'utf8' }));
}
