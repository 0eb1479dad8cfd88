import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const VERSION = '5.1.5';
const FOLDER = join(__dirname, '../../.peers/postgraphile');
const LONGEST_INSTALL_MS = 180_000;

/** Installs PostGraphile beside the project, once: `npm ci` does not. Returns its folder. */
export async function installPostgraphile(): Promise<string> {
  const ready = join(FOLDER, `installed-${VERSION}`);
  if (!existsSync(ready)) {
    process.stdout.write(`installing postgraphile ${VERSION} into bench/.peers\n`);
    await mkdir(FOLDER, { recursive: true });
    await writeFile(join(FOLDER, 'package.json'), '{ "private": true }\n');
    // It asks for Node 22; the one thing it needs of it is given to it, see postgraphile-server.
    await promisify(execFile)(
      'npm',
      ['install', '--no-audit', '--no-fund', '--ignore-scripts', `postgraphile@${VERSION}`],
      { cwd: FOLDER, timeout: LONGEST_INSTALL_MS },
    );
    await writeFile(ready, '');
  }
  return FOLDER;
}
