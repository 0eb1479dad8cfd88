import type { Caller } from '@apogee/shared/identity';
import { type RunningAccreditation, startAccreditation } from '../../testing/accreditation';
import {
  ApplicationClerk,
  DECLARATION,
  evaluator,
  firm,
  PRODUCT_CRITERIA,
  PRODUCT_DOCUMENTS,
  reviewer,
  SECRETARY,
} from '../../testing/application-clerk';

/** Products that qualify, of firms that have no other application for them. One for each test. */
const QUALIFIED: [string, string][] = [
  ['power-unit-dpc-30', 'energie-strasbourg'],
  ['solar-panel-dps-60', 'energie-strasbourg'],
  ['wheel-drw-4000', 'roues-inertielles'],
  ['magnetorquer-dmt-5', 'roues-inertielles'],
  ['tracker-dst-g', 'viseurs-pyrenees'],
  ['sun-sensor-dss-5', 'viseurs-pyrenees'],
  ['thruster-dht-100', 'propulsion-plateau'],
  ['thruster-dht-400', 'propulsion-plateau'],
  ['valve-dcv-12', 'cryogenie-essonne'],
  ['transmitter-drx-x', 'radio-lannion'],
  ['transceiver-drx-s', 'radio-lannion'],
  ['terminal-dot-10', 'laser-rennes'],
  ['gondola-dba-500', 'ballons-ajaccio'],
  ['envelope-dbe-800', 'ballons-ajaccio'],
  ['pointing-dpm-1', 'mecanismes-cannes'],
  ['wheel-dpw-1', 'precision-angers'],
  ['radiator-dra-2', 'composites-nantes'],
  ['mission-control-dmc-5', 'logiciels-lille'],
];
const A = 'per-demo-evaluator-orbital';
const B = 'per-demo-evaluator-transport';
const C = 'per-demo-evaluator-technology';
const D = 'per-demo-evaluator-laboratory';
const E = 'per-demo-reviewer-strategy';

let running: RunningAccreditation;
let clerk: ApplicationClerk;

beforeAll(async () => {
  running = await startAccreditation();
  clerk = new ApplicationClerk(running);
});

afterAll(() => running.stop());

const reason = { fr: 'Motif', en: 'Reason' };

/** A file under way. */
interface File {
  readonly id: string;
  readonly firmId: string;
  readonly subjectId: string;
  readonly owner: Caller;
}

async function submitted(subject = QUALIFIED.pop()): Promise<File> {
  const [item, house] = subject ?? ['none left', 'none left'];
  const subjectId = item.startsWith('rng-') ? item : `prd-demo-${item}`;
  const firmId = `firm-demo-${house}`;
  const owner = firm(firmId);
  const id = await clerk.compile({ applicantId: firmId, subjectId, documents: PRODUCT_DOCUMENTS });
  await clerk.step(id, 'submitApplication', {}, owner);
  return { id, firmId, subjectId, owner };
}

async function admitted(): Promise<File> {
  const file = await submitted();
  await clerk.step(file.id, 'acceptSmeDeclaration', {}, SECRETARY);
  await clerk.step(file.id, 'admitApplication', {}, SECRETARY);
  return file;
}

async function assigned(...persons: readonly string[]): Promise<File> {
  const file = await admitted();
  for (const personId of persons) {
    await clerk.step(file.id, 'assignEvaluator', { personId, independence: 'AGENCY' }, SECRETARY);
  }
  return file;
}

describe('an application', () => {
  it('goes from its draft to four eyes, and tells each step', async () => {
    const { id, subjectId } = await assigned(A, B);
    expect(await clerk.sign(id, A, PRODUCT_CRITERIA)).toEqual([]);
    expect(await clerk.step(id, 'concludeEvaluation', {}, SECRETARY)).toMatchObject({
      refused: ['EVALUATIONS_OPEN'],
    });
    expect(await clerk.sign(id, B, PRODUCT_CRITERIA)).toEqual([]);
    expect(await clerk.step(id, 'concludeEvaluation', {}, SECRETARY)).toMatchObject({
      state: 'EVALUATED',
      refused: [],
    });
    const { history, assessment, schemeVersion, submittedAt } = await clerk.look(id);
    expect(history).toEqual([
      { ordinal: 1, from: null, to: 'DRAFT' },
      { ordinal: 2, from: 'DRAFT', to: 'SUBMITTED' },
      { ordinal: 3, from: 'SUBMITTED', to: 'ADMISSIBLE' },
      { ordinal: 4, from: 'ADMISSIBLE', to: 'UNDER_EVALUATION' },
      { ordinal: 5, from: 'UNDER_EVALUATION', to: 'EVALUATED' },
    ]);
    expect({ assessment, schemeVersion, submittedAt }).toEqual({
      assessment: { id: subjectId.replace('prd-', 'trl-') },
      schemeVersion: 'DEMO-2025',
      submittedAt: '2026-11-22T12:00:00.000Z',
    });
  });

  it('comes back to the firm, which completes it in time', async () => {
    const { id, owner } = await submitted();
    expect(await clerk.step(id, 'returnApplication', { reason }, SECRETARY)).toMatchObject({
      state: 'INCOMPLETE',
    });
    expect(await clerk.look(id)).toMatchObject({ dueBy: '2027-01-21' });
    const document = {
      requirementCode: 'PRESENTATION',
      title: 'Corrigée',
      sha256: 'f'.repeat(64),
    };
    await clerk.step(id, 'addApplicationDocument', document, owner);
    expect(await clerk.step(id, 'submitApplication', {}, owner)).toMatchObject({
      state: 'SUBMITTED',
    });
    expect(await clerk.look(id)).toMatchObject({ dueBy: null });
    expect(
      await clerk.step(id, 'declareApplicationInadmissible', { reason }, SECRETARY),
    ).toMatchObject({ state: 'INADMISSIBLE' });
    expect(await clerk.step(id, 'withdrawApplication', {}, owner)).toMatchObject({
      refused: ['STATE_FORBIDS'],
    });
  });

  it('is refused in French and English, naming the argument at fault', async () => {
    const { data } = await running.ask(
      `mutation { draftApplication(input: {
        kind: INITIAL, applicantId: "firm-demo-optique-aix", subjectId: "prd-demo-gnss-dgr-2", scope: { fr: "x" }
      }) { application { id } userErrors { code path fr: message en: message(locale: EN) } } }`,
      {},
      firm('firm-demo-optique-aix'),
    );
    expect(data).toEqual({
      draftApplication: {
        application: null,
        userErrors: [
          {
            code: 'SUBJECT_OF_ANOTHER_FIRM',
            path: null,
            fr: 'L’objet du dossier n’est pas de cette entreprise.',
            en: 'What the label is wanted for is not this firm’s.',
          },
        ],
      },
    });
  });

  it('is one of an item at a time', async () => {
    const { owner, firmId, subjectId } = await submitted();
    const again = { kind: 'INITIAL', applicantId: firmId, subjectId, scope: { fr: 'x' } };
    expect(await clerk.change('draftApplication', again, owner)).toMatchObject({
      refused: ['OPEN_APPLICATION_EXISTS'],
    });
  });
});

describe('who may change an application', () => {
  it('is its firm or the secretariat: for others there is none', async () => {
    const { id, owner } = await submitted();
    const other = firm('firm-demo-optique-aix');
    const notFound = { id: null, refused: ['APPLICATION_NOT_FOUND'], errors: [] };
    expect(await clerk.step(id, 'withdrawApplication', {}, other)).toMatchObject(notFound);
    const unknown = { applicationId: 'app-none', expectedVersion: 1 };
    expect(await clerk.change('submitApplication', unknown, owner)).toMatchObject(notFound);
    expect(await clerk.step(id, 'admitApplication', {}, owner)).toMatchObject({
      errors: ['FORBIDDEN'],
    });
    expect(await clerk.step(id, 'withdrawApplication', {}, SECRETARY)).toMatchObject({
      errors: ['FORBIDDEN'],
    });
  });

  it('invariant 29: of many who saw the same version, exactly one changes it', async () => {
    const { id, owner } = await submitted();
    const { version } = await clerk.look(id);
    const input = { applicationId: id, expectedVersion: version };
    const answers = await Promise.all([
      ...Array.from({ length: 4 }, () => clerk.change('acceptSmeDeclaration', input, SECRETARY)),
      ...Array.from({ length: 4 }, () => clerk.change('withdrawApplication', input, owner)),
    ]);
    expect(answers.filter(({ refused }) => refused.length === 0)).toHaveLength(1);
    expect(answers.filter(({ refused }) => refused[0] === 'VERSION_CONFLICT')).toHaveLength(7);
    expect((await clerk.look(id)).version).toBe(version + 1);
  });
});

describe('admission', () => {
  it('invariant 7: needs the declaration of SME status, accepted by a person', async () => {
    const { id, owner } = await submitted();
    expect(await clerk.step(id, 'admitApplication', {}, SECRETARY)).toMatchObject({
      refused: ['SME_STATUS_NOT_ACCEPTED'],
    });
    await clerk.step(id, 'returnApplication', { reason }, SECRETARY);
    const notSme = { ...DECLARATION, category: 'NOT_SME' };
    await clerk.step(id, 'declareSmeStatus', notSme, owner);
    await clerk.step(id, 'submitApplication', {}, owner);
    expect(await clerk.step(id, 'acceptSmeDeclaration', {}, SECRETARY)).toMatchObject({
      refused: ['ACCEPTANCE_NOTE_MISSING'],
    });
    await clerk.step(id, 'acceptSmeDeclaration', { note: 'Liens examinés.' }, SECRETARY);
    expect(await clerk.step(id, 'admitApplication', {}, SECRETARY)).toMatchObject({
      state: 'ADMISSIBLE',
    });
  });

  it('invariant 5: refuses a product below the threshold, or stale since', async () => {
    const { id } = await submitted(['transmitter-drx-ka', 'radio-lannion']);
    await clerk.step(id, 'acceptSmeDeclaration', {}, SECRETARY);
    expect(await clerk.step(id, 'admitApplication', {}, SECRETARY)).toMatchObject({
      refused: ['TRL_BELOW_THRESHOLD'],
    });
    const { id: ready, subjectId: item } = await submitted();
    await clerk.step(ready, 'acceptSmeDeclaration', {}, SECRETARY);
    await running.execute(`
      insert into accreditation.reassessment_trigger (id, assessment_id, kind, raised_at, detail_fr)
      values ('trg-x', '${item.replace('prd-', 'trl-')}', 'IN_ORBIT_ANOMALY', '2026-11-01T00:00:00Z', 'x')
    `);
    expect(await clerk.step(ready, 'admitApplication', {}, SECRETARY)).toMatchObject({
      refused: ['TRL_STALE'],
    });
    await running.execute("delete from accreditation.reassessment_trigger where id = 'trg-x'");
  });

  it('invariant 5: a range needs a published member that qualifies', async () => {
    const { id } = await submitted(['rng-demo-detecteurs-ddt', 'capteurs-grenoble']);
    await clerk.step(id, 'acceptSmeDeclaration', {}, SECRETARY);
    await running.execute(
      "update accreditation.catalogue_item set published = false where item_id like 'prd-demo-detector-ddt-%'",
    );
    expect(await clerk.step(id, 'admitApplication', {}, SECRETARY)).toMatchObject({
      refused: ['NO_QUALIFYING_MEMBER'],
    });
    await running.execute(
      "update accreditation.catalogue_item set published = true where item_id = 'prd-demo-detector-ddt-ir'",
    );
    expect(await clerk.step(id, 'admitApplication', {}, SECRETARY)).toMatchObject({ refused: [] });
    expect(await clerk.look(id)).toMatchObject({ assessment: { id: 'trl-demo-detector-ddt-ir' } });
  });

  it('invariant 6: an activity needs accepted references instead', async () => {
    const [activity, house] = ['act-demo-fusion-ais', 'firm-demo-marine-toulon'];
    const owner = firm(house);
    const documents = ['PRESENTATION', 'ATTESTATIONS'];
    const id = await clerk.compile({ applicantId: house, subjectId: activity, documents });
    for (const mission of ['DEMO-1', 'DEMO-2']) {
      await clerk.step(id, 'addApplicationReference', { mission, operator: 'X' }, owner);
    }
    await clerk.step(id, 'submitApplication', {}, owner);
    await clerk.step(id, 'acceptSmeDeclaration', {}, SECRETARY);
    await clerk.step(id, 'acceptApplicationReference', { ordinal: 1 }, SECRETARY);
    expect(await clerk.step(id, 'admitApplication', {}, SECRETARY)).toMatchObject({
      refused: ['TOO_FEW_REFERENCES'],
    });
    await clerk.step(id, 'acceptApplicationReference', { ordinal: 2 }, SECRETARY);
    expect(await clerk.step(id, 'admitApplication', {}, SECRETARY)).toMatchObject({
      state: 'ADMISSIBLE',
    });
    expect(await clerk.look(id)).toMatchObject({ assessment: null });
  });

  it('invariant 2: refuses when the subject has become another firm’s since', async () => {
    const { id, subjectId } = await submitted();
    await clerk.step(id, 'acceptSmeDeclaration', {}, SECRETARY);
    const sell = (house: string): Promise<void> =>
      running.execute(
        `update accreditation.catalogue_item set firm_id = '${house}' where item_id = '${subjectId}'`,
      );
    await sell('firm-demo-optique-aix');
    expect(await clerk.step(id, 'admitApplication', {}, SECRETARY)).toMatchObject({
      refused: ['SUBJECT_OF_ANOTHER_FIRM'],
    });
  });

  it('invariant 25: goes by the scheme that was in force at the submission', async () => {
    const { id } = await submitted();
    await running.execute(`
      insert into accreditation.label_scheme (
        version, in_force_from, validity_months, trl_threshold, minimum_references, sme_rule_version
      )
      values ('X-2026', '2026-11-01', 36, 9, 9, 'OTHER-1')
    `);
    await clerk.step(id, 'acceptSmeDeclaration', {}, SECRETARY);
    expect(await clerk.step(id, 'admitApplication', {}, SECRETARY)).toMatchObject({ refused: [] });
    expect(await clerk.look(id)).toMatchObject({ schemeVersion: 'DEMO-2025' });
    await running.execute("delete from accreditation.label_scheme where version = 'X-2026'");
  });
});

describe('evaluation and review', () => {
  it('invariant 17: nobody judges a file twice over, in two parts, or with an interest in its firm', async () => {
    const { id, firmId } = await assigned(A);
    const assign = (personId: string): ReturnType<typeof clerk.step> =>
      clerk.step(id, 'assignEvaluator', { personId, independence: 'AGENCY' }, SECRETARY);
    expect(await assign(A)).toMatchObject({ refused: ['ALREADY_ASSIGNED'] });
    expect(await assign('per-none')).toMatchObject({ refused: ['PERSON_UNKNOWN'] });
    await running.execute(`
      insert into accreditation.person_interest (id, person_id, firm_id, ground, from_on, until_on)
      values ('int-x', '${C}', '${firmId}', 'CONSULTANCY', '2020-01-01', '2025-01-31')
    `);
    expect(await assign(C)).toMatchObject({ refused: ['INTEREST_IN_FIRM'] });
    await clerk.sign(id, A, PRODUCT_CRITERIA);
    await clerk.step(id, 'concludeEvaluation', {}, SECRETARY);
    const review = (personId: string): ReturnType<typeof clerk.step> =>
      clerk.step(id, 'assignReviewer', { personId }, SECRETARY);
    expect(await review(A)).toMatchObject({ refused: ['EVALUATED_THE_FILE'] });
    expect(await review(C)).toMatchObject({ refused: ['INTEREST_IN_FIRM'] });
    expect(await review(E)).toMatchObject({ state: 'UNDER_REVIEW' });
  });

  it('invariant 18: one evaluation is enough with a signed review', async () => {
    const { id } = await assigned(D);
    await clerk.sign(id, D, PRODUCT_CRITERIA);
    await clerk.step(id, 'concludeEvaluation', {}, SECRETARY);
    await clerk.step(id, 'assignReviewer', { personId: E }, SECRETARY);
    const signature = {
      applicationId: id,
      expectedVersion: 1,
      recommendation: 'GRANT',
      rationale: 'Vu.',
    };
    expect(await clerk.change('signReview', signature, reviewer(A))).toMatchObject({
      refused: ['APPLICATION_NOT_FOUND'],
    });
    const early = { ...signature, expectedVersion: 2 };
    expect(await clerk.change('signReview', early, reviewer(E))).toMatchObject({
      refused: ['VERSION_CONFLICT'],
    });
    expect(await clerk.change('signReview', signature, reviewer(E))).toMatchObject({ refused: [] });
    expect(await clerk.change('signReview', signature, reviewer(E))).toMatchObject({
      refused: ['REVIEW_SIGNED'],
    });
    expect(await clerk.step(id, 'assignReviewer', { personId: B }, SECRETARY)).toMatchObject({
      refused: ['REVIEW_SIGNED'],
    });
  });

  it('invariant 30: nothing signed is edited, and nobody signs for another', async () => {
    const { id } = await assigned(A, B);
    const { evaluations } = await clerk.look(id);
    const own = evaluations.find(({ evaluator: { id: who } }) => who === A);
    const change = { evaluationId: own?.id ?? '', expectedVersion: 1 };
    expect(await clerk.judge('signEvaluation', evaluator(B), change)).toEqual([
      'EVALUATION_NOT_FOUND',
    ]);
    expect(await clerk.judge('signEvaluation', evaluator(A), change)).toEqual([
      'CRITERIA_OPEN',
      'CONCLUSION_MISSING',
    ]);
    await clerk.sign(id, A, PRODUCT_CRITERIA);
    const again = { ...change, expectedVersion: 3, scores: [] };
    expect(await clerk.judge('recordEvaluation', evaluator(A), again)).toEqual([
      'EVALUATION_SIGNED',
    ]);
    const release = { evaluationId: own?.id };
    expect(await clerk.step(id, 'releaseEvaluator', release, SECRETARY)).toMatchObject({
      refused: ['EVALUATION_SIGNED'],
    });
    const other = evaluations.find(({ evaluator: { id: who } }) => who === B);
    await clerk.step(id, 'releaseEvaluator', { evaluationId: other?.id }, SECRETARY);
    expect((await clerk.look(id)).evaluations).toHaveLength(1);
  });

  it('is taken up again in the next round of a deferred file', async () => {
    const { id } = await assigned(A);
    await clerk.sign(id, A, PRODUCT_CRITERIA);
    await running.execute(
      `update accreditation.application set state = 'DEFERRED', due_by = '2027-05-01' where id = '${id}'`,
    );
    expect(await clerk.step(id, 'resumeEvaluation', { reason }, SECRETARY)).toMatchObject({
      state: 'UNDER_EVALUATION',
    });
    expect(await clerk.step(id, 'concludeEvaluation', {}, SECRETARY)).toMatchObject({
      refused: ['NO_EVALUATION'],
    });
    const assign = { personId: A, independence: 'AGENCY' };
    expect(await clerk.step(id, 'assignEvaluator', assign, SECRETARY)).toMatchObject({
      refused: [],
    });
    const { round, dueBy, evaluations } = await clerk.look(id);
    expect({ round, dueBy, evaluations: evaluations.length }).toEqual({
      round: 2,
      dueBy: null,
      evaluations: 2,
    });
  });
});
