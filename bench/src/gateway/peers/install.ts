import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allowedProcessors } from '../../harness/process-usage';
import { Program } from '../../harness/processes';
import type { GatewayKind } from '../kinds';

/** A package of its own, with versions pinned by a lock file, that no other installation touches. */
export const PEERS_FOLDER = join(__dirname, '../../../peers');

const LONGEST_INSTALLATION_MS = 180_000;
const INSTALLED = join(PEERS_FOLDER, 'node_modules/.installed');
const GRAFBASE = join(PEERS_FOLDER, 'node_modules/@grafbase');

/** Installs the other gateways if any of these is one. Leaves out, with a line that says why, what cannot be had. */
export async function installWhatIsNeeded(kinds: readonly GatewayKind[]): Promise<GatewayKind[]> {
  if (kinds.every(({ needs }) => needs === 'nothing')) {
    return [...kinds];
  }
  const failure = await installPeers();
  return kinds.filter(({ name, needs }) => {
    const reason = needs === 'nothing' ? null : (failure ?? missing(needs));
    if (reason !== null) {
      process.stdout.write(`left out: ${name}: ${reason}\n`);
    }
    return reason === null;
  });
}

/** Optional packages that do not fit the machine are passed over by npm without an error. */
function missing(needs: GatewayKind['needs']): string | null {
  return needs === 'grafbase' && !existsSync(GRAFBASE)
    ? 'npm installed no package of it for this machine'
    : null;
}

/** Why it failed, or `null`. Does nothing when these versions are installed. */
async function installPeers(): Promise<string | null> {
  const lock = readFileSync(join(PEERS_FOLDER, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (existsSync(INSTALLED) && readFileSync(INSTALLED, 'utf8') === wanted) {
    return null;
  }
  process.stdout.write('installing the other gateways (npm ci in bench/peers)\n');
  const npm = Program.start({
    name: 'npm ci',
    command: 'npm',
    args: ['ci', '--ignore-scripts', '--no-audit', '--no-fund'],
    folder: PEERS_FOLDER,
    environment: process.env,
    processors: allowedProcessors(),
  });
  const timer = setTimeout(() => {
    npm.kill();
  }, LONGEST_INSTALLATION_MS);
  await once(npm.child, 'close');
  clearTimeout(timer);
  if (npm.child.exitCode !== 0) {
    return npm.failure('failed').message;
  }
  writeFileSync(INSTALLED, wanted);
  return null;
}
