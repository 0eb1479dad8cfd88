import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask } from '../../harness/client';
import { startAllInOne } from '../../harness/graph';
import { type Program, startProgram } from '../../harness/program';

const COUNTS = '{ firms { totalCount } labels { totalCount } communes { totalCount } }';

/** A start of the embedded mode that is killed, without warning, when it writes this. */
async function startKilledAt(dataDir: string, moment: RegExp): Promise<void> {
  const program: Program = startProgram({
    script: 'all-in-one/dist/main.js',
    env: { DATA_DIR: dataDir, PORT: '0' },
  });
  await program.waitForOutput(moment);
  await program.kill('SIGKILL');
}

async function countsAfterStart(dataDir: string): Promise<unknown> {
  await using graph = await startAllInOne({ DATA_DIR: dataDir });
  return await ask(graph.url, { query: COUNTS });
}

describe('a data load that is killed', () => {
  let dataDir: string;
  let clean: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'apogee-killed-'));
    clean = await mkdtemp(join(tmpdir(), 'apogee-clean-'));
  });

  afterAll(async () => {
    await rm(dataDir, { recursive: true, force: true });
    await rm(clean, { recursive: true, force: true });
  });

  it('leaves nothing half loaded: the next start has what an undisturbed one has', async () => {
    await startKilledAt(dataDir, /catalogue: loading/);
    await startKilledAt(dataDir, /accreditation: loading/);
    await startKilledAt(dataDir, /geo: communes 10000/);
    expect(await countsAfterStart(dataDir)).toEqual(await countsAfterStart(clean));
  }, 300_000);
});
