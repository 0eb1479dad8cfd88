import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { completeLock, type LockFile } from './lock-file';

/** `npm run lock`: completes `package-lock.json` after `npm install`. With `--check` it only says whether it is complete. */

const LOCK_FILE = join(__dirname, '../../package-lock.json');

async function main(): Promise<void> {
  const before = await readFile(LOCK_FILE, 'utf8');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- npm writes this file, in the form of its version 3
  const lock = JSON.parse(before) as LockFile;
  const after = `${JSON.stringify(completeLock(lock), null, 2)}\n`;
  if (before === after) {
    process.stdout.write('package-lock.json is complete\n');
  } else if (process.argv.includes('--check')) {
    throw new Error(
      'package-lock.json lacks optional dependencies of other platforms: npm run lock',
    );
  } else {
    await writeFile(LOCK_FILE, after);
    process.stdout.write('package-lock.json completed\n');
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
