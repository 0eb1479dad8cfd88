import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@apogee/shared/logger';
import { parseSupergraph, type Supergraph } from './load-supergraph';
import { type ReloadOutcome, SupergraphWatch } from './watch-supergraph';

const SETTLE_MS = 10;
const NO_POLL_MS = 3_600_000;

function supergraphOf(field: string): string {
  return `
    enum join__Graph { MOON @join__graph(name: "moon", url: "http://moon.example/graphql") }
    type Query { ${field}: String }
  `;
}

const FIRST = supergraphOf('first');
const SECOND = supergraphOf('second');
const REFUSED = supergraphOf('refused');

/** Somebody who serves supergraphs, all but one. */
class Server {
  readonly served: string[] = [];
  private tellServed: () => void = () => undefined;

  readonly serve = ({ sdl }: Supergraph): Promise<void> => {
    if (sdl === REFUSED) {
      return Promise.reject(new Error('this cannot be served'));
    }
    this.served.push(sdl);
    this.tellServed();
    return Promise.resolve();
  };

  /** Resolves when this is what is served. */
  serves(sdl: string): Promise<void> {
    return new Promise((resolve) => {
      this.tellServed = () => {
        if (this.served.at(-1) === sdl) {
          resolve();
        }
      };
      this.tellServed();
    });
  }
}

describe('the watch of a supergraph file', () => {
  let folder: string;
  let file: string;
  let server: Server;
  let watch: SupergraphWatch;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'apogee-watch-'));
    file = join(folder, 'supergraph.graphql');
    await writeFile(file, FIRST);
  });

  afterEach(async () => {
    await watch.close();
    await rm(folder, { recursive: true, force: true });
  });

  function start(pollMs = NO_POLL_MS): void {
    server = new Server();
    watch = new SupergraphWatch({
      file,
      served: parseSupergraph(FIRST, file),
      serve: server.serve,
      logger: createLogger({ name: 'test', level: 'silent', format: 'json' }),
      settleMs: SETTLE_MS,
      pollMs,
    });
  }

  /** Waits until this is served, alone and once. */
  async function expectServed(sdl: string): Promise<void> {
    await server.serves(sdl);
    expect(server.served).toEqual([sdl]);
  }

  it('serves what is written into the file', async () => {
    start();
    await writeFile(file, SECOND);
    await expectServed(SECOND);
  });

  it('serves a file that is renamed over the old one', async () => {
    start();
    await writeFile(`${file}.new`, SECOND);
    await rename(`${file}.new`, file);
    await expectServed(SECOND);
  });

  it('serves a file that was deleted and made again', async () => {
    start();
    await rm(file);
    expect(await watch.reload()).toBe<ReloadOutcome>('refused');
    await writeFile(file, SECOND);
    await expectServed(SECOND);
  });

  it('serves what a turned link leads to, as in a ConfigMap', async () => {
    await mkdir(join(folder, 'first'));
    await mkdir(join(folder, 'second'));
    await writeFile(join(folder, 'first/supergraph.graphql'), FIRST);
    await writeFile(join(folder, 'second/supergraph.graphql'), SECOND);
    await symlink('first', join(folder, '..data'));
    await rm(file);
    await symlink('..data/supergraph.graphql', file);
    start();
    await symlink('second', join(folder, '..data_tmp'));
    await rename(join(folder, '..data_tmp'), join(folder, '..data'));
    await expectServed(SECOND);
  });

  it('serves a change that nothing tells of, at the next poll', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'apogee-elsewhere-'));
    await writeFile(join(elsewhere, 'supergraph.graphql'), FIRST);
    await rm(file);
    await symlink(join(elsewhere, 'supergraph.graphql'), file);
    start(SETTLE_MS);
    await writeFile(join(elsewhere, 'supergraph.graphql'), SECOND);
    await expectServed(SECOND);
    await rm(elsewhere, { recursive: true });
  });

  it('serves what was written between loading and watching', async () => {
    await writeFile(file, SECOND);
    start();
    await expectServed(SECOND);
  });

  it('does nothing when the text is the same', async () => {
    start();
    await writeFile(file, FIRST);
    expect(await watch.reload()).toBe<ReloadOutcome>('unchanged');
    await writeFile(file, SECOND);
    await expectServed(SECOND);
  });

  it('comes back to the text that is served without serving it anew', async () => {
    start();
    await writeFile(file, REFUSED);
    expect(await watch.reload()).toBe<ReloadOutcome>('refused');
    await writeFile(file, FIRST);
    expect(await watch.reload()).toBe<ReloadOutcome>('unchanged');
    expect(server.served).toEqual([]);
  });

  it.each([
    ['what cannot be served', REFUSED],
    ['a plain schema', 'type Query { a: Int }'],
    ['no GraphQL', 'type Query {'],
    ['nothing', ''],
  ])('refuses %s, and serves the next good one', async (_, text) => {
    start();
    await writeFile(file, text);
    expect(await watch.reload()).toBe<ReloadOutcome>('refused');
    expect(server.served).toEqual([]);
    await writeFile(file, SECOND);
    await expectServed(SECOND);
  });
});
