import { IDENTITIES_FILE, startAllInOne } from '@apogee/all-in-one';
import { sampleDatabase } from '@apogee/all-in-one/testing';
import {
  admissionLimits,
  admissionVariables,
  controlLimits,
  controlVariables,
  identitySettings,
  identityVariables,
} from '@apogee/gateway';
import { readConfig } from '@apogee/shared/config';
import type { TestDatabase } from '@apogee/shared/testing';
import { Client } from 'pg';
import { startProgram } from '../../harness/program';
import { Reader } from './reader';
import { readTutorial, type Step } from './tutorial';

/** The tutorial as a reader does it: over HTTP through the gateway, with the tokens of the development issuer. */

const HOST = '127.0.0.1';
const MOST_LOOKS = 500;
const reader = new Reader();
let database: TestDatabase;
let graph: Awaited<ReturnType<typeof startAllInOne>>;

beforeAll(async () => {
  database = await sampleDatabase();
  const issuer = readConfig(identityVariables, { DEVELOPMENT_ISSUER: 'true' });
  graph = await startAllInOne({
    host: HOST,
    port: 0,
    databaseUrl: database.url,
    dataDir: '',
    sampleData: false,
    corsOrigins: [],
    admission: admissionLimits(readConfig(admissionVariables, {})),
    control: controlLimits(readConfig(controlVariables, {})),
    identity: await identitySettings(issuer, { host: HOST, identitiesFile: IDENTITIES_FILE }),
    queryPlans: false,
    clock: reader.clock,
    log: { level: 'silent', format: 'json' },
    report: () => undefined,
  });
  await reader.arriveAt(graph.url);
}, 180_000);

afterAll(async () => {
  await graph?.close();
  await database?.drop();
});

const steps = readTutorial();
const grantAt = steps.findIndex(({ title }) => title.endsWith(': Grant'));
const titled = (some: readonly Step[]): readonly (readonly [string, Step])[] =>
  some.map((step) => [step.title, step]);

/** How often the ledger has what a request with this key decided. */
async function recordsOf(key: string): Promise<number> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<{ count: number }>(
    'select count(*)::integer as count from accreditation.ledger_record where idempotency_key = $1',
    [key],
  );
  await client.end();
  return rows[0]?.count ?? 0;
}

describe('docs/tutorial-accreditation.md', () => {
  it.each(titled(steps.slice(0, grantAt)))('%s', async (_, step) => {
    const { answered, told } = await reader.take(step);
    expect(answered).toEqual(told);
  });

  it('invariant 29: a decision whose connection is cut is recorded, and sent twice more answers the same', async () => {
    const grant = steps[grantAt];
    if (grant?.kind !== 'ask') {
      throw new TypeError('The tutorial grants no label.');
    }
    await reader.askAndBreakOff(grant.request);
    for (let look = 0; look < MOST_LOOKS && (await recordsOf('grant')) === 0; look += 1);
    for (const { answered, told } of [await reader.take(grant), await reader.take(grant)]) {
      expect(answered).toEqual(told);
    }
    expect(await recordsOf('grant')).toBe(1);
  });

  it.each(titled(steps.slice(grantAt + 1)))('%s', async (_, step) => {
    const { answered, told } = await reader.take(step);
    expect(answered).toEqual(told);
  });

  it('leaves a ledger that is whole, and labels that are what it says', async () => {
    const { status, output } = await startProgram({
      script: 'subgraphs/accreditation/dist/verify-ledger.js',
      env: { DATABASE_URL: database.url },
    }).exit;
    expect(output).toMatch(/^The ledger is whole/m);
    expect(status).toBe(0);
  });
});
