import { arch, cpus, loadavg, release, totalmem } from 'node:os';

export interface MachineFacts {
  readonly processor: string;
  readonly processors: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  /** Average number of waiting or working processes in the last minute, before the run. */
  readonly loadAverage: number;
}

export function machineFacts(): MachineFacts {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    processors: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `Linux ${release()} ${arch()}`,
    node: process.version,
    loadAverage: loadavg()[0] ?? 0,
  };
}

export function describeMachine(facts: MachineFacts): string {
  return (
    `${facts.processors} × ${facts.processor}, ${facts.memoryGiB} GiB, ${facts.system}, ` +
    `Node ${facts.node}, load average before ${facts.loadAverage.toFixed(1)}`
  );
}
