import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * A package of the folder of peers, which is not part of this project's dependencies: the caller states the part of
 * its type that it uses. Works for packages that can be required.
 */
export function loadPeer(peersFolder: string, name: string): unknown {
  const requirePeer = createRequire(join(peersFolder, 'package.json'));
  return requirePeer(name);
}
