import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileWatch } from './watch-file';

const SETTLE_MS = 10;
/** Longer than it takes to write a few small files, also on a busy machine. */
const LONG_SETTLE_MS = 500;
const NO_POLL_MS = 3_600_000;

describe('the watch of a file', () => {
  let folder: string;
  let file: string;
  let watch: FileWatch;
  let tellChange: () => void;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'apogee-watch-file-'));
    file = join(folder, 'watched.txt');
    // As Kubernetes lays a ConfigMap out: the file leads through a link that is turned as a whole.
    for (const text of ['first', 'second']) {
      await mkdir(join(folder, text));
      await writeFile(join(folder, text, 'watched.txt'), text);
    }
    await symlink('first', join(folder, '..data'));
    tellChange = () => undefined;
  });

  afterEach(async () => {
    watch.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Resolves with what the file holds when the next change is told. */
  async function nextChange(): Promise<string | null> {
    await new Promise<void>((resolve) => {
      tellChange = resolve;
    });
    return readFile(file, 'utf8').catch(() => null);
  }

  /** Begins to watch, and is past the first look. */
  async function start({ settleMs = SETTLE_MS, pollMs = NO_POLL_MS } = {}): Promise<void> {
    watch = new FileWatch({
      path: file,
      onChange: () => tellChange(),
      settleMs,
      pollMs,
    });
    expect(await nextChange()).toBe('first');
  }

  it('tells that a file was written, renamed over, deleted, and made again', async () => {
    await writeFile(file, 'first');
    await start();
    await writeFile(file, 'in place');
    expect(await nextChange()).toBe('in place');
    await writeFile(`${file}~`, 'renamed');
    await rename(`${file}~`, file);
    expect(await nextChange()).toBe('renamed');
    await rm(file);
    expect(await nextChange()).toBeNull();
    await writeFile(file, 'made again');
    expect(await nextChange()).toBe('made again');
  });

  it('tells that a link on the path was turned', async () => {
    await symlink('..data/watched.txt', file);
    await start();
    await symlink('second', join(folder, '..data_tmp'));
    await rename(join(folder, '..data_tmp'), join(folder, '..data'));
    expect(await nextChange()).toBe('second');
  });

  it('tells at the next poll what it did not hear of', async () => {
    await symlink('first/watched.txt', file);
    await start({ pollMs: SETTLE_MS });
    await writeFile(join(folder, 'first/watched.txt'), 'written where nobody watches');
    expect(await nextChange()).toBe('written where nobody watches');
  });

  it('tells of a file that is written in pieces when it is whole', async () => {
    await writeFile(file, 'first');
    await start({ settleMs: LONG_SETTLE_MS });
    const change = nextChange();
    for (const text of ['a', 'ab', 'abc']) {
      await writeFile(file, text);
    }
    expect(await change).toBe('abc');
  });
});
