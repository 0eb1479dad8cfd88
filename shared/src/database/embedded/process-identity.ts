import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';
import { codeOf } from '../error-details';

/**
 * Names one process, not just its number: process ids are used again, soon after a restart of the machine or of
 * a container. `birth` is the boot and the tick at which the process began.
 */
export const processIdentity = z.readonly(
  z.object({ host: z.string(), pid: z.number(), birth: z.string() }),
);

export type ProcessIdentity = z.infer<typeof processIdentity>;

export function ownIdentity(): ProcessIdentity {
  return { host: hostname(), pid: process.pid, birth: birthOf(process.pid) ?? '' };
}

/** Whether that very process of this host still runs. */
export function isAlive({ pid, birth }: ProcessIdentity): boolean {
  return processExists(pid) && birthOf(pid) === birth;
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Null when there is no such process (any more); '' where the system does not tell. */
function birthOf(pid: number): string | null {
  if (process.platform === 'linux') return linuxBirthOf(pid);
  if (process.platform === 'win32') return '';
  try {
    const args = ['-o', 'lstart=', '-p', String(pid)];
    return execFileSync('ps', args, { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return null;
  }
}

function linuxBirthOf(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field, the program's name, may hold anything, also spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, startTicks] = [fields[0], fields[19]];
    // A zombie has let go of its files; its parent has only not noticed yet.
    return state === 'Z' || startTicks === undefined ? null : `${boot}:${startTicks}`;
  } catch {
    return null;
  }
}
