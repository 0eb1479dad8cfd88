import { ANYONE, type Caller } from '@apogee/shared/identity';
import type { FormattedExecutionResult } from 'graphql';
import { type RunningAccreditation, startAccreditation } from '../../testing/accreditation';
import { ApplicationClerk, firm, SECRETARY } from '../../testing/application-clerk';
import { callerAs } from '../../testing/callers';

let running: RunningAccreditation;
/** Labels that nothing has happened to since their award. */
let untouched: readonly string[];

beforeAll(async () => {
  running = await startAccreditation();
  const { data } = await running.ask(
    '{ labels(filter: { status: [ACTIVE] }, first: 100) { nodes { number version validUntil } } }',
  );
  const labels = data?.['labels'] as {
    nodes: { number: string; version: number; validUntil: string }[];
  };
  untouched = labels.nodes
    .filter(({ version, validUntil }) => version === 1 && validUntil > '2027-06-01')
    .map(({ number }) => number);
});

afterAll(async () => {
  await running.stop();
});

const EVENT = `
  cursor seq eventId outcome labelNumber labelVersion recordSeq contentSha256 previousSha256
  label { number status version } decision { seq }
`;

interface Told {
  readonly cursor: string;
  readonly seq: number;
  readonly eventId: string;
  readonly outcome: string;
  readonly labelNumber: string;
  readonly labelVersion: number;
  readonly recordSeq: number;
  readonly contentSha256: string;
  readonly previousSha256: string;
}

interface Page {
  readonly nodes: readonly Told[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

async function page(variables: object): Promise<Page> {
  const { data, errors } = await running.ask(
    `query ($first: Int!, $after: String, $filter: LabelDecisionFilter) {
      labelDecisionEvents(first: $first, after: $after, filter: $filter) {
        nodes { ${EVENT} } pageInfo { hasNextPage endCursor }
      }
    }`,
    { first: 100, ...variables },
  );
  expect(errors).toEqual([]);
  return data?.['labelDecisionEvents'] as Page;
}

async function whole(first: number, filter: object | null = null): Promise<readonly Told[]> {
  const told: Told[] = [];
  let after: string | null = null;
  for (let more = true; more; ) {
    const { nodes, pageInfo }: Page = await page({ first, after, filter });
    told.push(...nodes);
    after = pageInfo.endCursor;
    more = pageInfo.hasNextPage;
  }
  return told;
}

interface Subscribed {
  next(): Promise<FormattedExecutionResult>;
  leave(): Promise<unknown>;
}

async function subscribe(
  query: string,
  variables: Record<string, unknown> = {},
  caller: Caller = ANYONE,
): Promise<Subscribed> {
  const opened = await running.subgraph.server.subscribe({ query, variables }, { caller });
  if (!(Symbol.asyncIterator in opened)) {
    throw new TypeError(JSON.stringify(opened.errors?.map(({ extensions }) => extensions)));
  }
  const events = opened[Symbol.asyncIterator]();
  return {
    next: async () => structuredClone((await events.next()).value) as FormattedExecutionResult,
    leave: async () => events.return?.(),
  };
}

const DECISIONS = `subscription ($after: String, $filter: LabelDecisionFilter) {
  labelDecisions(after: $after, filter: $filter) { ${EVENT} }
}`;

const decided = async (subscribed: Subscribed): Promise<Told> =>
  (await subscribed.next()).data?.['labelDecisions'] as Told;

async function suspend(number = ''): Promise<number> {
  const { data, errors } = await running.ask(
    'mutation ($input: SuspendLabelInput!) { suspendLabel(input: $input) { seq userErrors { code } } }',
    {
      input: {
        number,
        expectedVersion: 1,
        idempotencyKey: `suspend-${number}`,
        grounds: [{ fr: 'Anomalie' }],
        until: '2026-12-31',
      },
    },
    callerAs('CHAIR'),
  );
  expect(errors).toEqual([]);
  const answer = data?.['suspendLabel'] as { seq: number; userErrors: unknown[] };
  expect(answer.userErrors).toEqual([]);
  return answer.seq;
}

describe('label decisions', () => {
  it('are all told by pages of any size: numbered without holes, each with its record of the ledger', async () => {
    const told = await whole(100);
    expect(told.length).toBeGreaterThan(60);
    expect(told.map(({ seq }) => seq)).toEqual(told.map((_, index) => index + 1));
    expect(await whole(17)).toEqual(told);
    const { data } = await running.ask(
      '{ decisionLedger { seq labelNumber contentSha256 } }',
      {},
      callerAs('AUDITOR'),
    );
    const records = data?.['decisionLedger'] as { seq: number; contentSha256: string }[];
    expect(
      told.slice(0, 50).map(({ recordSeq, contentSha256 }) => ({ recordSeq, contentSha256 })),
    ).toEqual(
      records.slice(0, 50).map(({ seq, contentSha256 }) => ({ recordSeq: seq, contentSha256 })),
    );
    expect(told[1]?.previousSha256).toBe(told[0]?.contentSha256);
  });

  it('invariant 27: are told as they are committed, with the label and the record that they made', async () => {
    const live = await subscribe(DECISIONS);
    const next = decided(live);
    const seq = await suspend(untouched[0]);
    expect(await next).toMatchObject({
      outcome: 'SUSPENDED',
      recordSeq: seq,
      labelVersion: 2,
      label: { number: untouched[0], status: 'SUSPENDED', version: 2 },
      decision: { seq },
    });
    await live.leave();
  });

  it('invariant 34: go on from any cursor, of a page or of an event, and nothing is missed', async () => {
    const told = await whole(100);
    const cut = Math.floor(told.length / 2);
    const live = await subscribe(DECISIONS, { after: told[cut]?.cursor });
    for (const expected of told.slice(cut + 1)) {
      expect((await decided(live)).eventId).toBe(expected.eventId);
    }
    const next = decided(live);
    await suspend(untouched[1]);
    expect((await next).seq).toBe(told.length + 1);
    await live.leave();
  });

  it('pass a filter by label, holder, item and outcome, and keep the numbers of each label dense', async () => {
    const filter = { labels: [untouched[0]] };
    const ofLabel = await whole(1, filter);
    expect(ofLabel.map(({ labelVersion }) => labelVersion)).toEqual([1, 2]);
    const suspensions = await whole(50, { ...filter, outcomes: ['SUSPENDED'] });
    expect(suspensions.map(({ outcome }) => outcome)).toEqual(['SUSPENDED']);
    const { data } = await running.ask(
      'query ($number: ID!) { label(number: $number) { subject { id } holder { id } } }',
      { number: untouched[0] },
    );
    const label = data?.['label'] as { subject: { id: string }; holder: { id: string } };
    const ofItem = await whole(50, { items: [label.subject.id], holders: [label.holder.id] });
    expect(ofItem).toEqual(expect.arrayContaining([...ofLabel]));
    expect(await whole(50, { items: ['item-of-nobody'] })).toEqual([]);
    const live = await subscribe(DECISIONS, { filter: { outcomes: ['SUSPENDED'] } });
    const next = decided(live);
    await suspend(untouched[2]);
    expect((await next).labelNumber).toBe(untouched[2]);
    await live.leave();
  });

  it('let go of a subscriber who leaves while he waits', async () => {
    const live = await subscribe(DECISIONS);
    const next = live.next();
    await live.leave();
    expect(await next).toBeUndefined();
  });

  it.each([
    ['rubbish', 'BAD_USER_INPUT'],
    [
      Buffer.from(JSON.stringify(['events', 7, '00000000-0000-4000-8000-000000000000'])).toString(
        'base64url',
      ),
      'EVENT_CURSOR_UNKNOWN',
    ],
  ])('refuse the cursor %s by a code, at once', async (after, code) => {
    await expect(subscribe(DECISIONS, { after })).rejects.toThrow(code);
    const { errors } = await running.ask(
      'query ($after: String) { labelDecisionEvents(after: $after) { nodes { seq } } }',
      { after },
    );
    expect(errors).toEqual([{ code, argument: 'after' }]);
  });
});

describe('the steps of an application', () => {
  const STEPS = `subscription ($id: ID!, $after: String) {
    applicationTransitioned(id: $id, after: $after) { cursor from to version application { state } }
  }`;

  it('are told to those who see it, and to nobody else', async () => {
    const { data } = await running.ask(
      '{ applications(filter: { states: [DRAFT, SUBMITTED, ADMISSIBLE] }, first: 1) { nodes { id state version applicant { id } } } }',
      {},
      SECRETARY,
    );
    const applications = data?.['applications'] as {
      nodes: { id: string; state: string; version: number; applicant: { id: string } }[];
    };
    const { id = '', state, version, applicant } = applications.nodes[0] ?? {};
    await expect(subscribe(STEPS, { id }, firm('firm-of-another'))).rejects.toThrow(
      'NOTHING_TO_FOLLOW',
    );
    await expect(subscribe(STEPS, { id })).rejects.toThrow('UNAUTHENTICATED');
    const own = firm(applicant?.id ?? '');
    const live = await subscribe(STEPS, { id }, own);
    const next = live.next();
    const { errors, refused } = await new ApplicationClerk(running).change(
      'withdrawApplication',
      { applicationId: id, expectedVersion: version, reason: { fr: 'Retrait' } },
      own,
    );
    expect({ errors, refused }).toEqual({ errors: [], refused: [] });
    expect((await next).data?.['applicationTransitioned']).toMatchObject({
      from: state,
      to: 'WITHDRAWN',
      version: (version ?? 0) + 1,
      application: { state: 'WITHDRAWN' },
    });
    await live.leave();
  });
});
