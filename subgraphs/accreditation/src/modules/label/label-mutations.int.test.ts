import { fixedClock } from '@apogee/shared/clock';
import { ANYONE, type Caller } from '@apogee/shared/identity';
import type { DataSource } from 'typeorm';
import { createAccreditationDataSource } from '../../data-source';
import { type RunningAccreditation, startAccreditation } from '../../testing/accreditation';
import { callerAs } from '../../testing/callers';
import { verifyLedger } from '../ledger';
import { findDeviatingLabels } from './verify-labels.command';

let running: RunningAccreditation;
let dataSource: DataSource;

beforeAll(async () => {
  running = await startAccreditation();
  dataSource = await createAccreditationDataSource(running.url).initialize();
});

afterAll(async () => {
  await dataSource.destroy();
  await running.stop();
});

const chair = callerAs('CHAIR');
const GROUNDS = [{ fr: 'Anomalie en orbite', en: 'Anomaly in orbit' }];

interface Payload {
  readonly seq: number | null;
  readonly label: Record<string, unknown> | null;
  readonly userErrors: readonly {
    readonly code: string;
    readonly path: readonly string[] | null;
  }[];
}

const INPUTS: Readonly<Record<string, string>> = {
  suspendLabel: 'SuspendLabelInput',
  reduceLabelScope: 'ReduceLabelScopeInput',
  rectifyDecision: 'RectifyDecisionInput',
};

async function change(name: string, input: object, caller: Caller = chair): Promise<Payload> {
  const { data, errors } = await running.ask(
    `mutation ($input: ${INPUTS[name] ?? 'LabelChangeInput'}!) {
      ${name}(input: $input) {
        seq
        label { number status version scope suspendedUntil transitions { status effectiveOn ground } }
        userErrors { code path fr: message en: message(locale: EN) }
      }
    }`,
    { input: { idempotencyKey: `key-${Math.random()}`, ...input } },
    caller,
  );
  expect(errors).toEqual([]);
  return data?.[name] as Payload;
}

const codes = async (work: Promise<Payload>): Promise<readonly string[]> =>
  (await work).userErrors.map(({ code }) => code);

describe('changing a label', () => {
  it('suspends, reinstates, reduces and withdraws, each with its record', async () => {
    const number = 'DEMO-2026-0005';
    const suspended = await change('suspendLabel', {
      number,
      expectedVersion: 1,
      grounds: GROUNDS,
      until: '2027-02-22',
    });
    expect(suspended.label).toMatchObject({
      status: 'SUSPENDED',
      version: 2,
      suspendedUntil: '2027-02-22',
      transitions: [
        { status: 'ACTIVE', effectiveOn: '2026-06-07', ground: 'Octroi' },
        { status: 'SUSPENDED', effectiveOn: '2026-11-22', ground: 'Anomalie en orbite' },
      ],
    });
    const reinstated = await change('reinstateLabel', { number, expectedVersion: 2 });
    expect(reinstated.label).toMatchObject({ status: 'ACTIVE', version: 3, suspendedUntil: null });
    const scope = { fr: 'Panneau DSP-1, production', en: null };
    const reduced = await change('reduceLabelScope', { number, expectedVersion: 3, scope });
    expect(reduced.label).toMatchObject({ version: 4, scope: scope.fr, status: 'ACTIVE' });
    const withdrawn = await change('withdrawLabel', {
      number,
      expectedVersion: 4,
      grounds: GROUNDS,
      groundsPublic: false,
    });
    expect(withdrawn.label).toMatchObject({ status: 'WITHDRAWN', version: 5 });
    const { data } = await running.ask(
      `{ label(number: "${number}") { decisions { seq outcome authority decidedOn effectiveFrom grounds rectifies } } }`,
    );
    expect(data).toEqual({
      label: {
        decisions: [
          {
            seq: expect.any(Number) as number,
            outcome: 'GRANTED',
            authority: 'COMMITTEE',
            decidedOn: '2026-05-26',
            effectiveFrom: '2026-06-07',
            grounds: ['Octroi'],
            rectifies: null,
          },
          ...[
            [suspended, 'SUSPENDED', ['Anomalie en orbite']] as const,
            [reinstated, 'REINSTATED', []] as const,
            [reduced, 'SCOPE_REDUCED', []] as const,
            [withdrawn, 'WITHDRAWN', null] as const,
          ].map(([{ seq }, outcome, grounds]) => ({
            seq,
            outcome,
            authority: 'COMMITTEE',
            decidedOn: '2026-11-22',
            effectiveFrom: '2026-11-22',
            grounds,
            rectifies: null,
          })),
        ],
      },
    });
  });

  it('invariant 29: makes the same request once, and refuses another with its key or a stale version', async () => {
    const input = {
      number: 'DEMO-2026-0004',
      expectedVersion: 1,
      idempotencyKey: 'suspend-once',
      grounds: GROUNDS,
    };
    const [first, second] = await Promise.all([
      change('suspendLabel', input),
      change('suspendLabel', input),
    ]);
    expect(second).toEqual(first);
    expect(first.label).toMatchObject({ status: 'SUSPENDED', version: 2 });
    expect(await codes(change('suspendLabel', { ...input, until: '2027-01-01' }))).toEqual([
      'IDEMPOTENCY_KEY_REUSED',
    ]);
    expect(await codes(change('suspendLabel', input, callerAs('SECRETARIAT')))).toEqual([
      'IDEMPOTENCY_KEY_REUSED',
    ]);
    expect(await change('withdrawLabel', { ...input, idempotencyKey: 'another' })).toEqual({
      seq: null,
      label: null,
      userErrors: [
        {
          code: 'VERSION_CONFLICT',
          path: ['input', 'expectedVersion'],
          fr: 'Quelqu’un a modifié cet objet entre-temps : sa version est 2 et non 1.',
          en: 'Somebody changed this in the meantime: its version is 2, not 1.',
        },
      ],
    });
  });

  it('invariant 29: of two changes of the same version at once, makes one', async () => {
    const input = { number: 'DEMO-2026-0006', expectedVersion: 1, grounds: GROUNDS };
    const answers = await Promise.all([
      change('suspendLabel', input),
      change('withdrawLabel', input),
    ]);
    const refused = answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
    expect(refused).toEqual(['VERSION_CONFLICT']);
  });

  it.each([
    ['suspendLabel', 'DEMO-2025-0009', 1, { grounds: [] }, 'GROUNDS_MISSING'],
    ['withdrawLabel', 'DEMO-2025-0009', 1, { grounds: [] }, 'GROUNDS_MISSING'],
    ['suspendLabel', 'DEMO-1999-0001', 1, {}, 'LABEL_UNKNOWN'],
    ['suspendLabel', 'DEMO-2024-0007', 2, {}, 'LABEL_STATUS_CANNOT_FOLLOW'],
    ['reinstateLabel', 'DEMO-2025-0009', 1, {}, 'LABEL_STATUS_CANNOT_FOLLOW'],
    ['withdrawLabel', 'DEMO-2020-0001', 2, {}, 'LABEL_STATUS_CANNOT_FOLLOW'],
    ['suspendLabel', 'DEMO-2026-0007', 1, {}, 'LABEL_CHANGE_OUT_OF_ORDER'],
    ['suspendLabel', 'DEMO-2025-0009', 1, { until: '2026-11-22' }, 'SUSPENSION_END_NOT_AHEAD'],
    ['suspendLabel', 'DEMO-2025-0009', 1, { until: '2028-06-18' }, 'SUSPENSION_END_NOT_AHEAD'],
    [
      'reduceLabelScope',
      'DEMO-2021-0002',
      2,
      { scope: { fr: 'x', en: null } },
      'LABEL_NOT_RUNNING',
    ],
    [
      'reduceLabelScope',
      'DEMO-2026-0001',
      1,
      {
        scope: {
          fr: 'Assurance produit et sûreté de fonctionnement, définition et production en France (fictif)',
          en: 'Product assurance and dependability, design and production in France (fictitious)',
        },
      },
      'LABEL_SCOPE_UNCHANGED',
    ],
  ])('%s of %s version %i with %j is refused: %s', async (...refused) => {
    const [name, number, version, more, code] = refused;
    const input = { number, expectedVersion: version, grounds: GROUNDS, ...more };
    expect(await codes(change(name, input))).toEqual([code]);
  });

  it('lets the holder surrender, and nobody else', async () => {
    const input = { number: 'DEMO-2025-0008', expectedVersion: 1 };
    const other = callerAs('FIRM_REPRESENTATIVE', { firms: ['firm-demo-optique-aix'] });
    expect(await codes(change('surrenderLabel', input, other))).toEqual(['LABEL_OF_ANOTHER_FIRM']);
    const holder = callerAs('FIRM_REPRESENTATIVE', { firms: ['firm-demo-mission-montpellier'] });
    const { label } = await change('surrenderLabel', input, holder);
    expect(label).toMatchObject({ status: 'SURRENDERED', version: 2 });
  });

  it.each([
    ['the public', ANYONE, 'UNAUTHENTICATED'],
    ['an auditor', callerAs('AUDITOR'), 'FORBIDDEN'],
    ['a member', callerAs('COMMITTEE_MEMBER'), 'FORBIDDEN'],
    ['a firm', callerAs('FIRM_REPRESENTATIVE'), 'FORBIDDEN'],
  ])('does not let %s decide', async (_, caller, code) => {
    const input = { number: 'DEMO-2025-0009', expectedVersion: 1, idempotencyKey: 'x' };
    const { errors } = await running.ask(
      'mutation ($input: LabelChangeInput!) { withdrawLabel(input: $input) { seq } }',
      { input },
      caller,
    );
    expect(errors).toMatchObject([{ code }]);
  });

  it('names the authority of a secretariat that suspends', async () => {
    const input = { number: 'DEMO-2025-0010', expectedVersion: 1, grounds: GROUNDS };
    await change('suspendLabel', input, callerAs('SECRETARIAT'));
    const { data } = await running.ask(
      '{ label(number: "DEMO-2025-0010") { decisions { authority } } }',
    );
    expect(data).toEqual({
      label: { decisions: [{ authority: 'COMMITTEE' }, { authority: 'SECRETARIAT' }] },
    });
  });
});

describe('rectifying a record', () => {
  it('invariant 26: annuls a withdrawal, and withdraws anew by correcting again', async () => {
    const number = 'DEMO-2025-0011';
    const { seq } = await change('withdrawLabel', { number, expectedVersion: 1, grounds: GROUNDS });
    const annulled = await change('rectifyDecision', {
      seq,
      expectedVersion: 2,
      annul: true,
      grounds: [{ fr: 'Erreur de numéro', en: null }],
    });
    expect(annulled.label).toMatchObject({ status: 'ACTIVE', version: 3 });
    expect(
      await codes(
        change('rectifyDecision', { seq: annulled.seq, expectedVersion: 3, grounds: GROUNDS }),
      ),
    ).toEqual(['RECORD_IS_A_CORRECTION']);
    const again = await change('rectifyDecision', { seq, expectedVersion: 3, grounds: GROUNDS });
    expect(again.label).toMatchObject({ status: 'WITHDRAWN', version: 4 });
  });

  it('corrects a day, an end and a scope, and keeps the order of what happened', async () => {
    const number = 'DEMO-2025-0012';
    const { seq } = await change('suspendLabel', { number, expectedVersion: 1, grounds: GROUNDS });
    const corrected = await change('rectifyDecision', {
      seq,
      expectedVersion: 2,
      grounds: GROUNDS,
      effectiveFrom: '2026-11-20',
      suspendedUntil: '2027-01-15',
    });
    expect(corrected.label).toMatchObject({ status: 'SUSPENDED', suspendedUntil: '2027-01-15' });
    expect(
      await codes(
        change('rectifyDecision', {
          seq,
          expectedVersion: 3,
          grounds: GROUNDS,
          effectiveFrom: '2025-08-08',
        }),
      ),
    ).toEqual(['LABEL_CHANGE_OUT_OF_ORDER']);
    const award = await running.ask(`{ label(number: "${number}") { decisions { seq } } }`);
    const [first] = (award.data as { label: { decisions: { seq: number }[] } }).label.decisions;
    const input = { seq: first?.seq, expectedVersion: 3, grounds: GROUNDS };
    const scope = { fr: 'Caméra DCC-5', en: 'Camera DCC-5' };
    expect((await change('rectifyDecision', { ...input, scope })).label).toMatchObject({
      scope: 'Caméra DCC-5',
      version: 4,
    });
    for (const [more, code] of [
      [{ annul: true }, 'RECORD_NOT_RECTIFIABLE'],
      [{ effectiveFrom: '2025-08-10' }, 'RECORD_NOT_RECTIFIABLE'],
      [{ annul: true, effectiveFrom: '2025-08-10' }, 'RECTIFICATION_CONTRADICTORY'],
      [{ seq: 999_999 }, 'RECORD_UNKNOWN'],
      [{ expectedVersion: 1, scope: { fr: 'y' } }, 'VERSION_CONFLICT'],
    ] as const) {
      expect(await codes(change('rectifyDecision', { ...input, ...more }))).toEqual([code]);
    }
  });
});

describe('the clock', () => {
  const EXPIRE =
    'mutation { expireLabels { labels { number status version } userErrors { code } } }';

  it('invariant 27: records each expiry once, however often and from wherever it is asked', async () => {
    const own = await startAccreditation(fixedClock('2027-03-16T23:00:00Z'));
    const service = callerAs('SERVICE');
    const before = await own.ask('{ labels(filter: { status: [EXPIRED] }) { totalCount } }');
    const answers = await Promise.all([
      own.ask(EXPIRE, {}, service),
      own.ask(EXPIRE, {}, service),
      own.ask(EXPIRE, {}, service),
    ]);
    const expired = answers.flatMap(
      ({ data }) =>
        (data as { expireLabels: { labels: { number: string }[] } }).expireLabels.labels,
    );
    expect(expired.length).toBeGreaterThan(1);
    expect(new Set(expired.map(({ number }) => number)).size).toBe(expired.length);
    expect(expired).toContainEqual({ number: 'DEMO-2024-0007', status: 'EXPIRED', version: 3 });
    expect(await own.ask('{ labels(filter: { status: [EXPIRED] }) { totalCount } }')).toEqual(
      before,
    );
    const { data } = await own.ask(EXPIRE, {}, service);
    expect(data).toEqual({ expireLabels: { labels: [], userErrors: [] } });
    await own.stop();
  });

  it('lets nothing happen to a label after its end, with or without the record of it', async () => {
    const own = await startAccreditation(fixedClock('2027-03-17T12:00:00Z'));
    const query = `mutation ($input: LabelChangeInput!) { withdrawLabel(input: $input) { userErrors { code } } }`;
    const input = {
      number: 'DEMO-2024-0007',
      expectedVersion: 2,
      idempotencyKey: 'late',
      grounds: GROUNDS,
    };
    const { data } = await own.ask(query, { input }, chair);
    expect(data).toEqual({ withdrawLabel: { userErrors: [{ code: 'LABEL_CHANGE_AFTER_END' }] } });
    await own.stop();
  });

  it.each([
    ['the public', ANYONE],
    ['a chair', chair],
  ])('does not answer %s', async (_, caller) => {
    const { errors } = await running.ask(EXPIRE, {}, caller);
    expect(errors).toHaveLength(1);
  });
});

describe('Query.decisionLedger', () => {
  const LEDGER = `query ($from: Int!) {
    decisionLedger(fromSeq: $from, first: 3) {
      seq outcome authority actor applicationId labelNumber decidedAt effectiveFrom schemeVersion grounds groundsPublic
      appealDeadline rectifies contentSha256 previousSha256 content signatories { displayName directorateCode }
      tally { for quorumMet }
    }
  }`;

  it('gives an auditor the chain to verify', async () => {
    const { data, errors } = await running.ask(LEDGER, { from: 2 }, callerAs('AUDITOR'));
    expect(errors).toEqual([]);
    const records = (data as { decisionLedger: Record<string, unknown>[] }).decisionLedger;
    expect(records.map(({ seq }) => seq)).toEqual([2, 3, 4]);
    expect(records[1]?.['previousSha256']).toBe(records[0]?.['contentSha256']);
    expect(records[0]).toMatchObject({
      outcome: 'GRANTED',
      authority: 'COMMITTEE',
      actor: 'committee-demo',
      labelNumber: 'DEMO-2020-0002',
      decidedAt: '2020-12-08T12:00:00.000Z',
      effectiveFrom: '2020-12-20',
      schemeVersion: 'DEMO-2020',
      grounds: ['Octroi'],
      rectifies: null,
      tally: null,
      signatories: [],
    });
    expect(JSON.parse(String(records[0]?.['content']))).toMatchObject({ seq: 2, format: 1 });
  });

  it.each([
    ['the public', ANYONE, 'UNAUTHENTICATED'],
    ['a chair', chair, 'FORBIDDEN'],
  ])('says nothing to %s', async (_, caller, code) => {
    const { data, errors } = await running.ask(LEDGER, { from: 1 }, caller);
    expect(data).toEqual({ decisionLedger: null });
    expect(errors).toMatchObject([{ code }]);
  });

  it.each(['fromSeq: 0', 'first: 0', 'first: 101'])('refuses %s', async (bad) => {
    const { errors } = await running.ask(
      `{ decisionLedger(${bad}) { seq } }`,
      {},
      callerAs('AUDITOR'),
    );
    expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
  });
});

describe('after all this', () => {
  it('invariant 28: the ledger is whole, and each label is written down as its records tell it', async () => {
    expect(await verifyLedger(dataSource)).toMatchObject({ broken: null });
    expect(await findDeviatingLabels(dataSource)).toEqual([]);
  });
});
