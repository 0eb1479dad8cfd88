import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderHolder, lockFolder } from './folder-lock';
import { ownIdentity } from './process-identity';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'apogee-lock-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('gives a folder to one of many who ask at once', async () => {
  const locks = await Promise.all(Array.from({ length: 20 }, () => lockFolder(folder)));
  expect(locks.filter((lock) => lock !== null)).toHaveLength(1);
  await expect(folderHolder(folder)).resolves.toEqual(ownIdentity());
});

it('gives a released folder to the next', async () => {
  const first = await lockFolder(folder);
  first?.release();
  await expect(folderHolder(folder)).resolves.toBeNull();
  await expect(lockFolder(folder)).resolves.not.toBeNull();
});

it('takes the lock of a dead process for void', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  leaveLock(7, { host: hostname(), pid, birth: ownIdentity().birth });
  await expect(lockFolder(folder)).resolves.not.toBeNull();
  expect(readdirSync(folder)).toEqual(['lock.8']);
});

it('is not deceived by another process that was given the number of a dead one', async () => {
  leaveLock(1, { ...ownIdentity(), birth: 'another boot:12345' });
  await expect(lockFolder(folder)).resolves.not.toBeNull();
});

it('steps back when a higher number appeared', async () => {
  leaveLock(3, ownIdentity());
  leaveLock(1, { host: hostname(), pid: 0, birth: '' });
  await expect(lockFolder(folder)).resolves.toBeNull();
});

it('takes the lock of another host for void once its heartbeat has stopped', async () => {
  leaveLock(1, { host: 'another-host', pid: 1, birth: '' });
  await expect(lockFolder(folder)).resolves.not.toBeNull();
}, 15_000);

function leaveLock(generation: number, identity: unknown): void {
  writeFileSync(join(folder, `lock.${generation}`), JSON.stringify(identity));
}
