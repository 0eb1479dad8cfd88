import type { Caller } from '@apogee/shared/identity';
import type { DataSource } from 'typeorm';
import { createAccreditationDataSource } from '../../data-source';
import { type RunningAccreditation, startAccreditation } from '../../testing/accreditation';
import { callerAs } from '../../testing/callers';
import { CommitteeRoom, codesOf } from '../../testing/committee-room';
import { auditor, member, secretariat, seedFile, seedPeople } from '../../testing/procedure-seed';

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

const PANEL = ['per-four', 'per-five', 'per-six'];

interface AppealAnswer {
  readonly appeal: Record<string, unknown> & { readonly id: string; readonly version: number };
  readonly userErrors: readonly {
    readonly code: string;
    readonly path: readonly string[] | null;
  }[];
}

/** `mutation` is its name and the type of its input. */
async function change(
  mutation: string,
  input: Record<string, unknown>,
  caller: Caller,
): Promise<AppealAnswer> {
  const [field = '', type = ''] = mutation.split(': ');
  const { data, errors } = await running.ask(
    `mutation ($input: ${type}!) {
      ${field}(input: $input) {
        appeal { id version state findings against { seq } outcome { outcome signatories { personId } } panel { person { id } opinion } }
        userErrors { code path }
      }
    }`,
    { input },
    caller,
  );
  expect(errors).toEqual([]);
  return data?.[field] as AppealAnswer;
}

/** Typed, where Jest's own is any. */
function anyOrder(entries: readonly object[]): unknown {
  return expect.arrayContaining([...entries]);
}

const applicantOf = (name: string): Caller =>
  callerAs('FIRM_REPRESENTATIVE', { firms: [`firm-${name}`] });

/** A file that the committee of the chair, one, two and three has refused; answers the record's number. */
async function refused(name: string): Promise<{ readonly file: string; readonly seq: number }> {
  const file = await seedFile(database, name);
  const room = await CommitteeRoom.opened(running, [file]);
  for (const id of ['per-chair', 'per-one', 'per-two']) await room.vote(id, file, 'AGAINST');
  const { decision } = await room.decide({
    applicationId: file,
    outcome: 'REFUSED',
    grounds: [{ fr: 'Références trop anciennes', en: null }],
  });
  return { file, seq: decision?.seq ?? 0 };
}

async function reopenedFrom(file: string): Promise<string> {
  const rows = await database.query<{ id: string; state: string }[]>(
    'select id, state from accreditation.application where reopens_id = $1',
    [file],
  );
  return rows.find(({ state }) => state === 'SCHEDULED')?.id ?? 'none';
}

const lodge = (name: string, seq: number): Promise<AppealAnswer> =>
  change(
    'lodgeAppeal: LodgeAppealInput',
    { seq, grounds: 'Voyez la mission 2' },
    applicantOf(name),
  );

const rule = (
  { appeal }: AppealAnswer,
  panelIds: readonly string[] | null = PANEL,
): Promise<AppealAnswer> =>
  change(
    'ruleOnAppeal: RuleOnAppealInput',
    { appealId: appeal.id, expectedVersion: appeal.version, reason: 'Dans les délais', panelIds },
    secretariat,
  );

async function examined(
  name: string,
  seq: number,
  ...opinions: readonly string[]
): Promise<AppealAnswer> {
  let answer = await rule(await lodge(name, seq));
  for (const [index, opinion] of opinions.entries()) {
    const { id, version } = answer.appeal;
    const input = { appealId: id, expectedVersion: version, opinion };
    answer = await change(
      'giveAppealOpinion: AppealOpinionInput',
      input,
      member(PANEL[index] ?? ''),
    );
  }
  return answer;
}

function decide({ appeal }: AppealAnswer, caller = member('per-four')): Promise<AppealAnswer> {
  const input = {
    appealId: appeal.id,
    expectedVersion: appeal.version,
    findings: { fr: 'La mission 2 est récente' },
    idempotencyKey: `decide ${appeal.id}`,
  };
  return change('decideAppeal: DecideAppealInput', input, caller);
}

describe('an appeal against a refusal', () => {
  it('upheld, has the file decided anew by others, and by none who refused it', async () => {
    const { file, seq } = await refused('upheld');
    const examination = await examined('upheld', seq, 'UPHOLD', 'UPHOLD', 'DISMISS');
    expect(examination.appeal).toMatchObject({ state: 'EXAMINED' });
    const { appeal } = await decide(examination);
    expect(appeal).toMatchObject({
      state: 'UPHELD',
      findings: 'La mission 2 est récente',
      against: { seq },
      outcome: {
        outcome: 'APPEAL_UPHELD',
        signatories: anyOrder(PANEL.map((personId) => ({ personId }))),
      },
    });
    const reopened = await reopenedFrom(file);
    const room = new CommitteeRoom(running);
    await room.plan();
    for (const id of ['per-chair', 'per-three']) await room.seat(id);
    await database.query(`
      insert into accreditation.committee_mandate (id, person_id, role, voting, from_on)
      select 'man-' || id, id, 'MEMBER', true, '2026-01-01' from unnest(array['per-four', 'per-five', 'per-six']) id
    `);
    for (const id of PANEL) await room.seat(id);
    expect(codesOf(await room.schedule(reopened, 1))).toEqual([]);
    for (const id of ['per-chair', ...PANEL]) await room.markPresence(id, true);
    await room.open();
    expect(codesOf(await room.vote('per-chair', reopened, 'FOR', 1))).toEqual(['RECUSED']);
    for (const id of PANEL) {
      expect(codesOf(await room.vote(id, reopened, 'FOR', 1))).toEqual([]);
    }
    const granted = await room.decide(
      { applicationId: reopened, expectedVersion: 1 },
      callerAs('CHAIR', { person: 'per-four' }),
    );
    expect(granted).toMatchObject({ label: { status: 'ACTIVE' }, userErrors: [] });
  });

  it('dismissed, leaves the refusal as it is', async () => {
    const { file, seq } = await refused('dismissed');
    const examination = await examined('dismissed', seq, 'UPHOLD', 'DISMISS', 'DISMISS');
    const { appeal } = await decide(examination);
    expect(appeal).toMatchObject({ state: 'DISMISSED', outcome: { outcome: 'APPEAL_DISMISSED' } });
    expect(
      await database.query('select id from accreditation.application where reopens_id = $1', [
        file,
      ]),
    ).toEqual([]);
  });

  it('invariant 29: is decided once, however often the decision is sent', async () => {
    const { file, seq } = await refused('repeated');
    const examination = await examined('repeated', seq, 'UPHOLD', 'UPHOLD', 'UPHOLD');
    const answers = await Promise.all(Array.from({ length: 3 }, () => decide(examination)));
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(
      await database.query(
        `select (select count(*) from accreditation.application where reopens_id = $1) as files,
          (select count(*) from accreditation.ledger_record where outcome = 'APPEAL_UPHELD' and application_id = $1) as records`,
        [file],
      ),
    ).toEqual([{ files: 1, records: 1 }]);
  });

  it('invariant 23: has a panel that neither evaluated nor decided', async () => {
    const { seq } = await refused('panel');
    const lodged = await lodge('panel', seq);
    const { userErrors } = await rule(lodged, ['per-evaluator-x', 'per-three', 'per-six']);
    // Three could have voted and did not: that is taking part.
    expect(userErrors).toEqual([
      { code: 'PANEL_MEMBER_BARRED', path: ['input', 'panelIds', '0'] },
      { code: 'PANEL_MEMBER_BARRED', path: ['input', 'panelIds', '1'] },
    ]);
    expect(codesOf(await rule(lodged, ['per-four', 'per-five']))).toEqual(['PANEL_SIZE']);
    expect(codesOf(await rule(lodged))).toEqual([]);
    expect(codesOf(await rule(lodged))).toEqual(['VERSION_CONFLICT']);
  });

  it('is lodged by the firm, once, in time, against a refusal', async () => {
    const { seq } = await refused('lodged');
    expect(codesOf(await lodge('other', seq))).toEqual(['RECORD_UNKNOWN']);
    expect(codesOf(await lodge('lodged', 999_999))).toEqual(['RECORD_UNKNOWN']);
    expect(codesOf(await lodge('lodged', seq))).toEqual([]);
    expect(codesOf(await lodge('lodged', seq))).toEqual(['ALREADY_APPEALED']);
    const file = await seedFile(database, 'granted');
    const room = await CommitteeRoom.opened(running, [file]);
    for (const id of ['per-chair', 'per-one', 'per-two']) await room.vote(id, file, 'FOR');
    const { decision } = await room.decide({ applicationId: file });
    expect(codesOf(await lodge('granted', decision?.seq ?? 0))).toEqual(['NOT_APPEALABLE']);
  });

  it('is seen by the firm, the panel, the secretariat and auditors; opinions by panel and auditors alone', async () => {
    const { seq } = await refused('seen');
    const { appeal } = await examined('seen', seq, 'UPHOLD');
    const query = 'query ($id: ID!) { appeal(id: $id) { state panel { opinion } } }';
    const seenBy = async (caller: Caller): Promise<unknown> =>
      (await running.ask(query, { id: appeal.id }, caller)).data?.['appeal'];
    const hidden = [{ opinion: null }, { opinion: null }, { opinion: null }];
    const shown = anyOrder([{ opinion: 'UPHOLD' }]);
    expect(await seenBy(applicantOf('seen'))).toEqual({ state: 'ADMISSIBLE', panel: hidden });
    expect(await seenBy(secretariat)).toEqual({ state: 'ADMISSIBLE', panel: hidden });
    expect(await seenBy(member('per-six'))).toEqual({ state: 'ADMISSIBLE', panel: shown });
    expect(await seenBy(auditor)).toEqual({ state: 'ADMISSIBLE', panel: shown });
    expect(await seenBy(applicantOf('other'))).toBeNull();
    expect(await seenBy(member('per-one'))).toBeNull();
    expect(codesOf(await decide({ appeal, userErrors: [] }, member('per-one')))).toEqual([
      'APPEAL_NOT_FOUND',
    ]);
  });
});
