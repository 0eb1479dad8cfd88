import { type RunningAccreditation, startAccreditation } from './testing/accreditation';
import {
  ApplicationClerk,
  firm,
  PRODUCT_CRITERIA,
  PRODUCT_DOCUMENTS,
  SECRETARY,
} from './testing/application-clerk';
import { callerAs } from './testing/callers';
import { CommitteeRoom, codesOf } from './testing/committee-room';

/** The whole procedure as its people see it: through the graph alone. `docs/tutorial-accreditation.md` tells the same. */

const FIRM = 'firm-demo-energie-strasbourg';
const PRODUCT = 'prd-demo-power-unit-dpc-30';
const CHAIR = 'per-demo-chair';
const ORBITAL = 'per-demo-member-orbital';
const TRANSPORT = 'per-demo-member-transport';
const TECHNOLOGY = 'per-demo-member-technology';
const EVALUATORS = ['per-demo-evaluator-orbital', 'per-demo-evaluator-transport'] as const;

const presider = callerAs('CHAIR', { person: CHAIR });

let running: RunningAccreditation;
let clerk: ApplicationClerk;

beforeAll(async () => {
  running = await startAccreditation();
  clerk = new ApplicationClerk(running);
});

afterAll(() => running.stop());

async function appoint(personId: string, role: string): Promise<void> {
  const { data, errors } = await running.ask(
    `mutation ($input: AppointInput!) {
      appointToCommittee(input: $input) { mandate { role person { id } } userErrors { code } }
    }`,
    { input: { personId, role, voting: true, from: '2026-11-01' } },
    SECRETARY,
  );
  expect(errors).toEqual([]);
  expect(data).toEqual({
    appointToCommittee: { mandate: { role, person: { id: personId } }, userErrors: [] },
  });
}

/** A session of today with these people, all there, and one file. */
async function session(file: string, members: readonly string[]): Promise<CommitteeRoom> {
  const room = new CommitteeRoom(running);
  await room.plan();
  for (const id of members) await room.seat(id);
  const { version } = await clerk.look(file);
  expect(codesOf(await room.schedule(file, version))).toEqual([]);
  for (const id of members) await room.markPresence(id, true);
  expect(codesOf(await room.open(presider))).toEqual([]);
  return room;
}

it('a firm applies, completes, is evaluated, deferred for want of a quorum, and granted its label', async () => {
  await appoint(CHAIR, 'CHAIR');
  for (const id of [ORBITAL, TRANSPORT, TECHNOLOGY]) await appoint(id, 'MEMBER');

  const [late, ...inTime] = PRODUCT_DOCUMENTS;
  const file = await clerk.compile({ applicantId: FIRM, subjectId: PRODUCT, documents: inTime });
  expect(await clerk.step(file, 'submitApplication', {}, firm(FIRM))).toMatchObject({
    refused: ['FILE_INCOMPLETE'],
  });
  const document = { requirementCode: late, title: 'Présentation', sha256: 'e'.repeat(64) };
  await clerk.step(file, 'addApplicationDocument', document, firm(FIRM));
  await clerk.step(file, 'submitApplication', {}, firm(FIRM));
  await clerk.step(file, 'acceptSmeDeclaration', {}, SECRETARY);
  await clerk.step(file, 'admitApplication', {}, SECRETARY);

  for (const personId of EVALUATORS) {
    await clerk.step(file, 'assignEvaluator', { personId, independence: 'AGENCY' }, SECRETARY);
    expect(await clerk.sign(file, personId, PRODUCT_CRITERIA)).toEqual([]);
  }
  await clerk.step(file, 'concludeEvaluation', {}, SECRETARY);

  const first = await session(file, [CHAIR, ORBITAL, TRANSPORT]);
  const { version } = await clerk.look(file);
  await first.declare(TRANSPORT, file, 'CONSULTANCY', version);
  expect(codesOf(await first.vote(TRANSPORT, file, 'FOR', version))).toEqual(['RECUSED']);
  for (const id of [CHAIR, ORBITAL]) await first.vote(id, file, 'FOR', version);
  const seen = { applicationId: file, expectedVersion: version };
  expect(codesOf(await first.decide(seen, presider))).toEqual(['OUTCOME_NOT_VOTED']);
  const deferral = { ...seen, outcome: 'DEFERRED', idempotencyKey: 'deferral' };
  expect(codesOf(await first.decide(deferral, presider))).toEqual([]);
  expect(codesOf(await first.close(presider))).toEqual([]);
  expect(codesOf(await first.sign('d'.repeat(64), presider))).toEqual([]);

  const second = await session(file, [CHAIR, ORBITAL, TECHNOLOGY]);
  const again = (await clerk.look(file)).version;
  for (const id of [CHAIR, ORBITAL, TECHNOLOGY]) await second.vote(id, file, 'FOR', again);
  const { label } = await second.decide({ applicationId: file, expectedVersion: again }, presider);
  expect(label).toMatchObject({
    status: 'ACTIVE',
    validFrom: '2026-11-22',
    validUntil: '2029-11-22',
  });

  const { data } = await running.ask(
    `query ($number: ID!) { label(number: $number) { status subject { id } holder { id } } }`,
    { number: label?.['number'] },
  );
  expect(data).toEqual({
    label: { status: 'ACTIVE', subject: { id: PRODUCT }, holder: { id: FIRM } },
  });
  const told = await running.ask(
    `query ($id: ID!) {
      application(id: $id) {
        state history { to } decisions { outcome tally { for recused quorumMet } } session { id }
      }
    }`,
    { id: file },
    firm(FIRM),
  );
  expect(told.data).toMatchObject({
    application: {
      state: 'DECIDED',
      history: [
        'DRAFT',
        'SUBMITTED',
        'ADMISSIBLE',
        'UNDER_EVALUATION',
        'EVALUATED',
        'SCHEDULED',
        'DEFERRED',
        'SCHEDULED',
        'DECIDED',
      ].map((to) => ({ to })),
      decisions: [
        { outcome: 'DEFERRED', tally: { for: 2, recused: 1, quorumMet: false } },
        { outcome: 'GRANTED', tally: { for: 3, recused: 0, quorumMet: true } },
      ],
      session: null,
    },
  });
});
