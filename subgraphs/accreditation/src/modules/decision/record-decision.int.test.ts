import type { DataSource } from 'typeorm';
import { createAccreditationDataSource } from '../../data-source';
import { type RunningAccreditation, startAccreditation } from '../../testing/accreditation';
import { ApplicationClerk } from '../../testing/application-clerk';
import { CommitteeRoom, codesOf } from '../../testing/committee-room';
import {
  chair,
  deputy,
  secretariat,
  seedFile,
  seedFiles,
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

const GROUND = { fr: 'Références trop anciennes', en: 'References too old' };

async function room(file: string, ...choices: readonly string[]): Promise<CommitteeRoom> {
  const opened = await CommitteeRoom.opened(running, [file]);
  for (const [index, choice] of choices.entries()) {
    await opened.vote(['per-chair', 'per-one', 'per-two', 'per-three'][index] ?? '', file, choice);
  }
  return opened;
}

async function stateOf(file: string): Promise<unknown> {
  const [row] = await database.query<unknown[]>(
    `select state, version, due_by as "dueBy", (
        select json_agg(to_state order by ordinal) from accreditation.application_event
        where application_id = application.id
      ) as steps
    from accreditation.application where id = $1`,
    [file],
  );
  return row;
}

interface RecordedContent {
  readonly outcome: string;
  readonly [name: string]: unknown;
}

async function recordsOf(file: string): Promise<readonly RecordedContent[]> {
  const rows = await database.query<{ content: string }[]>(
    'select content from accreditation.ledger_record where application_id = $1 order by seq',
    [file],
  );
  return rows.map(({ content }) => JSON.parse(content) as RecordedContent);
}

describe('a decision of the committee', () => {
  it('grants a label: file, record and label in one', async () => {
    const file = await seedFile(database, 'grant');
    const session = await room(file, 'FOR', 'FOR', 'ABSTAIN', 'AGAINST');
    const { decision, label, userErrors } = await session.decide({
      applicationId: file,
      grounds: [GROUND],
      signatoryIds: ['per-two'],
    });
    expect(userErrors).toEqual([]);
    expect(label).toEqual({
      number: `APG-2026-${String(decision?.seq).padStart(6, '0')}`,
      status: 'ACTIVE',
      validFrom: '2026-11-22',
      validUntil: '2029-11-22',
      version: 1,
      scope: 'Études 1',
      predecessor: null,
    });
    expect(await stateOf(file)).toEqual({
      state: 'DECIDED',
      version: 3,
      dueBy: null,
      steps: ['SCHEDULED', 'DECIDED'],
    });
    expect(await recordsOf(file)).toMatchObject([
      {
        seq: decision?.seq,
        outcome: 'GRANTED',
        authority: 'COMMITTEE',
        actor: 'per-chair',
        labelNumber: label?.['number'],
        schemeVersion: 'DEMO-2025',
        effectiveFrom: '2026-11-22',
        appealDeadline: null,
        grounds: [GROUND],
        tally: {
          for: 2,
          against: 1,
          abstain: 1,
          recused: 0,
          quorumMet: true,
          directoratesRepresented: 3,
        },
        signatories: [
          { personId: 'per-chair', displayName: 'Camille Chaise', directorateCode: 'DX' },
          { personId: 'per-two', displayName: 'Bérénice Deux', directorateCode: 'DY' },
        ],
        change: {
          kind: 'AWARDED',
          subjectId: 'act-grant-1',
          holderId: 'firm-grant',
          acceptedReferences: 2,
          basisAssessmentId: null,
        },
      },
    ]);
  });

  it('invariant 24: refuses with grounds, and says until when to appeal', async () => {
    const file = await seedFile(database, 'refuse');
    const session = await room(file, 'AGAINST', 'AGAINST', 'FOR');
    const refusal = { applicationId: file, outcome: 'REFUSED' };
    expect(codesOf(await session.decide(refusal))).toEqual(['GROUNDS_MISSING']);
    expect(await stateOf(file)).toMatchObject({ state: 'SCHEDULED', version: 2 });
    expect(codesOf(await session.decide({ ...refusal, grounds: [GROUND] }))).toEqual([]);
    expect(await recordsOf(file)).toMatchObject([
      { outcome: 'REFUSED', appealDeadline: '2027-01-21', labelNumber: null, change: null },
    ]);
    expect(codesOf(await session.vote('per-three', file, 'FOR', 3))).toEqual([
      'FILE_NOT_SCHEDULED',
    ]);
  });

  it('invariants 20 and 22: defers without quorum, and nothing else; the file can come back', async () => {
    const file = await seedFile(database, 'defer');
    const session = await room(file, 'FOR', 'FOR');
    await session.declare('per-two', file);
    await session.declare('per-three', file);
    expect(codesOf(await session.decide({ applicationId: file }))).toEqual(['OUTCOME_NOT_VOTED']);
    const refusal = { applicationId: file, outcome: 'REFUSED', grounds: [GROUND] };
    expect(codesOf(await session.decide(refusal))).toEqual(['OUTCOME_NOT_VOTED']);
    await session.close();
    expect(codesOf(await session.decide({ applicationId: file, outcome: 'DEFERRED' }))).toEqual([]);
    expect(await stateOf(file)).toMatchObject({
      state: 'DEFERRED',
      version: 3,
      dueBy: '2027-05-21',
    });
    const next = new CommitteeRoom(running);
    await next.plan();
    expect(codesOf(await next.schedule(file, 3))).toEqual([]);
    expect(await stateOf(file)).toMatchObject({
      state: 'SCHEDULED',
      dueBy: null,
      steps: ['SCHEDULED', 'DEFERRED', 'SCHEDULED'],
    });
    const late = {
      outcome: 'DEFERRED',
      expectedVersion: 4,
      idempotencyKey: 'upon the former vote',
    };
    expect(codesOf(await session.decide({ applicationId: file, ...late }))).toEqual([
      'NOT_ON_AGENDA',
    ]);
  });

  it('invariant 17: lets nobody judge the file who could vote on it, or declared a conflict', async () => {
    const file = await seedFile(database, 'seats');
    const session = await room(file, 'FOR', 'AGAINST');
    await session.declare('per-three', file);
    await session.decide({ applicationId: file, outcome: 'DEFERRED' });
    const clerk = new ApplicationClerk(running);
    const reason = { fr: 'À compléter', en: null };
    await clerk.step(file, 'resumeEvaluation', { reason }, secretariat);
    const assign = async (personId: string): Promise<readonly string[]> => {
      const input = { personId, independence: 'AGENCY' };
      return (await clerk.step(file, 'assignEvaluator', input, secretariat)).refused;
    };
    // Two sat there with a vote and did not cast it: that is taking part.
    expect(await assign('per-two')).toEqual(['VOTED_ON_THE_FILE']);
    expect(await assign('per-one')).toEqual(['VOTED_ON_THE_FILE']);
    expect(await assign('per-three')).toEqual(['INTEREST_IN_FIRM']);
    expect(await assign('per-four')).toEqual([]);
  });

  it('recuses from the next session who declared a conflict in an earlier one of the file', async () => {
    const file = await seedFile(database, 'declared');
    const session = await room(file, 'FOR', 'AGAINST');
    await session.declare('per-three', file);
    await session.decide({ applicationId: file, outcome: 'DEFERRED' });
    await session.close();
    const next = new CommitteeRoom(running);
    await next.plan();
    await next.seat('per-three');
    await next.schedule(file, 3);
    const recusals = await database.query<unknown[]>(
      'select person_id, ground, automatic from accreditation.recusal where session_id = $1',
      [next.sessionId],
    );
    expect(recusals).toEqual([
      { person_id: 'per-three', ground: 'PERSONAL_INTEREST', automatic: true },
    ]);
  });

  it('invariant 22: grants nothing on a tie, unless the scheme of the file has a casting vote', async () => {
    const tied = await seedFile(database, 'tied');
    const session = await room(tied, 'FOR', 'FOR', 'AGAINST', 'AGAINST');
    expect(codesOf(await session.decide({ applicationId: tied }))).toEqual(['OUTCOME_NOT_VOTED']);
    await database.query(
      "update accreditation.application set scheme_version = 'DEMO-2020' where id = $1",
      [tied],
    );
    expect(codesOf(await session.decide({ applicationId: tied }))).toEqual([]);
  });

  it('is recorded by whoever presides and deals with the file, and signed by whoever took part', async () => {
    const file = await seedFile(database, 'sign');
    const session = await room(file, 'FOR', 'FOR', 'FOR');
    await session.declare('per-chair', file);
    const grant = { applicationId: file };
    expect(codesOf(await session.decide(grant, chair))).toEqual(['RECUSED']);
    expect(
      codesOf(await session.decide({ ...grant, signatoryIds: ['per-chair', 'per-two'] }, deputy)),
    ).toEqual(['SIGNATORY_TOOK_NO_PART']);
    expect(codesOf(await session.decide(grant, deputy))).toEqual([]);
  });

  it('invariants 2 to 6: grants only what may be granted at that moment', async () => {
    expect(
      await grantOf(
        'sold',
        "update accreditation.catalogue_item set firm_id = 'firm-other' where item_id = 'act-sold-1'",
      ),
    ).toEqual(['SUBJECT_OF_ANOTHER_FIRM']);
    expect(
      await grantOf(
        'untold',
        "delete from accreditation.catalogue_item where item_id = 'act-untold-1'",
      ),
    ).toEqual(['SUBJECT_UNKNOWN']);
    expect(
      await grantOf(
        'few',
        "delete from accreditation.application_reference where application_id = 'app-few-1' and ordinal = 2",
      ),
    ).toEqual(['TOO_FEW_REFERENCES']);
  });

  it('invariants 3 and 4: grants no second label to a subject that bears one', async () => {
    const file = await seedFile(database, 'twice');
    const first = await room(file, 'FOR', 'FOR', 'FOR');
    const { label } = await first.decide({ applicationId: file });
    await followUp(file, 'app-twice-2', { kind: 'INITIAL', label: null });
    expect(label).toMatchObject({ status: 'ACTIVE' });
    const second = await room('app-twice-2', 'FOR', 'FOR', 'FOR');
    expect(codesOf(await second.decide({ applicationId: 'app-twice-2' }))).toEqual([
      'LABEL_OVERLAPS',
    ]);
  });

  it('renews: the successor takes over where its predecessor ends, each with a record', async () => {
    const file = await seedFile(database, 'renew');
    const first = await room(file, 'FOR', 'FOR', 'FOR');
    const { label } = await first.decide({ applicationId: file });
    await followUp(file, 'app-renew-2', { kind: 'RENEWAL', label: String(label?.['number']) });
    const second = await room('app-renew-2', 'FOR', 'FOR', 'FOR');
    const renewal = await second.decide({ applicationId: 'app-renew-2' });
    expect(renewal.label).toMatchObject({
      status: null,
      validFrom: '2029-11-22',
      validUntil: '2032-11-22',
      predecessor: { number: label?.['number'], status: 'ACTIVE' },
    });
    expect(await recordsOf('app-renew-2')).toMatchObject([
      {
        outcome: 'RENEWED',
        labelNumber: label?.['number'],
        effectiveFrom: '2029-11-22',
        change: { kind: 'RENEWED', successorNumber: renewal.label?.['number'] },
      },
      { outcome: 'GRANTED', seq: renewal.decision?.seq, effectiveFrom: '2029-11-22' },
    ]);
    await followUp(file, 'app-renew-3', { kind: 'RENEWAL', label: String(label?.['number']) });
    const third = await room('app-renew-3', 'FOR', 'FOR', 'FOR');
    expect(codesOf(await third.decide({ applicationId: 'app-renew-3' }))).toEqual([
      'LABEL_STATUS_CANNOT_FOLLOW',
    ]);
  });

  it('changes the scope of a label by decision: the same label, one version on', async () => {
    const file = await seedFile(database, 'scope');
    const first = await room(file, 'FOR', 'FOR', 'FOR');
    const { label } = await first.decide({ applicationId: file });
    await followUp(file, 'app-scope-2', { kind: 'SCOPE_CHANGE', label: String(label?.['number']) });
    await database.query(
      "update accreditation.application set scope_fr = 'Études réduites' where id = 'app-scope-2'",
    );
    const second = await room('app-scope-2', 'FOR', 'FOR', 'FOR');
    const change = await second.decide({ applicationId: 'app-scope-2' });
    expect(change.label).toMatchObject({
      number: label?.['number'],
      scope: 'Études réduites',
      version: 2,
      status: 'ACTIVE',
    });
  });
});

describe('the same decision sent again', () => {
  it('invariant 29: is recorded once and answered alike, three times over', async () => {
    const file = await seedFile(database, 'again');
    const session = await room(file, 'FOR', 'FOR', 'FOR');
    const answers = await Promise.all(
      Array.from({ length: 3 }, () => session.decide({ applicationId: file })),
    );
    expect(answers[0]?.label).toMatchObject({ status: 'ACTIVE' });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(await session.decide({ applicationId: file })).toEqual(answers[0]);
    expect(await recordsOf(file)).toHaveLength(1);
  });

  it('is refused when the key came with another decision before', async () => {
    const file = await seedFile(database, 'key');
    const session = await room(file, 'FOR', 'FOR', 'FOR');
    await session.decide({ applicationId: file });
    expect(codesOf(await session.decide({ applicationId: file, expectedVersion: 3 }))).toEqual([
      'IDEMPOTENCY_KEY_REUSED',
    ]);
  });
});

describe('two who decide at the same moment', () => {
  const TIMES = 200;

  it(`leave exactly one decision each time, ${TIMES} times, and an unbroken chain`, async () => {
    const files = await seedFiles(database, { name: 'race', count: TIMES, state: 'SCHEDULED' });
    const session = await CommitteeRoom.opened(running, []);
    await database.query(
      `insert into accreditation.agenda_item (session_id, application_id, round, ordinal)
      select $1, id, 1, row_number() over () from unnest($2::text[]) id`,
      [session.sessionId, files],
    );
    await database.query(
      `insert into accreditation.ballot (session_id, application_id, person_id, choice, cast_at)
      select $1, id, person, 'FOR', '2026-11-22T12:00:00Z'
      from unnest($2::text[]) id, unnest(array['per-chair', 'per-one', 'per-two']) person`,
      [session.sessionId, files],
    );
    const outcomes: string[] = [];
    for (const file of files) {
      const decision = { applicationId: file, expectedVersion: 1 };
      const answers = await Promise.all([
        session.decide({ ...decision, idempotencyKey: `${file} by the chair` }, chair),
        session.decide({ ...decision, idempotencyKey: `${file} by a deputy` }, deputy),
      ]);
      outcomes.push(
        answers
          .map((answer) => codesOf(answer)[0] ?? 'GRANTED')
          .toSorted()
          .join(),
      );
    }
    expect(new Set(outcomes)).toEqual(new Set(['GRANTED,VERSION_CONFLICT']));
    const counted: unknown = await database.query(
      `select count(*) as records, count(distinct application_id) as files
      from accreditation.ledger_record where application_id = any($1)`,
      [files],
    );
    expect(counted).toEqual([{ records: TIMES, files: TIMES }]);
    expect(await brokenLinks()).toEqual([]);
  }, 120_000);
});

/** Changes something between the vote and the decision. */
async function grantOf(name: string, change: string): Promise<readonly string[]> {
  const file = await seedFile(database, name);
  const session = await room(file, 'FOR', 'FOR', 'FOR');
  await database.query(change);
  return codesOf(await session.decide({ applicationId: file }));
}

async function brokenLinks(): Promise<unknown> {
  return database.query(`
    select record.seq
    from accreditation.ledger_record record
    left join accreditation.ledger_record before on before.seq = record.seq - 1
    where record.previous_sha256 <> coalesce(before.content_sha256, repeat('0', 64))
      or (before.seq is null and record.seq > 1)
  `);
}

/** A later application of the same firm for the same activity, evaluated like the first. */
async function followUp(
  file: string,
  id: string,
  { kind, label }: { readonly kind: string; readonly label: string | null },
): Promise<void> {
  await database.query(
    `insert into accreditation.application (
      id, kind, state, applicant_id, subject_id, subject_kind, label_number, scope_fr, scheme_version, created_at,
      submitted_at
    )
    select $2, $3, 'EVALUATED', applicant_id, subject_id, subject_kind, $4, scope_fr, scheme_version, created_at,
      submitted_at
    from accreditation.application where id = $1`,
    [file, id, kind, label],
  );
  await database.query(
    `insert into accreditation.application_reference (application_id, ordinal, mission, operator, accepted_by, accepted_at)
    select $2, ordinal, mission, operator, accepted_by, accepted_at
    from accreditation.application_reference where application_id = $1`,
    [file, id],
  );
  await database.query(
    `insert into accreditation.evaluation (
      id, application_id, round, evaluator_id, directorate_code, independence, started_at, conclusion, recommendation,
      signed_at
    )
    select $2 || evaluator_id, $2, round, evaluator_id, directorate_code, independence, started_at, conclusion,
      recommendation, signed_at
    from accreditation.evaluation where application_id = $1`,
    [file, id],
  );
}
