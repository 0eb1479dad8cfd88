import {
  findPostgres,
  type RestartablePostgres,
  startRestartablePostgres,
  startWebhookReceiver,
  type WebhookReceiver,
} from '@apogee/shared/testing';
import { Client } from 'pg';
import { Webhook } from 'standardwebhooks';
import { type Answer, send } from '../../harness/client';
import { decide } from '../../harness/decisions';
import { type Graph, SUBGRAPH_SECRET, startAllInOne } from '../../harness/graph';
import { type Issuer, startIssuer } from '../../harness/issuer';
import { type Program, startProgram } from '../../harness/program';
import { type Gate, openGate } from './gate';

const LONGEST_MS = 240_000;
/** An active label of the sample data that ends in 2028 or later. */
const LABEL = 'DEMO-2025-0009';
const REGISTER = `mutation ($url: Url!) {
  registerWebhookEndpoint(input: { url: $url }) { secret endpoint { id } userErrors { code } }
}`;
const EVENTS = `select id::text as id from events.event
  where type = 'accreditation.label.decided' and subject = $1 and number > $2 order by seq`;
const HEAD = `select coalesce(max(number), 0)::integer as number from events.event
  where type = 'accreditation.label.decided'`;

const binaries = findPostgres();
const onServer = binaries === null ? describe.skip : describe;

/** Sessions that wait for somebody's lock. */
const WAITS =
  "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";

const secretOf = ({ data }: Answer): string =>
  (data?.['registerWebhookEndpoint'] as { secret: string } | undefined)?.secret ?? '';

onServer('webhooks whose sender is killed', () => {
  const senders: Program[] = [];
  let server: RestartablePostgres;
  let issuer: Issuer;
  let desk: Graph;
  let receiver: WebhookReceiver;
  let gate: Gate;
  let database: Client;
  let authorization: string;
  let version = 1;

  beforeAll(async () => {
    server = await startRestartablePostgres(binaries ?? '');
    issuer = await startIssuer();
    receiver = await startWebhookReceiver();
    gate = await openGate(Number(new URL(receiver.url).port));
    desk = await startAllInOne({ ...settings(), ...issuer.env, WEBHOOK_SENDING: 'false' });
    database = new Client({ connectionString: server.url });
    await database.connect();
    authorization = (await issuer.authorizationAs('CHAIR', { person: 'per-demo-chair' })) ?? '';
  }, LONGEST_MS);

  afterAll(async () => {
    await Promise.all(senders.map((program) => program.kill('SIGKILL')));
    await database?.end();
    await desk?.[Symbol.asyncDispose]();
    await gate?.close();
    await receiver?.close();
    await issuer?.[Symbol.asyncDispose]();
    await server?.remove();
  });

  const settings = (): Record<string, string> => ({
    DATABASE_URL: server.url,
    WEBHOOK_SECRET_KEY: Buffer.alloc(32, 5).toString('base64'),
    WEBHOOK_LOOPBACK: 'true',
    WEBHOOK_TIMEOUT_MS: '1000',
    WEBHOOK_RETRY_MS: '50',
  });

  function startSender(): Program {
    const program = startProgram({
      script: 'subgraphs/accreditation/dist/main.js',
      env: {
        ...settings(),
        PORT: '0',
        SUBGRAPH_SECRET,
        SAMPLE_DATA: 'false',
        SCHEDULED_WORK: 'false',
      },
    });
    senders.push(program);
    return program;
  }

  async function decideTwice(): Promise<void> {
    for (let count = 0; count < 2; count += 1) {
      const decided = await decide(desk.url, { label: LABEL, version }, { authorization });
      expect(decided).not.toBeNull();
      version += 1;
    }
  }

  const untilRows = async (sql: string): Promise<void> => {
    while ((await database.query(sql)).rowCount === 0);
  };

  /** Kills a sender that waits for what somebody else holds, and lets go of it then. */
  async function killedWaitingFor(lock: string): Promise<void> {
    const holder = new Client({ connectionString: server.url });
    await holder.connect();
    await holder.query('begin');
    await holder.query(lock);
    const sender = startSender();
    await untilRows(WAITS);
    await sender.kill('SIGKILL');
    await holder.end();
  }

  /** What a sender is doing when it is killed. */
  const steps: Readonly<Record<string, () => Promise<unknown>>> = {
    'queueing a message': () =>
      killedWaitingFor('lock table accreditation.webhook_delivery in share row exclusive mode'),
    'claiming it': () =>
      killedWaitingFor('lock table accreditation.webhook_endpoint in share row exclusive mode'),
    'connecting, before it is sent': async () => {
      const held = gate.holdNext();
      const sender = startSender();
      await held;
      await sender.kill('SIGKILL');
      gate.open();
    },
    'waiting for the answer, after it was sent': async () => {
      const kill = new Promise((resolve) => {
        receiver.answerBy(async () => {
          receiver.answerBy(() => 204);
          resolve(await sender.kill('SIGKILL'));
          return 204;
        });
      });
      const sender = startSender();
      await kill;
    },
    'recording it, after it was accepted': () =>
      killedWaitingFor('lock table accreditation.webhook_attempt in share row exclusive mode'),
    'done with it': async () => {
      const sender = startSender();
      await untilRows(
        `select where not exists (select from accreditation.webhook_delivery where state = 'WAITING')
          and (select seq from events.consumer where name = 'webhooks') = (select max(seq) from events.event)`,
      );
      await sender.kill('SIGKILL');
    },
  };

  it(
    'are each delivered at least once, in order and under one identifier, whatever it was doing',
    async () => {
      const { rows: heads } = await database.query<{ number: number }>(HEAD);
      const service = (await issuer.authorizationAs('SERVICE')) ?? '';
      const registration = await send(
        desk.url,
        { query: REGISTER, variables: { url: gate.url } },
        { authorization: service },
      );
      const secret = secretOf(registration);
      expect(secret).toMatch(/^whsec_/);
      for (const kill of Object.values(steps)) {
        await decideTwice();
        await kill();
      }
      await decideTwice();
      const { rows: events } = await database.query<{ id: string }>(EVENTS, [
        LABEL,
        heads[0]?.number,
      ]);
      const last = startSender();
      await receiver.until((received) => received.at(-1)?.id === events.at(-1)?.id);
      expect(await last.kill()).toMatchObject({ status: 0 });

      const told = receiver.received.map(({ id }) => id);
      // Equal ones follow each other: first occurrences are in order, and nothing goes back.
      expect(told.filter((id, index) => id !== told[index - 1])).toEqual(
        events.map(({ id }) => id),
      );
      for (const { id, headers, body } of receiver.received) {
        expect(new Webhook(secret).verify(body, headers)).toMatchObject({ id, subject: LABEL });
      }
      expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(events.length);
      const again = told.length - events.length;
      process.stdout.write(
        `sender killed at ${Object.keys(steps).length} steps: ${events.length} events, 0 lost, 0 out of order, ${again} told again\n`,
      );
    },
    LONGEST_MS,
  );
});
