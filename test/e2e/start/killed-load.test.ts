import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleDatabase } from '@apogee/all-in-one/testing';
import type { TestDatabase } from '@apogee/shared/testing';
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

async function countsAfterStart(env: Readonly<Record<string, string>>): Promise<unknown> {
  await using graph = await startAllInOne(env);
  return await ask(graph.url, { query: COUNTS });
}

describe('a data load that is killed', () => {
  let dataDir: string;
  let undisturbed: TestDatabase;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'apogee-killed-'));
    undisturbed = await sampleDatabase();
  });

  afterAll(async () => {
    await rm(dataDir, { recursive: true, force: true });
    await undisturbed?.drop();
  });

  it('leaves nothing half loaded: the next start has what an undisturbed one has', async () => {
    await startKilledAt(dataDir, /catalogue: loading/);
    await startKilledAt(dataDir, /accreditation: loading/);
    await startKilledAt(dataDir, /geo: communes 10000/);
    expect(await countsAfterStart({ DATA_DIR: dataDir })).toEqual(
      await countsAfterStart({ DATABASE_URL: undisturbed.url }),
    );
  }, 300_000);
});
