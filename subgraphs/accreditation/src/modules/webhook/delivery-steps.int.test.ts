import { type InTransaction, transactionsOf } from '@apogee/shared/database';
import { createLogger } from '@apogee/shared/logger';
import type { DataSource } from 'typeorm';
import { createAccreditationDataSource } from '../../data-source';
import { type RunningAccreditation, startAccreditation } from '../../testing/accreditation';
import { type MovingClock, movingClock } from '../../testing/moving-clock';
import { doWhatIsDue } from '../schedule';
import { type AttemptOutcome, failedFor } from './attempt-outcome';
import { claimDeliveries, type DeliveryDeps, deliver } from './deliver.command';
import { SecretVault } from './secret-vault';
import { webhookCleaning } from './webhook-cleaning.command';
import type { ClaimedDelivery } from './webhook-delivery';
import { WebhookDeliveryRepository } from './webhook-delivery.repository';
import { resumed, type WebhookEndpoint, type WebhookEndpointId } from './webhook-endpoint';
import { WebhookEndpointRepository } from './webhook-endpoint.repository';

const DAY_MS = 86_400_000;
const CLAIM_MS = 30_000;
const OWNER = 'owner';
const logger = createLogger({ name: 'test', level: 'silent', format: 'json' });
const vault = new SecretVault([Buffer.alloc(32, 3)]);
const never = new AbortController().signal;

let running: RunningAccreditation;
let dataSource: DataSource;
let inTransaction: InTransaction;
let clock: MovingClock;
let now: number;
/** What was sent, in order: endpoint and message. */
let sent: string[];
let answer: (url: string) => AttemptOutcome;
let deps: DeliveryDeps;

const accepted: AttemptOutcome = { status: 204, fault: null, retryAfterMs: null };
const failed = failedFor('CONNECTION_FAILED');

beforeAll(async () => {
  running = await startAccreditation();
  dataSource = await createAccreditationDataSource(running.url).initialize();
  inTransaction = transactionsOf(dataSource);
});

afterAll(async () => {
  await dataSource?.destroy();
  await running?.stop();
});

beforeEach(async () => {
  await dataSource.query('delete from accreditation.webhook_endpoint');
  await dataSource.query('delete from accreditation.webhook_message');
  now = Date.parse('2026-11-22T11:00:00Z');
  clock = { ...movingClock('2026-11-22'), now: () => new Date(now) };
  sent = [];
  answer = () => accepted;
  deps = {
    clock,
    inTransaction,
    vault,
    claimMs: CLAIM_MS,
    policy: { delaysMs: [5_000, 60_000], disableAfterMs: 5 * DAY_MS },
    send: ({ url, headers }) => {
      sent.push(`${url} ${headers['webhook-id']?.slice(-1)}`);
      return Promise.resolve(answer(url));
    },
  };
});

/** An endpoint with some messages that wait for it: 1, 2, 3… */
async function endpointWith(name: string, messages: number): Promise<WebhookEndpointId> {
  const id = `whe-${name}` as WebhookEndpointId;
  const at = clock.now();
  await inTransaction(async (database) => {
    const endpoint: WebhookEndpoint = {
      ...resumed({} as WebhookEndpoint, at),
      id,
      owner: OWNER,
      url: name,
      description: null,
      conditions: { labels: null, holders: null, items: null, outcomes: null },
      afterSeq: 0,
      lastSuccessAt: null,
      lastFailureAt: null,
      createdAt: at,
      formerSecretUntil: null,
      version: 1,
    };
    await new WebhookEndpointRepository(database).insert(endpoint, vault.seal('whsec_AAAA', id));
  });
  await queue(id, messages);
  return id;
}

const idOf = (number: number): string => `00000000-0000-4000-8000-00000000000${number}`;

async function queue(
  endpointId: WebhookEndpointId,
  messages: number,
  isTest = false,
): Promise<void> {
  const at = clock.now();
  const ids = Array.from({ length: messages }, (_, index) => idOf(isTest ? 9 : index + 1));
  const deliveries = new WebhookDeliveryRepository(dataSource.manager);
  const texts = ids.map((id) => ({ id, type: 't', subject: 's', occurredAt: at, body: id }));
  await deliveries.addMessages(texts, at);
  const rows = ids.map((messageId) => ({ endpointId, messageId }));
  await deliveries.add(rows, { isTest, now: at });
}

const find = (id: WebhookEndpointId): Promise<WebhookEndpoint | null> =>
  new WebhookEndpointRepository(dataSource.manager).find(OWNER, id);

const claim = (limit = 10): Promise<readonly ClaimedDelivery[]> => claimDeliveries(deps, limit);

/** One round of a worker. Returns how many messages it took on. */
async function round(): Promise<number> {
  const claimed = await claim();
  await Promise.all(claimed.map((delivery) => deliver(deps, delivery, never)));
  return claimed.length;
}

describe('a message that is taken on', () => {
  it('is nobody else’s, and the next one of its endpoint waits for it', async () => {
    await endpointWith('a', 2);
    const [first, ...others] = await claim();
    expect([first?.messageId, others]).toEqual([idOf(1), []]);
    expect(await claim()).toEqual([]);
  });

  it('by several at the same moment is taken on by one', async () => {
    await endpointWith('a', 1);
    await endpointWith('b', 1);
    const claimed = await Promise.all(Array.from({ length: 4 }, () => claim(1)));
    expect(
      claimed
        .flat()
        .map(({ url }) => url)
        .toSorted(),
    ).toEqual(['a', 'b']);
  });

  it('by somebody who is killed before it is sent is sent by the next, when the claim is over', async () => {
    await endpointWith('a', 1);
    await claim();
    now += CLAIM_MS - 1;
    expect(await round()).toBe(0);
    now += 1;
    expect(await round()).toBe(1);
    expect(sent).toEqual(['a 1']);
  });

  it('by somebody who is killed after it was sent is sent again, under the same identifier', async () => {
    await endpointWith('a', 2);
    const [lost] = await claim();
    const killed = { ...deps, inTransaction: () => Promise.reject(new Error('killed')) };
    await expect(deliver(killed, lost as ClaimedDelivery, never)).rejects.toThrow('killed');
    now += CLAIM_MS;
    expect([await round(), await round()]).toEqual([1, 1]);
    expect(sent).toEqual(['a 1', 'a 1', 'a 2']);
  });

  it('is neither sent nor recorded by who comes so late that it is somebody else’s', async () => {
    const id = await endpointWith('a', 2);
    const [late] = await claim();
    now += CLAIM_MS;
    const [other] = await claim();
    expect(await deliver(deps, late as ClaimedDelivery, never)).toBeNull();
    expect(sent).toEqual([]);
    const [stalled, recorded] = [{ ...late, claimedUntil: new Date(now + 1) }, other];
    expect(await deliver(deps, stalled as ClaimedDelivery, never)).toBeNull();
    expect(await find(id)).toMatchObject({ lastSuccessAt: null });
    expect(await deliver(deps, recorded as ClaimedDelivery, never)).toMatchObject({
      outcome: accepted,
    });
    expect(sent).toEqual(['a 1', 'a 1']);
  });

  it('is given back at once by who is told to stop, and blames nobody', async () => {
    const id = await endpointWith('a', 1);
    const stopping = new AbortController();
    const [claimed] = await claim();
    answer = () => {
      stopping.abort();
      return failed;
    };
    expect(await deliver(deps, claimed as ClaimedDelivery, stopping.signal)).toBeNull();
    expect(await find(id)).toMatchObject({ failures: 0 });
    expect(await claim()).toHaveLength(1);
  });

  it('whose endpoint is deleted meanwhile leaves nothing behind', async () => {
    const id = await endpointWith('a', 1);
    const [claimed] = await claim();
    await new WebhookEndpointRepository(dataSource.manager).remove(id);
    expect(await deliver(deps, claimed as ClaimedDelivery, never)).toBeNull();
    const left = await dataSource.query<object[]>('select from accreditation.webhook_attempt');
    expect(left).toHaveLength(0);
  });
});

describe('an endpoint that does not accept', () => {
  it('is told nothing before its time, then the same again, then what follows', async () => {
    const id = await endpointWith('a', 2);
    answer = () => failed;
    expect(await round()).toBe(1);
    now += 4_999;
    expect(await round()).toBe(0);
    now += 1_001;
    answer = () => accepted;
    expect([await round(), await round(), await round()]).toEqual([1, 1, 0]);
    expect(sent).toEqual(['a 1', 'a 1', 'a 2']);
    expect(await find(id)).toMatchObject({ failures: 0, failingSince: null });
  });

  it('delays nobody else', async () => {
    await endpointWith('dead', 3);
    await endpointWith('well', 3);
    answer = (url) => (url === 'dead' ? failed : accepted);
    while ((await round()) > 0);
    expect(sent.toSorted()).toEqual(['dead 1', 'well 1', 'well 2', 'well 3']);
  });

  it('is disabled after five days, keeps what waits and goes on when it is resumed', async () => {
    const id = await endpointWith('a', 2);
    answer = () => failed;
    for (let hour = 0; hour <= 24 * 5; hour += 6) {
      await round();
      now += DAY_MS / 4;
    }
    const disabled = await find(id);
    expect(disabled).toMatchObject({ state: 'DISABLED', disabledBecause: 'FAILING', version: 2 });
    expect(await round()).toBe(0);
    answer = () => accepted;
    sent = [];
    await new WebhookEndpointRepository(dataSource.manager).update(
      resumed(disabled as WebhookEndpoint, clock.now()),
    );
    expect([await round(), await round()]).toEqual([1, 1]);
    expect(sent).toEqual(['a 1', 'a 2']);
  });

  it('is sent a test all the same, before all else and once, which changes nothing about it', async () => {
    const id = await endpointWith('a', 1);
    answer = () => failed;
    await round();
    const before = await find(id);
    await queue(id, 1, true);
    expect([await round(), await round()]).toEqual([1, 0]);
    expect(sent).toEqual(['a 1', 'a 9']);
    expect(await find(id)).toEqual(before);
  });

  it('whose secret is sealed with a key that is gone fails without being called', async () => {
    const id = await endpointWith('a', 1);
    deps = { ...deps, vault: new SecretVault([Buffer.alloc(32, 4)]) };
    await round();
    expect(sent).toEqual([]);
    const attempts = await dataSource.query<object[]>(
      'select number, status, fault from accreditation.webhook_attempt',
    );
    expect(attempts).toEqual([{ number: 1, status: null, fault: 'SECRET_UNREADABLE' }]);
    expect(await find(id)).toMatchObject({ failures: 1 });
  });
});

/** Cleans up some days later. Returns what is left. */
const clean = async (days: number): Promise<unknown> => {
  const day = new Date(now + days * DAY_MS);
  const later = { now: () => day, today: () => day.toISOString().slice(0, 10) } as MovingClock;
  await doWhatIsDue({ jobs: [webhookCleaning(30)], logger }, { clock: later, inTransaction });
  return dataSource.query(
    `select (select string_agg(state, ' ' order by id) from accreditation.webhook_delivery) as states,
      (select count(*) from accreditation.webhook_message) as messages`,
  );
};

describe('what is kept', () => {
  it('is given up after the days that are set, then removed with its message', async () => {
    const id = await endpointWith('a', 2);
    await round();
    expect(await clean(29)).toEqual([{ states: 'DELIVERED WAITING', messages: 2 }]);
    expect(await clean(31)).toEqual([{ states: 'GIVEN_UP', messages: 1 }]);
    expect(await clean(62)).toEqual([{ states: null, messages: 0 }]);
    expect(await find(id)).not.toBeNull();
  });
});
