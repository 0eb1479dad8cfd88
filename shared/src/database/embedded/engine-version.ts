import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** Names the installed engine: what one version has built, another one may not read. */
export function engineVersion(): string {
  const packages = ['@electric-sql/pglite', '@electric-sql/pglite-postgis'] as const;
  return packages.map((name) => `${name}@${versionOf(name)}`).join(' ');
}

export function versionOf(packageName: string): string {
  const manifest = join(dirname(require.resolve(packageName)), '..', 'package.json');
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(manifest, 'utf8')))
    .version;
}
