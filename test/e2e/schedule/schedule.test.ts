import {
  findPostgres,
  type RestartablePostgres,
  startRestartablePostgres,
} from '@apogee/shared/testing';
import { Client } from 'pg';
import { addressOf, SUBGRAPH_SECRET } from '../../harness/graph';
import { type Program, startProgram } from '../../harness/program';

const LONGEST_MS = 120_000;
const DONE = /"job":"lapse overdue applications".*"pieces":(\d+).*"msg":"did what was due"/;

const binaries = findPostgres();
const onServer = binaries === null ? describe.skip : describe;

onServer('scheduled work of replicas on one PostgreSQL server', () => {
  const programs: Program[] = [];
  let server: RestartablePostgres;

  beforeAll(async () => {
    server = await startRestartablePostgres(binaries ?? '');
    const loading = replica({ SCHEDULED_WORK: 'false' });
    await addressOf(loading);
    await loading.kill();
  }, LONGEST_MS);

  afterAll(async () => {
    await Promise.all(programs.map((program) => program.kill('SIGKILL')));
    await server?.remove();
  });

  const replica = (env: Readonly<Record<string, string>> = {}): Program => {
    const program = startProgram({
      script: 'subgraphs/accreditation/dist/main.js',
      env: {
        PORT: '0',
        SUBGRAPH_SECRET,
        DATABASE_URL: server.url,
        SCHEDULED_WORK_EVERY_MS: '50',
        ...env,
      },
    });
    programs.push(program);
    return program;
  };

  async function connect(): Promise<Client> {
    const client = new Client({ connectionString: server.url });
    await client.connect();
    return client;
  }

  async function rows(sql: string): Promise<readonly unknown[]> {
    const client = await connect();
    const found = await client.query<object>(sql);
    await client.end();
    return found.rows;
  }

  /** Asks again and again until there is a row. */
  async function until(sql: string): Promise<void> {
    const client = await connect();
    while ((await client.query(sql)).rowCount === 0);
    await client.end();
  }

  const lapses = (): Promise<readonly unknown[]> =>
    rows(`select count(*)::integer as times from accreditation.application_event
      where to_state = 'LAPSED' and application_id = 'app-demo-overdue'`);

  it(
    'is not half done when its process is killed between claim and effect',
    async () => {
      const holder = await connect();
      await holder.query('begin');
      await holder.query(
        "select from accreditation.application where id = 'app-demo-overdue' for update",
      );
      const killed = replica();
      // The job is claimed, and waits for the file that it is about.
      await until("select from pg_stat_activity where wait_event_type = 'Lock'");
      await killed.kill('SIGKILL');
      await holder.query('rollback');
      await holder.end();
      await until(`select where not exists (
        select from pg_stat_activity where application_name = 'apogee-accreditation'
      )`);
      expect(await lapses()).toEqual([{ times: 0 }]);
      expect(
        await rows("select from accreditation.scheduled_job where name like 'lapse%'"),
      ).toHaveLength(0);
    },
    LONGEST_MS,
  );

  it(
    'is done by one of two that start at once, and by nobody again',
    async () => {
      const replicas = [replica(), replica()];
      await Promise.any(replicas.map((program) => program.waitForOutput(DONE)));
      const restarted = replica();
      await addressOf(restarted);
      for (const program of [...replicas, restarted]) {
        expect(await program.kill()).toMatchObject({ status: 0 });
      }
      expect(await lapses()).toEqual([{ times: 1 }]);
    },
    LONGEST_MS,
  );
});
