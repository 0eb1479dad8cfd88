import { sampleDatabase } from '@apogee/all-in-one/testing';
import type { TestDatabase } from '@apogee/shared/testing';
import { Client } from 'pg';
import { type Exit, startProgram } from '../../harness/program';

let database: TestDatabase;

beforeAll(async () => {
  database = await sampleDatabase();
});

afterAll(() => database.drop());

const verify = (...args: readonly string[]): Promise<Exit> =>
  startProgram({
    script: 'subgraphs/accreditation/dist/verify-ledger.js',
    args,
    env: { DATABASE_URL: database.url },
  }).exit;

/** As somebody with all rights over the database might. */
async function tamper(...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  for (const statement of statements) {
    await client.query(statement);
  }
  await client.end();
}

const UNLOCK = 'alter table accreditation.ledger_record disable trigger user';

describe('npm run ledger:verify', () => {
  it('finds the sample ledger whole, and knows its head again', async () => {
    const { status, output } = await verify();
    expect(output).toMatch(/^The ledger is whole: \d+ records/m);
    expect(status).toBe(0);
    const [head = ''] = /^\d+:[0-9a-f]{64}$/m.exec(output) ?? [];
    expect(await verify('--expect', head)).toMatchObject({ status: 0 });
    const [seq] = head.split(':');
    expect(await verify('--expect', `${seq}:${'0'.repeat(64)}`)).toMatchObject({
      status: 1,
      output: expect.stringContaining(`record ${seq} is missing or another one`) as string,
    });
  });

  it('refuses arguments that it does not know', async () => {
    expect(await verify('--expected', '1')).toMatchObject({ status: 1 });
  });

  it('names a label that is not what its records say', async () => {
    await tamper(
      "update accreditation.label set valid_until = valid_until + 1 where number = 'DEMO-2021-0002'",
    );
    expect(await verify()).toMatchObject({
      status: 1,
      output: expect.stringContaining('DEMO-2021-0002') as string,
    });
  });

  it('names a label that its records tell of and nobody wrote down', async () => {
    await tamper(
      "update accreditation.label set valid_until = valid_until - 1 where number = 'DEMO-2021-0002'",
      'alter table accreditation.certificate drop constraint certificate_label_number_fkey',
      "delete from accreditation.label_transition where label_number = 'DEMO-2026-0007'",
      "delete from accreditation.label where number = 'DEMO-2026-0007'",
    );
    expect(await verify()).toMatchObject({
      status: 1,
      output: expect.stringContaining('1 labels are not what it says, DEMO-2026-0007') as string,
    });
  });

  it('names the record of which a column was changed', async () => {
    await tamper(
      UNLOCK,
      "update accreditation.ledger_record set label_number = 'X' where seq = 70",
    );
    expect(await verify()).toMatchObject({
      status: 1,
      output: expect.stringContaining('broken at record 70: its column labelNumber') as string,
    });
  });

  it('names the record after one that is missing', async () => {
    await tamper('alter table accreditation.certificate drop constraint certificate_seq_fkey');
    await tamper(
      'alter table accreditation.label_transition drop constraint label_transition_seq_fkey',
    );
    await tamper('delete from accreditation.ledger_record where seq = 20');
    expect(await verify()).toMatchObject({
      status: 1,
      output: expect.stringContaining('broken at record 21: it follows record 19') as string,
    });
  });
});
