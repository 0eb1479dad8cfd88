import { type Clock, parisDay } from '@apogee/shared/clock';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { createAccreditationDataSource } from './data-source';
import { findDeviatingLabels } from './modules/label';
import { verifyLedger } from './modules/ledger';
import { type RunningAccreditation, startAccreditation } from './testing/accreditation';
import { seedFiles, seedPeople } from './testing/procedure-seed';
import { type Step, takeStep, Walk } from './testing/walk/procedure-walk';
import { APPEAL_COMMANDS } from './testing/walk/walk-appeal-commands';
import { COMMITTEE_COMMANDS } from './testing/walk/walk-committee-commands';
import { FILE_COMMANDS } from './testing/walk/walk-file-commands';
import { LABEL_COMMANDS } from './testing/walk/walk-label-commands';
import { isStep, statusOn, type WalkFile } from './testing/walk/walk-model';

const WALKS = 24;
const STEPS = 110;
/** The same walks each time, so that a failure is of what was changed. Look for others with another one. */
const SEED = 20_261_129;
const LONGEST_MS = 300_000;
const DAY_MS = 86_400_000;
/** How far the clock jumps: past a deadline, past a deferral, past a label. */
const JUMPS = [1, 1, 1, 61, 190, 920, 1_100];

const COMMANDS = [...FILE_COMMANDS, ...COMMITTEE_COMMANDS, ...APPEAL_COMMANDS, ...LABEL_COMMANDS];

let instant = new Date('2026-11-22T12:00:00Z').getTime();
const clock: Clock = {
  now: () => new Date(instant),
  today: () => parisDay(new Date(instant)),
};

let running: RunningAccreditation;
let database: DataSource;

beforeAll(async () => {
  running = await startAccreditation(clock);
  database = await createAccreditationDataSource(running.url).initialize();
  await seedPeople(database);
  await database.query(`
    insert into accreditation.person (id, display_name, directorate_code) values ('per-seven', 'Kim Sept', 'DZ')
  `);
});

afterAll(async () => {
  await database.destroy();
  await running.stop();
});

const anyStep: fc.Arbitrary<Step> = fc.record({
  seed: fc.noBias(fc.nat(2 ** 31 - 1)),
  mood: fc.noBias(fc.nat(9)),
});

/** Two files that were evaluated, and two items of another firm for which there is no file yet. */
async function startWalk(name: string): Promise<Walk> {
  const files = await seedFiles(database, { name, count: 2, state: 'EVALUATED' });
  const firm = `firm-${name}`;
  const other = `${firm}-other`;
  const fresh = [1, 2].map((index) => `act-${name}-fresh-${index}`);
  await database.query(
    `insert into accreditation.catalogue_item (item_id, kind, firm_id, published, as_of)
    select item, 'ENGINEERING_ACTIVITY', $2, true, '2026-11-01T00:00:00Z' from unnest($1::text[]) item`,
    [fresh, other],
  );
  const subjects = [
    ...files.map((_, index) => ({ id: `act-${name}-${index + 1}`, firm })),
    ...fresh.map((id) => ({ id, firm: other })),
  ];
  const walk = new Walk(name, running, { today: () => clock.today(), subjects });
  walk.files.push(...files.map((id, index) => evaluatedFile(id, subjects[index]?.id ?? '', firm)));
  return walk;
}

function evaluatedFile(id: string, subject: string, firm: string): WalkFile {
  const signed = (person: string): WalkFile['evaluations'][number] => ({
    id: `${id}${person}`,
    person,
    round: 1,
    version: 1,
    scored: true,
    signed: true,
  });
  return {
    id,
    firm,
    subject,
    kind: 'INITIAL',
    label: null,
    reopens: null,
    state: 'EVALUATED',
    version: 1,
    round: 1,
    dueBy: null,
    documents: new Set(),
    isDeclared: false,
    isAccepted: false,
    references: 2,
    acceptedReferences: new Set([1, 2]),
    evaluations: [signed('per-evaluator-x'), signed('per-evaluator-y')],
    reviews: [],
  };
}

const taken = { steps: 0, done: 0 };
const reached = new Map<string, number>();

async function go(walk: Walk, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    if (step.mood === 9 && step.seed % 5 === 0) {
      instant += (JUMPS[step.seed % JUMPS.length] ?? 1) * DAY_MS;
    }
    const { isDone } = await takeStep(walk, COMMANDS, step);
    taken.steps += 1;
    taken.done += isDone ? 1 : 0;
  }
  for (const state of [
    ...walk.files.map((file) => `file ${file.state}`),
    ...walk.appeals.map((appeal) => `appeal ${appeal.state}`),
    ...walk.labels.map((label) => `label ${statusOn(label, clock.today())}`),
  ]) {
    reached.set(state, (reached.get(state) ?? 0) + 1);
  }
}

async function expectAsModelled({ files, sessions, appeals, labels }: Walk): Promise<void> {
  expect(
    await database.query(
      `select id, state, version, round, due_by as "dueBy"
      from accreditation.application where id = any($1) order by id`,
      [files.map(({ id }) => id)],
    ),
  ).toEqual(
    files
      .map(({ id, state, version, round, dueBy }) => ({ id, state, version, round, dueBy }))
      .toSorted(byId),
  );
  expect(
    await database.query(
      `select id, state, version, (
          select count(*) from accreditation.ballot where ballot.session_id = session.id
        ) as ballots
      from accreditation.committee_session session where id = any($1) order by id`,
      [sessions.map(({ id }) => id)],
    ),
  ).toEqual(
    sessions
      .map(({ id, state, version, agenda }) => ({
        id,
        state,
        version,
        ballots: agenda.reduce((sum, { ballots }) => sum + ballots.size, 0),
      }))
      .toSorted(byId),
  );
  // Invariant 30: what was signed has the version that it was signed in.
  expect(
    await database.query(
      `select id, version, signed_at is not null as signed
      from accreditation.evaluation where application_id = any($1) order by id`,
      [files.map(({ id }) => id)],
    ),
  ).toEqual(
    files
      .flatMap(({ evaluations }) => evaluations)
      .map(({ id, version, signed }) => ({ id, version, signed }))
      .toSorted(byId),
  );
  expect(
    await database.query(
      'select id, state, version from accreditation.appeal where id = any($1) order by id',
      [appeals.map(({ id }) => id)],
    ),
  ).toEqual(appeals.map(({ id, state, version }) => ({ id, state, version })).toSorted(byId));
  for (const label of labels) {
    const { data } = await running.ask(
      'query ($id: ID!) { label(number: $id) { status version } }',
      {
        id: label.number,
      },
    );
    const status = statusOn(label, clock.today());
    expect(data).toEqual({ label: { status, version: label.version } });
  }
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1;
}

/** Each names rows that no walk may leave, whatever the model says. */
const FORBIDDEN: Readonly<Record<string, string>> = {
  'invariant 3: two running labels of one subject, and invariant 4: overlapping ones': `
    select one.number from accreditation.label one join accreditation.label other
      on one.subject_id = other.subject_id and one.number < other.number
      and one.valid_from < other.ended_on and other.valid_from < one.ended_on`,
  'invariant 2: a holder that is not the applicant': `
    select label.number from accreditation.label
    join accreditation.ledger_record record on record.label_number = label.number and record.outcome = 'GRANTED'
    join accreditation.application on application.id = record.application_id
    where label.holder_id <> application.applicant_id or label.subject_id <> application.subject_id`,
  'invariant 17: somebody who judged a file and voted on it': `
    select ballot.application_id from accreditation.ballot
    join (
      select application_id, evaluator_id as person_id from accreditation.evaluation
      union select application_id, reviewer_id from accreditation.technical_review
    ) judge using (application_id, person_id)`,
  'invariant 17: somebody who evaluated a file and reviews it': `
    select review.application_id from accreditation.technical_review review
    join accreditation.evaluation on evaluation.application_id = review.application_id
      and evaluation.evaluator_id = review.reviewer_id`,
  'invariant 19: a ballot from a seat without a vote, out of mandate, or from none': `
    select ballot.application_id from accreditation.ballot
    join accreditation.committee_session session on session.id = ballot.session_id
    left join (accreditation.committee_seat seat join accreditation.committee_mandate mandate on mandate.id = seat.mandate_id)
      on seat.session_id = ballot.session_id and seat.person_id = ballot.person_id
    where seat.voting is not true or session.held_on >= mandate.until_on`,
  'invariant 21: a ballot outside the session': `
    select ballot.application_id from accreditation.ballot
    join accreditation.committee_session session on session.id = ballot.session_id
    where session.opened_at is null or ballot.cast_at < session.opened_at or ballot.cast_at > session.closed_at`,
  'invariant 22: a grant or refusal without quorum, or a grant on a tie': `
    select seq from accreditation.ledger_record
    where outcome in ('GRANTED', 'REFUSED') and content::jsonb -> 'tally' <> 'null'
      and (
        not (content::jsonb #>> '{tally,quorumMet}')::boolean
        or outcome = 'GRANTED'
          and (content::jsonb #>> '{tally,for}')::integer <= (content::jsonb #>> '{tally,against}')::integer
      )`,
  'invariant 23: a panel member who judged or voted on the file': `
    select appeal.id from accreditation.appeal
    join accreditation.ledger_record record on record.seq = appeal.against_seq
    join accreditation.appeal_panel_member member on member.appeal_id = appeal.id
    where exists (
      select from accreditation.evaluation
      where evaluation.application_id = record.application_id and evaluation.evaluator_id = member.person_id
    ) or exists (
      select from accreditation.ballot
      where ballot.application_id = record.application_id and ballot.person_id = member.person_id
    )`,
  'invariant 24: a refusal, suspension or withdrawal without grounds or a deadline': `
    select seq from accreditation.ledger_record
    where outcome in ('REFUSED', 'SUSPENDED', 'WITHDRAWN') and rectifies is null
      and label_number is distinct from 'x' and label_number not like 'DEMO-%'
      and (content::jsonb ->> 'appealDeadline' is null or jsonb_array_length(content::jsonb -> 'grounds') = 0)`,
  'invariant 25: a submitted file without its scheme': `
    select id from accreditation.application where submitted_at is not null and scheme_version is null`,
  'invariant 27: a decided file without exactly one decision': `
    select application.id from accreditation.application
    where state = 'DECIDED' and id like 'app-%' and id not like 'app-demo-%'
      and (
        select count(*) from accreditation.ledger_record record
        where record.application_id = application.id and record.outcome in ('GRANTED', 'REFUSED', 'SCOPE_REDUCED')
      ) <> 1`,
  'invariant 30: a document that is not named by its content, or is twice in a file': `
    select application_id from accreditation.application_document
    group by application_id, sha256, requirement_code
    having count(*) > 1 or sha256 !~ '^[0-9a-f]{64}$'`,
  'invariant 29: two open files of one item': `
    select subject_id from accreditation.application
    where state not in ('INADMISSIBLE', 'DECIDED', 'WITHDRAWN', 'LAPSED')
    group by subject_id having count(*) > 1`,
};

async function expectNothingForbidden(): Promise<void> {
  for (const [what, statement] of Object.entries(FORBIDDEN)) {
    const found: unknown = await database.query(statement);
    expect({ what, found }).toEqual({ what, found: [] });
  }
  const steps = await database.query<{ from: string; to: string }[]>(`
    select distinct from_state as "from", to_state as "to" from accreditation.application_event
    where from_state is not null and application_id not like 'app-demo-%'
  `);
  expect(steps.filter(({ from, to }) => !isStep(from, to))).toEqual([]);
}

describe('a random walk through the procedure', () => {
  it(
    'invariants 2 to 4 and 17 to 30: goes where the model goes, and leaves nothing that is forbidden',
    async () => {
      let walks = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(anyStep, { minLength: STEPS, maxLength: STEPS }),
          async (steps) => {
            walks += 1;
            const walk = await startWalk(`walk${walks}`);
            await go(walk, steps);
            await expectAsModelled(walk);
          },
        ),
        // A walk goes on from what the ones before left in the database, so a shorter one would be another.
        { numRuns: WALKS, endOnFailure: true, seed: SEED },
      );
      await expectNothingForbidden();
      expect(await verifyLedger(database)).toMatchObject({ broken: null });
      expect(await findDeviatingLabels(database)).toEqual([]);
      process.stdout.write(
        `${taken.steps} steps, ${taken.done} done; reached ${[...reached].map(([state, count]) => `${state} ${count}`).join(', ')}\n`,
      );
      expect(taken.steps).toBe(WALKS * STEPS);
      expect(reached.get('file DECIDED')).toBeGreaterThan(0);
    },
    LONGEST_MS,
  );
});
