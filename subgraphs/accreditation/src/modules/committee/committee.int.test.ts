import { ANYONE, type Caller } from '@apogee/shared/identity';
import type { DataSource } from 'typeorm';
import { createAccreditationDataSource } from '../../data-source';
import { type RunningAccreditation, startAccreditation } from '../../testing/accreditation';
import { callerAs } from '../../testing/callers';
import { CommitteeRoom, codesOf } from '../../testing/committee-room';
import {
  auditor,
  chair,
  member,
  secretariat,
  seedFile,
  seedPeople,
} from '../../testing/procedure-seed';

let running: RunningAccreditation;
let database: DataSource;

beforeAll(async () => {
  running = await startAccreditation();
  database = await createAccreditationDataSource(running.url).initialize();
  await seedPeople(database);
});

afterAll(async () => {
  await database.destroy();
  await running.stop();
});

const PACK = `
  query ($id: ID!) {
    committeeSession(id: $id) {
      heldOn state chair { displayName }
      members {
        person { displayName directorate { code name } }
        role voting mandateFrom mandateUntil present
        recusals { applicationId ground automatic }
      }
      deliberations {
        round ordinal possibleOutcomes
        tally { for against abstain recused quorumMet directoratesRepresented }
        recusals { ground person { id } }
        ballots { choice counted person { id } }
      }
    }
  }
`;

async function pack(id: string, caller: Caller): Promise<Record<string, unknown> | null> {
  const { data, errors } = await running.ask(PACK, { id }, caller);
  expect(errors).toEqual([]);
  return (data?.['committeeSession'] ?? null) as Record<string, unknown> | null;
}

/** Typed, where Jest's own is any. */
function anyOrder(entries: readonly object[]): unknown {
  return expect.arrayContaining([...entries]);
}

interface SessionEdge {
  readonly cursor: string;
  readonly node: {
    readonly members: readonly { readonly recusals: readonly object[] }[];
    readonly deliberations: readonly { readonly ballots: readonly object[] }[];
  };
}

/** Null when it is the first one. */
async function cursorBeforeAFullSession(): Promise<string | null> {
  const { data } = await running.ask(
    `{ committeeSessions(first: 100) { edges { cursor node {
      members { recusals { ground } } deliberations { ballots { choice } }
    } } } }`,
    {},
    auditor,
  );
  const sessions = data?.['committeeSessions'] as { readonly edges: readonly SessionEdge[] } | null;
  const edges = sessions?.edges ?? [];
  const full = edges.findIndex(
    ({ node: { members, deliberations } }) =>
      members.some(({ recusals }) => recusals.length > 0) &&
      deliberations.some(({ ballots }) => ballots.length > 0),
  );
  expect(full).toBeGreaterThanOrEqual(0);
  return edges[full - 1]?.cursor ?? null;
}

async function application(id: string): Promise<unknown> {
  const [row] = await database.query<unknown[]>(
    'select state, version from accreditation.application where id = $1',
    [id],
  );
  return row;
}

describe('a session of the committee', () => {
  it('is planned, filled, opened, voted in and closed, and shows its whole pack', async () => {
    const file = await seedFile(database, 'whole');
    const room = await CommitteeRoom.opened(running, [file]);
    expect(await application(file)).toEqual({ state: 'SCHEDULED', version: 2 });
    await room.vote('per-chair', file, 'FOR');
    await room.vote('per-two', file, 'AGAINST');
    await room.declare('per-three', file, 'CONSULTANCY');
    expect(await pack(room.sessionId, chair)).toMatchObject({
      heldOn: '2026-11-22',
      state: 'OPEN',
      chair: { displayName: 'Camille Chaise' },
      members: anyOrder([
        {
          person: {
            displayName: 'Cyrille Trois',
            directorate: { code: 'DZ', name: 'Direction Z' },
          },
          role: 'MEMBER',
          voting: true,
          mandateFrom: '2025-01-01',
          mandateUntil: null,
          present: true,
          recusals: [{ applicationId: file, ground: 'CONSULTANCY', automatic: false }],
        },
      ]),
      deliberations: [
        {
          round: 1,
          ordinal: 1,
          possibleOutcomes: ['REFUSED', 'DEFERRED'],
          tally: {
            for: 1,
            against: 1,
            abstain: 0,
            recused: 1,
            quorumMet: true,
            directoratesRepresented: 2,
          },
          recusals: [{ ground: 'CONSULTANCY', person: { id: 'per-three' } }],
          ballots: [
            { choice: 'FOR', counted: true, person: { id: 'per-chair' } },
            { choice: 'AGAINST', counted: true, person: { id: 'per-two' } },
          ],
        },
      ],
    });
    expect(codesOf(await room.close())).toEqual([]);
    expect(codesOf(await room.vote('per-one', file, 'FOR'))).toEqual(['SESSION_NOT_OPEN']);
    expect(codesOf(await room.declare('per-one', file))).toEqual(['SESSION_CLOSED']);
    expect(codesOf(await room.markPresence('per-one', false))).toEqual(['SESSION_CLOSED']);
    expect(codesOf(await room.sign('b'.repeat(64)))).toEqual([]);
    expect(codesOf(await room.sign('c'.repeat(64)))).toEqual(['MINUTES_ALREADY_SIGNED']);
  });

  it('takes a seat only under a mandate of its day, once, and has one chair', async () => {
    const room = new CommitteeRoom(running);
    expect(codesOf(await room.plan('2026-11-21'))).toEqual(['SESSION_IN_THE_PAST']);
    await room.plan();
    expect(codesOf(await room.seat('per-stranger'))).toEqual(['NO_MANDATE']);
    expect(codesOf(await room.open())).toEqual(['SESSION_NOT_FOUND']);
    await room.seat('per-secretary');
    const secretary = callerAs('CHAIR', { person: 'per-secretary' });
    expect(codesOf(await room.open(secretary))).toEqual(['NOT_PRESIDING']);
    await room.seat('per-one');
    expect(codesOf(await room.seat('per-one'))).toEqual(['ALREADY_SEATED']);
    expect(codesOf(await room.markPresence('per-two', true))).toEqual(['NO_SEAT']);
    expect(codesOf(await room.open(callerAs('CHAIR', { person: 'per-one' })))).toEqual([
      'NO_CHAIR',
    ]);
    await room.seat('per-chair');
    await database.query(
      "insert into accreditation.committee_mandate values ('man-second', 'per-six', 'CHAIR', true, '2026-01-01')",
    );
    expect(codesOf(await room.seat('per-six'))).toEqual(['CHAIR_ALREADY_SEATED']);
    expect(codesOf(await room.open())).toEqual([]);
    expect(codesOf(await room.open())).toEqual(['SESSION_STATE']);
  });

  it('opens on its day alone', async () => {
    const room = new CommitteeRoom(running);
    await room.plan('2026-11-23');
    await room.seat('per-chair');
    expect(codesOf(await room.open())).toEqual(['SESSION_NOT_TODAY']);
  });

  it('invariant 29: is changed by whoever has seen it as it is', async () => {
    const room = new CommitteeRoom(running);
    await room.plan();
    const { data } = await running.ask(
      `mutation ($input: SeatMemberInput!) {
        seatMember(input: $input) {
          session { id } userErrors { code path message english: message(locale: EN) }
        }
      }`,
      { input: { sessionId: room.sessionId, personId: 'per-one', expectedVersion: 7 } },
      secretariat,
    );
    expect(data).toEqual({
      seatMember: {
        session: null,
        userErrors: [
          {
            code: 'VERSION_CONFLICT',
            path: ['input', 'expectedVersion'],
            message: 'Quelqu’un a modifié cet objet entre-temps : sa version est 1 et non 7.',
            english: 'Somebody changed this in the meantime: its version is 1, not 7.',
          },
        ],
      },
    });
  });
});

describe('a file on the agenda', () => {
  it('invariant 18: needs four eyes, and is on one agenda at a time', async () => {
    const file = await seedFile(database, 'eyes');
    const bare = await seedFile(database, 'bare');
    await database.query('delete from accreditation.evaluation where application_id = $1', [bare]);
    const room = new CommitteeRoom(running);
    await room.plan();
    expect(codesOf(await room.schedule(bare))).toEqual(['FOUR_EYES_MISSING']);
    expect(codesOf(await room.schedule('app-none'))).toEqual(['APPLICATION_NOT_FOUND']);
    expect(codesOf(await room.schedule(file, 9))).toEqual(['VERSION_CONFLICT']);
    expect(codesOf(await room.schedule(file))).toEqual([]);
    expect(codesOf(await room.schedule(file, 2))).toEqual(['ALREADY_ON_AGENDA']);
    const other = new CommitteeRoom(running);
    await other.plan();
    expect(codesOf(await other.schedule(file, 2))).toEqual(['ALREADY_ON_AGENDA']);
  });

  it('invariant 17: recuses whoever evaluated it and whoever has an interest on the day of the session', async () => {
    const file = await seedFile(database, 'ties');
    await database.query(`
      insert into accreditation.person_interest (id, person_id, firm_id, ground, from_on, until_on)
      values ('int-1', 'per-one', 'firm-ties', 'PAST_EMPLOYMENT', '2020-01-01', '2024-11-22'),
        ('int-2', 'per-two', 'firm-ties', 'PAST_EMPLOYMENT', '2020-01-01', '2024-11-21'),
        ('int-3', 'per-three', 'firm-ties', 'PERSONAL_INTEREST', '2026-11-23', null)
    `);
    const room = new CommitteeRoom(running);
    await room.plan();
    await room.seat('per-one');
    await room.schedule(file);
    for (const id of ['per-two', 'per-three', 'per-evaluator-y', 'per-chair']) await room.seat(id);
    for (const id of ['per-one', 'per-evaluator-y']) await room.markPresence(id, true);
    await room.open();
    const { deliberations } = (await pack(room.sessionId, auditor)) ?? {};
    expect(deliberations).toMatchObject([
      {
        // 24 months of cooling-off, by the scheme of the file.
        recusals: [
          { ground: 'EVALUATED_THE_FILE', person: { id: 'per-evaluator-y' } },
          { ground: 'PAST_EMPLOYMENT', person: { id: 'per-one' } },
        ],
      },
    ]);
    expect(codesOf(await room.vote('per-one', file, 'FOR'))).toEqual(['RECUSED']);
    expect(codesOf(await room.vote('per-evaluator-y', file, 'FOR'))).toEqual(['RECUSED']);
  });

  it('recuses upon an interest that becomes known while the session is open', async () => {
    const file = await seedFile(database, 'late');
    const room = await CommitteeRoom.opened(running, [file]);
    await database.query(`
      insert into accreditation.person_interest (id, person_id, firm_id, ground, from_on)
      values ('int-4', 'per-two', 'firm-late', 'CONSULTANCY', '2026-01-01')
    `);
    expect(codesOf(await room.vote('per-two', file, 'FOR'))).toEqual(['RECUSED']);
  });

  it('invariants 19 and 21: takes one ballot from each seat that may vote', async () => {
    const file = await seedFile(database, 'ballots');
    const other = await seedFile(database, 'other');
    const room = await CommitteeRoom.opened(running, [file], ['per-chair', 'per-one']);
    expect(codesOf(await room.vote('per-one', file, 'FOR', 1))).toEqual(['VERSION_CONFLICT']);
    expect(codesOf(await room.vote('per-one', file, 'FOR'))).toEqual([]);
    expect(codesOf(await room.vote('per-one', file, 'AGAINST'))).toEqual(['ALREADY_VOTED']);
    expect(codesOf(await room.vote('per-two', file, 'FOR'))).toEqual(['ABSENT']);
    expect(codesOf(await room.vote('per-secretary', file, 'FOR'))).toEqual(['ABSENT']);
    await room.markPresence('per-secretary', true);
    expect(codesOf(await room.vote('per-secretary', file, 'FOR'))).toEqual(['SEAT_WITHOUT_VOTE']);
    expect(codesOf(await room.vote('per-one', other, 'FOR'))).toEqual(['NOT_ON_AGENDA']);
    expect(codesOf(await room.vote('per-stranger', file, 'FOR'))).toEqual(['SESSION_NOT_FOUND']);
  });
});

describe('who sees a session', () => {
  const LIST = '{ committeeSessions { totalCount nodes { id } } }';

  it('invariant 32: it is absent and not counted for whoever has no seat in it', async () => {
    const file = await seedFile(database, 'hidden');
    const room = await CommitteeRoom.opened(running, [file]);
    const tally = `query ($s: ID!, $a: ID!) { voteTally(sessionId: $s, applicationId: $a) { for quorumMet } }`;
    const variables = { s: room.sessionId, a: file };
    const outsider = callerAs('EVALUATOR', { person: 'per-evaluator-x' });
    expect(await pack(room.sessionId, outsider)).toBeNull();
    expect(await running.ask(LIST, {}, outsider)).toEqual({
      data: { committeeSessions: { totalCount: 0, nodes: [] } },
      errors: [],
    });
    expect(await running.ask(tally, variables, outsider)).toMatchObject({
      data: { voteTally: null },
    });
    expect(await running.ask(tally, variables, member('per-two'))).toMatchObject({
      data: { voteTally: { for: 0, quorumMet: true } },
    });
    const live = `subscription ($s: ID!, $a: ID!) {
      voteTally(sessionId: $s, applicationId: $a) { tally { for } }
    }`;
    const follow = (caller: Caller): ReturnType<typeof running.subgraph.server.subscribe> =>
      running.subgraph.server.subscribe({ query: live, variables }, { caller });
    expect(await follow(outsider)).toMatchObject({
      errors: [{ extensions: { code: 'NOTHING_TO_FOLLOW' } }],
    });
    const opened = await follow(member('per-two'));
    const counts = (opened as AsyncIterable<unknown>)[Symbol.asyncIterator]();
    const count = counts.next();
    expect(codesOf(await room.vote('per-two', file, 'FOR'))).toEqual([]);
    expect(await count).toMatchObject({ value: { data: { voteTally: { tally: { for: 1 } } } } });
    await counts.return?.();
    const nobody = callerAs('EVALUATOR');
    expect(await running.ask(LIST, {}, nobody)).toMatchObject({
      data: { committeeSessions: { totalCount: 0 } },
    });
    const applicant = callerAs('FIRM_REPRESENTATIVE', { firms: ['firm-hidden'] });
    for (const [caller, code] of [
      [applicant, 'FORBIDDEN'],
      [ANYONE, 'UNAUTHENTICATED'],
    ] as const) {
      const { data, errors } = await running.ask(PACK, { id: room.sessionId }, caller);
      expect(data).toEqual({ committeeSession: null });
      expect(errors).toEqual([{ code, argument: undefined }]);
    }
  });

  it('is listed by day, filtered and paged', async () => {
    const ids: string[] = [];
    for (const heldOn of ['2027-01-20', '2027-01-10', '2027-01-15']) {
      const room = new CommitteeRoom(running);
      await room.plan(heldOn);
      ids.push(room.sessionId);
    }
    const query = `query ($after: String) {
      committeeSessions(first: 2, after: $after, filter: { heldFrom: "2027-01-01", heldBefore: "2027-01-20", states: [PLANNED] }) {
        totalCount nodes { heldOn } pageInfo { hasNextPage endCursor }
      }
    }`;
    const { data } = await running.ask(query, {}, auditor);
    expect(data).toMatchObject({
      committeeSessions: {
        totalCount: 2,
        nodes: [{ heldOn: '2027-01-10' }, { heldOn: '2027-01-15' }],
        pageInfo: { hasNextPage: false },
      },
    });
    const { errors } = await running.ask(query, { after: 'x' }, auditor);
    expect(errors).toEqual([{ code: 'BAD_USER_INPUT', argument: 'after' }]);
  });

  it('tells who voted how to those who deal with the file and to auditors alone', async () => {
    const file = await seedFile(database, 'secret');
    const room = await CommitteeRoom.opened(running, [file]);
    await room.vote('per-one', file, 'FOR');
    await room.declare('per-three', file);
    const ballots = async (caller: Caller): Promise<unknown> => {
      const { deliberations = [] } = (await pack(room.sessionId, caller)) ?? {};
      return (deliberations as { ballots: unknown }[])[0]?.ballots;
    };
    const cast = [{ choice: 'FOR', counted: true, person: { id: 'per-one' } }];
    expect(await ballots(member('per-two'))).toEqual(cast);
    expect(await ballots(auditor)).toEqual(cast);
    expect(await ballots(member('per-three'))).toBeNull();
    expect(await ballots(callerAs('SECRETARIAT', { person: 'per-six' }))).toBeNull();
  });

  it.each([
    ['planSession', 'PlanSessionInput', { heldOn: '2026-12-01' }, chair],
    ['openSession', 'SessionChangeInput', { sessionId: 'x', expectedVersion: 1 }, secretariat],
    [
      'castVote',
      'CastVoteInput',
      { sessionId: 'x', applicationId: 'x', expectedVersion: 1, choice: 'FOR' },
      secretariat,
    ],
    [
      'recordDecision',
      'DecisionInput',
      {
        sessionId: 'x',
        applicationId: 'x',
        outcome: 'GRANTED',
        expectedVersion: 1,
        idempotencyKey: 'x',
      },
      member('per-one'),
    ],
  ])('is changed with %s by those whose scope it is', async (...parameters) => {
    const [field, type, input, caller] = parameters;
    const { data, errors } = await running.ask(
      `mutation ($input: ${type}!) { ${field}(input: $input) { userErrors { code } } }`,
      { input },
      caller,
    );
    expect(data).toEqual({ [field]: null });
    expect(errors.map(({ code }) => code)).toEqual(['FORBIDDEN']);
  });

  it('is read with as many statements for many sessions as for few', async () => {
    const query = `query ($first: Int!, $after: String) {
      committeeSessions(first: $first, after: $after) {
        nodes {
          chair { displayName } members { person { directorate { name } } recusals { ground } }
          deliberations { tally { for } ballots { person { id } } }
        }
      }
    }`;
    // The few begin with one that has all there is to read: sessions of one day come in any order.
    const after = await cursorBeforeAFullSession();
    const few = await running.statementsDuring(() =>
      running.ask(query, { first: 2, after }, auditor),
    );
    const many = await running.statementsDuring(() => running.ask(query, { first: 20 }, auditor));
    expect(new Set(few)).toEqual(new Set(many));
    expect(many.length).toBe(few.length);
  });
});
