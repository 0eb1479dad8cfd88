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
import { findDeviatingLabels } from '../label';

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

interface Measure {
  readonly seq: number;
  readonly label: { readonly status: string; readonly version: number } | null;
  readonly userErrors: readonly { readonly code: string; readonly path: null }[];
}

/** What the chair does with a label: `mutation` is its name and the type of its input. */
async function measure(mutation: string, input: Record<string, unknown>): Promise<Measure> {
  const [field = '', type = 'LabelChangeInput'] = mutation.split(': ');
  const { data, errors } = await running.ask(
    `mutation ($input: ${type}!) {
      ${field}(input: $input) { seq label { status version } userErrors { code path } }
    }`,
    {
      input: {
        grounds: [{ fr: 'Anomalie en orbite' }],
        idempotencyKey: JSON.stringify([mutation, input]),
        ...input,
      },
    },
    chair,
  );
  expect(errors).toEqual([]);
  return data?.[field] as Measure;
}

const suspend = (number: string, expectedVersion = 1): Promise<Measure> =>
  measure('suspendLabel: SuspendLabelInput', { number, expectedVersion });

async function labelOf(number: string): Promise<unknown> {
  const { data } = await running.ask(
    'query ($number: ID!) { label(number: $number) { status version transitions { status } decisions { outcome rectifies } } }',
    { number },
  );
  return data?.['label'];
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

describe('an appeal against a measure', () => {
  it('upheld, leaves the label as if it had not been suspended, whatever its deciders correct later', async () => {
    const number = 'DEMO-2025-0009';
    const { seq, label } = await suspend(number);
    expect(label).toEqual({ status: 'SUSPENDED', version: 2 });
    const { appeal } = await decide(
      await examined('demo-mecanismes-cannes', seq, 'UPHOLD', 'UPHOLD', 'DISMISS'),
    );
    expect(appeal).toMatchObject({ state: 'UPHELD', outcome: { outcome: 'APPEAL_UPHELD' } });
    expect(await labelOf(number)).toEqual({
      status: 'ACTIVE',
      version: 3,
      transitions: [{ status: 'ACTIVE' }],
      decisions: [
        { outcome: 'GRANTED', rectifies: null },
        { outcome: 'SUSPENDED', rectifies: null },
        { outcome: 'APPEAL_UPHELD', rectifies: seq },
      ],
    });
    const brought = await measure('rectifyDecision: RectifyDecisionInput', {
      seq,
      expectedVersion: 3,
    });
    expect(codesOf(brought)).toEqual(['RECORD_OVERTURNED_ON_APPEAL']);
    expect(await findDeviatingLabels(database)).toEqual([]);
  });

  it('dismissed, confirms a withdrawal', async () => {
    const number = 'DEMO-2025-0013';
    const { seq } = await measure('withdrawLabel', { number, expectedVersion: 1 });
    const { appeal } = await decide(
      await examined('demo-viseurs-pyrenees', seq, 'UPHOLD', 'DISMISS', 'DISMISS'),
    );
    expect(appeal).toMatchObject({ state: 'DISMISSED', outcome: { outcome: 'APPEAL_DISMISSED' } });
    expect(await labelOf(number)).toMatchObject({
      status: 'WITHDRAWN',
      version: 3,
      transitions: [{ status: 'ACTIVE' }, { status: 'WITHDRAWN' }],
    });
    expect(await findDeviatingLabels(database)).toEqual([]);
  });

  it('upheld after the suspension was lifted, leaves neither in the history of the label', async () => {
    const number = 'DEMO-2025-0012';
    const { seq } = await suspend(number);
    await measure('reinstateLabel', { number, expectedVersion: 2 });
    await suspend(number, 3);
    await decide(await examined('demo-optique-aix', seq, 'UPHOLD', 'UPHOLD', 'UPHOLD'));
    expect(await labelOf(number)).toMatchObject({
      status: 'SUSPENDED',
      version: 5,
      transitions: [{ status: 'ACTIVE' }, { status: 'SUSPENDED' }],
    });
  });

  it('invariant 23: has a panel without who signed the measure, judged the file or is tied to the holder', async () => {
    const file = await seedFile(database, 'measured');
    const room = await CommitteeRoom.opened(running, [file]);
    for (const id of ['per-chair', 'per-one', 'per-two']) await room.vote(id, file, 'FOR');
    const { label } = await room.decide({ applicationId: file });
    const { seq } = await suspend(label?.['number'] as string);
    await database.query(`
      insert into accreditation.person_interest (id, person_id, firm_id, ground, from_on)
      values ('int-six', 'per-six', 'firm-measured', 'CONSULTANCY', '2026-01-01')
    `);
    const lodged = await lodge('measured', seq);
    const { userErrors } = await rule(lodged, ['per-chair', 'per-evaluator-x', 'per-six']);
    expect(userErrors).toEqual(
      ['0', '1', '2'].map((index) => ({
        code: 'PANEL_MEMBER_BARRED',
        path: ['input', 'panelIds', index],
      })),
    );
    // Whoever voted for the award did not take the measure.
    expect(codesOf(await rule(lodged, ['per-two', 'per-four', 'per-five']))).toEqual([]);
  });

  it('is lodged by the holder, in time, against what still stands', async () => {
    const number = 'DEMO-2026-0001';
    const { seq } = await suspend(number);
    expect(codesOf(await lodge('demo-optique-aix', seq))).toEqual(['RECORD_UNKNOWN']);
    const lifted = await measure('reinstateLabel', { number, expectedVersion: 2 });
    expect(codesOf(await lodge('demo-surete-orleans', lifted.seq))).toEqual(['NOT_APPEALABLE']);
    const correction = { seq, expectedVersion: 3, annul: true };
    await measure('rectifyDecision: RectifyDecisionInput', correction);
    expect(codesOf(await lodge('demo-surete-orleans', seq))).toEqual(['NOT_APPEALABLE']);
    const [former] = await database.query<{ seq: number }[]>(
      `select seq from accreditation.ledger_record where label_number = 'DEMO-2021-0006' and outcome = 'WITHDRAWN'`,
    );
    expect(codesOf(await lodge('demo-calculateurs-garonne', former?.seq ?? 0))).toEqual([
      'APPEAL_TOO_LATE',
    ]);
  });

  it('is found from the label by those who may see it, and by nobody else', async () => {
    const { seq } = await suspend('DEMO-2026-0002');
    const { appeal } = await lodge('demo-roues-reims', seq);
    const query = '{ label(number: "DEMO-2026-0002") { appeals { id } } }';
    const seenBy = async (caller: Caller): Promise<unknown> =>
      (await running.ask(query, {}, caller)).data?.['label'];
    expect(await seenBy(applicantOf('demo-roues-reims'))).toEqual({ appeals: [{ id: appeal.id }] });
    expect(await seenBy(secretariat)).toEqual({ appeals: [{ id: appeal.id }] });
    expect(await seenBy(applicantOf('other'))).toEqual({ appeals: [] });
    expect(await seenBy(ANYONE)).toEqual({ appeals: null });
  });
});
