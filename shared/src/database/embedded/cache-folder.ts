import { accessSync, constants, mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join, sep } from 'node:path';

/**
 * Where things are kept that can be made again from the installed packages: `node_modules/.cache/apogee`, or a
 * folder of this user's in the system's temporary folder when the installation is read-only.
 */
export function cacheFolder(): string {
  const marker = `${sep}node_modules${sep}`;
  const installed = require.resolve('@electric-sql/pglite');
  const modules = installed.slice(0, installed.lastIndexOf(marker) + marker.length);
  return usable(join(modules, '.cache', 'apogee')) ?? temporaryCache();
}

function temporaryCache(): string {
  const folder = join(tmpdir(), `apogee-cache-${userInfo().username}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

function usable(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    return null;
  }
}
