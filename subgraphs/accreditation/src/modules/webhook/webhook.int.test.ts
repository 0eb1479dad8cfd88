import { systemClock } from '@apogee/shared/clock';
import { labelDecidedMessage, webhookTestedMessage } from '@apogee/shared/contracts';
import { ANYONE } from '@apogee/shared/identity';
import {
  type ReceivedMessage,
  startWebhookReceiver,
  type WebhookReceiver,
} from '@apogee/shared/testing';
import { Webhook } from 'standardwebhooks';
import { type RunningAccreditation, startAccreditation } from '../../testing/accreditation';
import { callerAs } from '../../testing/callers';
import { LabelDecider } from '../../testing/label-decider';
import { type SeenWebhook, WebhookClient } from '../../testing/webhook-client';

let running: RunningAccreditation;
let decider: LabelDecider;
let client: WebhookClient;
let receiver: WebhookReceiver;
let label: string;

const SETTINGS = {
  WEBHOOK_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
  WEBHOOK_LOOPBACK: 'true',
  WEBHOOK_RETRY_MS: '20',
  SCHEDULED_WORK: 'false',
};

beforeAll(async () => {
  Object.assign(process.env, SETTINGS);
  running = await startAccreditation(systemClock);
  running.subgraph.begin();
  decider = await LabelDecider.of(running);
});

afterAll(async () => {
  await running?.stop();
  for (const name of Object.keys(SETTINGS)) {
    delete process.env[name];
  }
});

let testNumber = 0;
beforeEach(async () => {
  testNumber += 1;
  label = decider.labels[testNumber] ?? '';
  client = new WebhookClient(running, `integrator-${testNumber}`);
  receiver = await startWebhookReceiver();
});

afterEach(async () => {
  const { webhookEndpoints } = await client.ask<{
    webhookEndpoints: { nodes: { id: string }[] };
  }>('{ webhookEndpoints { nodes { id } } }');
  for (const { id } of webhookEndpoints.nodes) {
    await client.changeSeen('deleteWebhookEndpoint', id);
  }
  await receiver.close();
});

interface Told {
  readonly id: string;
  readonly seq: number;
  readonly cursor: string;
  readonly subject: string;
  readonly data: { readonly label: { readonly version: number } };
}

interface DecidedEvent {
  readonly eventId: string;
  readonly seq: number;
  readonly cursor: string;
  readonly occurredAt: string;
  readonly outcome: string;
  readonly contentSha256: string;
}

/** What the graph tells of a label, from the first event on. */
async function eventsOf(number: string): Promise<readonly DecidedEvent[]> {
  const { labelDecisionEvents } = await client.ask<{
    labelDecisionEvents: { nodes: DecidedEvent[] };
  }>(
    `query ($filter: LabelDecisionFilter) { labelDecisionEvents(first: 100, filter: $filter) {
      nodes { eventId seq cursor occurredAt outcome contentSha256 }
    } }`,
    { filter: { labels: [number] } },
  );
  return labelDecisionEvents.nodes;
}

const verifiedBy = (
  secret: string | null | undefined,
  message: ReceivedMessage | undefined,
): unknown => new Webhook(secret ?? '').verify(message?.body ?? '', message?.headers ?? {});

const isStopped = ({ state, waiting }: SeenWebhook): boolean => state !== 'ACTIVE' && waiting === 2;

const toldBy = ({ body }: ReceivedMessage): Told => JSON.parse(body) as Told;
const labelsOf = (received: readonly ReceivedMessage[]): unknown =>
  received
    .map(toldBy)
    .map(({ subject, data }) => ({ label: subject, version: data.label.version }));

async function register(more: object = {}): Promise<{ id: string; secret: string }> {
  const { endpoint, secret, userErrors } = await client.register({ url: receiver.url, ...more });
  expect(userErrors).toEqual([]);
  return { id: endpoint?.id ?? '', secret: secret ?? '' };
}

describe('an endpoint', () => {
  it('is told of label decisions in order, as CloudEvents that the reference library verifies', async () => {
    const { id, secret } = await register();
    const decided = [
      await decider.decide(label),
      await decider.decide(label),
      await decider.decide(label),
    ];
    await receiver.until(({ length }) => length === 3);
    expect(labelsOf(receiver.received)).toEqual(decided);
    for (const { headers, body } of receiver.received) {
      const told: unknown = new Webhook(secret).verify(body, headers);
      expect(told).toEqual(JSON.parse(body));
      expect(labelDecidedMessage.body.parse(told)).toEqual(told);
      expect(headers['content-type']).toBe('application/cloudevents+json; charset=utf-8');
    }
    const events = await eventsOf(label);
    for (const [index, event] of events.slice(1).entries()) {
      const message = receiver.received[index];
      expect(message?.id).toBe(event.eventId);
      expect(JSON.parse(message?.body ?? '')).toMatchObject({
        specversion: '1.0',
        id: event.eventId,
        source: 'urn:apogee:accreditation',
        type: 'accreditation.label.decided.v1',
        subject: label,
        time: event.occurredAt,
        datacontenttype: 'application/json',
        seq: event.seq,
        cursor: event.cursor,
        data: { record: { outcome: event.outcome, contentSha256: event.contentSha256 } },
      });
    }
    expect(await client.seeOnce(id, ({ waiting }) => waiting === 0)).toMatchObject({
      state: 'ACTIVE',
      lastFailureAt: null,
    });
  });

  it('is told what its filter wants, by label, holder, item and outcome', async () => {
    const other = decider.labels[20] ?? '';
    const { label: labelled } = await client.ask<{
      label: { subject: { id: string }; holder: { id: string } };
    }>('query ($number: ID!) { label(number: $number) { subject { id } holder { id } } }', {
      number: label,
    });
    await register({
      filter: {
        items: [labelled.subject.id],
        holders: [labelled.holder.id],
        labels: [label],
        outcomes: ['REINSTATED'],
      },
    });
    await decider.decide(other);
    await decider.decide(label);
    const wanted = await decider.decide(label);
    await receiver.until(({ length }) => length === 1);
    expect(labelsOf(receiver.received)).toEqual([wanted]);
  });

  it('is sent the same message again until it accepts it, and nothing of what follows before', async () => {
    let failures = 3;
    receiver.answerBy(() => (failures-- > 0 ? 500 : 204));
    const { id } = await register();
    const decided = [await decider.decide(label), await decider.decide(label)];
    await receiver.until(({ length }) => length === 5);
    const ids = receiver.received.map((message) => message.id);
    expect(new Set(ids.slice(0, 4)).size).toBe(1);
    expect(new Set(receiver.received.slice(0, 4).map(({ body }) => body)).size).toBe(1);
    expect(labelsOf(receiver.received.slice(3))).toEqual(decided);
    const deliveries = await client.ask<{ webhookDeliveries: object }>(
      `query ($id: ID!) { webhookDeliveries(endpointId: $id, first: 1) {
        totalCount pageInfo { hasNextPage endCursor } nodes { messageId type attemptCount }
      } }`,
      { id },
    );
    expect(deliveries.webhookDeliveries).toMatchObject({
      totalCount: 2,
      pageInfo: { hasNextPage: true },
      nodes: [{ messageId: ids[4], type: 'accreditation.label.decided.v1' }],
    });
    const { pageInfo } = deliveries.webhookDeliveries as { pageInfo: { endCursor: string } };
    const second = await client.ask(
      `query ($id: ID!, $after: String) { webhookDeliveries(endpointId: $id, after: $after, first: 1) {
        nodes { messageId state attemptCount attempts { number status fault } }
      } }`,
      { id, after: pageInfo.endCursor },
    );
    expect(second).toEqual({
      webhookDeliveries: {
        nodes: [
          {
            messageId: ids[0],
            state: 'DELIVERED',
            attemptCount: 4,
            attempts: [
              { number: 4, status: 204, fault: null },
              { number: 3, status: 500, fault: null },
              { number: 2, status: 500, fault: null },
              { number: 1, status: 500, fault: null },
            ],
          },
        ],
      },
    });
  });

  it('that is paused is told nothing but tests, and everything when it is resumed', async () => {
    const { id, secret } = await register();
    expect(await client.changeSeen('pauseWebhookEndpoint', id)).toMatchObject({
      endpoint: { state: 'PAUSED' },
    });
    const decided = [await decider.decide(label), await decider.decide(label)];
    const { sendTestWebhook } = await client.ask<{ sendTestWebhook: { messageId: string } }>(
      'mutation ($id: ID!) { sendTestWebhook(input: { endpointId: $id }) { messageId userErrors { code } } }',
      { id },
    );
    await receiver.until(({ length }) => length === 1);
    const [test] = receiver.received;
    expect(test?.id).toBe(sendTestWebhook.messageId);
    const tested: unknown = new Webhook(secret).verify(test?.body ?? '', test?.headers ?? {});
    expect(tested).toMatchObject({ type: 'accreditation.webhook.tested.v1', subject: id });
    expect(webhookTestedMessage.body.parse(tested)).toEqual(tested);
    receiver.forget();
    await client.changeSeen('resumeWebhookEndpoint', id);
    await receiver.until(({ length }) => length === 2);
    expect(labelsOf(receiver.received)).toEqual(decided);
  });

  it('that says it is gone is disabled at once, and told everything when it is resumed', async () => {
    receiver.answerBy(() => 410);
    const { id } = await register();
    const first = await decider.decide(label);
    await receiver.until(({ length }) => length === 1);
    const second = await decider.decide(label);
    expect(await client.seeOnce(id, isStopped)).toMatchObject({
      state: 'DISABLED',
      disabledBecause: 'GONE',
      version: 2,
    });
    expect(receiver.received).toHaveLength(1);
    receiver.forget();
    receiver.answerBy(() => 200);
    await client.changeSeen('resumeWebhookEndpoint', id);
    await receiver.until(({ length }) => length === 2);
    expect(labelsOf(receiver.received)).toEqual([first, second]);
  });

  it('bears two signatures after its secret was rotated, and one when the former is not kept', async () => {
    const { id, secret } = await register();
    const { secret: present } = await client.changeSeen('rotateWebhookSecret', id);
    await decider.decide(label);
    await receiver.until(({ length }) => length === 1);
    const [both] = receiver.received;
    expect(verifiedBy(secret, both)).toEqual(verifiedBy(present, both));
    const { secret: last } = await client.changeSeen('rotateWebhookSecret', id, {
      keepFormerHours: 0,
    });
    await decider.decide(label);
    await receiver.until(({ length }) => length === 2);
    const one = receiver.received[1];
    expect(verifiedBy(last, one)).toMatchObject({ subject: label });
    expect(() => verifiedBy(present, one)).toThrow('No matching signature');
  });

  it('is sent once more what is asked for, behind a cursor or between two moments, with the same identifiers', async () => {
    const { id } = await register({ filter: { labels: [label] } });
    for (let count = 0; count < 4; count += 1) {
      await decider.decide(label);
    }
    await receiver.until(({ length }) => length === 4);
    const first = receiver.received.map(toldBy);
    const replay = async (input: object): Promise<unknown> =>
      (
        await client.ask<{ replayWebhooks: object }>(
          'mutation ($input: ReplayWebhooksInput!) { replayWebhooks(input: $input) { queued isComplete userErrors { code } } }',
          { input: { endpointId: id, ...input } },
        )
      ).replayWebhooks;
    receiver.forget();
    expect(await replay({ after: first[1]?.cursor })).toEqual({
      queued: 2,
      isComplete: true,
      userErrors: [],
    });
    await receiver.until(({ length }) => length === 2);
    expect(receiver.received.map(toldBy)).toEqual(first.slice(2));
    const events = await eventsOf(label);
    receiver.forget();
    expect(
      await replay({ from: events[2]?.occurredAt, until: events[3]?.occurredAt }),
    ).toMatchObject({ queued: 1 });
    await receiver.until(({ length }) => length === 1);
    expect(receiver.received.map(toldBy)).toEqual(first.slice(1, 2));
  });

  it('is changed in the version that was seen, and what waits goes to its new address', async () => {
    const { id } = await register({ url: 'http://127.0.0.1:1/', description: 'Nobody there' });
    const decided = await decider.decide(label);
    const seen = await client.see(id);
    const change = { url: receiver.url, expectedVersion: seen.version };
    expect(await client.changeSeen('changeWebhookEndpoint', id, change)).toMatchObject({
      endpoint: { version: 2, failingSince: null },
    });
    await receiver.until(({ length }) => length === 1);
    expect(labelsOf(receiver.received)).toEqual([decided]);
    expect(await client.changeSeen('changeWebhookEndpoint', id, change)).toEqual({
      endpoint: null,
      userErrors: [{ code: 'VERSION_CONFLICT' }],
    });
  });

  it.each([
    ['http://192.168.1.1/', 'WEBHOOK_ADDRESS_REFUSED'],
    ['https://receiver.example/#part', 'WEBHOOK_URL_MALFORMED'],
    ['https://93.184.215.14:25/', 'WEBHOOK_PORT_REFUSED'],
  ])('is not registered at %s', async (url, code) => {
    expect(await client.register({ url })).toEqual({
      endpoint: null,
      secret: null,
      userErrors: [{ code }],
    });
  });

  it('is one of at most twenty of an owner', async () => {
    for (let count = 0; count < 20; count += 1) {
      await register();
    }
    const { userErrors } = await client.register({ url: receiver.url });
    expect(userErrors).toEqual([{ code: 'TOO_MANY_WEBHOOKS' }]);
  });

  it('is its owner’s alone: absent for others, and no secret is ever read again', async () => {
    const { id, secret } = await register();
    const another = new WebhookClient(running, 'another');
    expect(
      await another.ask(
        `{ webhookEndpoints { totalCount } webhookDeliveries(endpointId: "${id}") { totalCount } webhookEndpoint(id: "${id}") { id } }`,
      ),
    ).toEqual({
      webhookEndpoints: { totalCount: 0 },
      webhookDeliveries: null,
      webhookEndpoint: null,
    });
    for (const mutation of [
      'pauseWebhookEndpoint',
      'resumeWebhookEndpoint',
      'deleteWebhookEndpoint',
    ]) {
      const input = { endpointId: id, expectedVersion: 1 };
      expect((await another.change(`${mutation}(input: $input)`, input)).userErrors).toEqual([
        { code: 'WEBHOOK_NOT_FOUND' },
      ]);
    }
    for (const caller of [ANYONE, callerAs('SECRETARIAT'), callerAs('AUDITOR')]) {
      const { errors } = await running.ask('{ webhookEndpoints { totalCount } }', {}, caller);
      expect(errors).toMatchObject([{ code: caller === ANYONE ? 'UNAUTHENTICATED' : 'FORBIDDEN' }]);
    }
    const dump = await client.ask<object>(
      '{ webhookEndpoints { nodes { id url description version conditions { labels } } } }',
    );
    expect(JSON.stringify(dump)).not.toContain(secret.slice(6));
  });
});
