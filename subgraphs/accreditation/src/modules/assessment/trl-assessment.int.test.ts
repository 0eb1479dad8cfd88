import { ANYONE, type Caller } from '@apogee/shared/identity';
import { readSampleData } from '../../sample-data/sample-files';
import { type RunningAccreditation, startAccreditation } from '../../testing/accreditation';
import { callerAs } from '../../testing/callers';

let running: RunningAccreditation;

beforeAll(async () => {
  running = await startAccreditation();
});

afterAll(() => running.stop());

const { assessments } = readSampleData();

const WHOLE_ASSESSMENT = `
  id configuration scale claimedLevel supportedLevel confirmedLevel confirmedTitle(locale: EN) status independence
  assessor(locale: EN) assessedOn
  subject { id } supersedes { id confirmedLevel }
  context { missionClass system interfaces(locale: EN) environment { id kind name(locale: EN) orbit lifetimeYears } }
  criticalFunctions { id name(locale: EN) reasons verified verifiedBy { id } }
  gaps(towards: 9) { level missing detail(locale: EN) }
  reassessmentTriggers { kind raisedAt detail(locale: EN) resolvedAt resolvedBy }
  constituents { critical assessment { id } }
`;

const EVIDENCE = `
  id kind reference issue issuedOn issuer model environmentKind environment { id } configurationTested
  representativeOf { form fit function fullScale } agreesWithPrediction integration deltas(locale: EN) verdict sha256
`;

const asPerson = (role: Parameters<typeof callerAs>[0], person: string): Caller =>
  callerAs(role, { person });
const asFirm = (firm: string): Caller => callerAs('FIRM_REPRESENTATIVE', { firms: [firm] });

describe('Query.trlAssessment', () => {
  it('answers with the whole assessment', async () => {
    const { data, errors } = await running.ask(
      `{ trlAssessment(id: "trl-demo-imu-diu-1") { ${WHOLE_ASSESSMENT} } }`,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      trlAssessment: {
        id: 'trl-demo-imu-diu-1',
        configuration: 'B1',
        scale: 'ISO_16290',
        claimedLevel: 8,
        supportedLevel: 8,
        confirmedLevel: 8,
        confirmedTitle: 'Actual system accepted for flight',
        status: 'CONFIRMED',
        independence: 'CUSTOMER',
        assessor: 'Product team of a customer (fictitious)',
        assessedOn: '2025-06-16',
        subject: { id: 'prd-demo-imu-diu-1' },
        supersedes: { id: 'trl-demo-imu-diu-1-2024', confirmedLevel: 8 },
        context: {
          missionClass: 'LEO_EARTH_OBSERVATION',
          system: 'DEMO-OBS',
          interfaces: ['Bolted mechanical interface', '28 V supply'],
          environment: {
            id: 'env-demo-leo-600-5y',
            kind: 'OPERATIONAL',
            name: 'Low Earth orbit 600 km, 5 years',
            orbit: 'LEO 600 km',
            lifetimeYears: 5,
          },
        },
        criticalFunctions: [
          {
            id: 'cf-demo-imu-diu-1-1',
            name: 'Hold the gyro bias',
            reasons: ['NEW_CONSTITUENT', 'NEW_ELEMENT'],
            verified: true,
            verifiedBy: [{ id: 'evd-demo-imu-diu-1-7' }],
          },
        ],
        gaps: [
          {
            level: 9,
            missing: 'COMMISSIONING_REPORT',
            detail: 'no accepted document of this kind',
          },
          {
            level: 9,
            missing: 'IN_ORBIT_REPORT',
            detail:
              'no accepted document of this kind in an operational environment, in an environment that covers the one of the application, in the configuration that is assessed',
          },
        ],
        reassessmentTriggers: [
          {
            kind: 'IN_ORBIT_ANOMALY',
            raisedAt: '2026-08-03T09:15:00.000Z',
            detail: 'Bias drift seen in orbit on one unit (fictitious)',
            resolvedAt: null,
            resolvedBy: null,
          },
        ],
        constituents: [],
      },
    });
  });

  it('returns each evidence row whole, and none that is confidential', async () => {
    const sample = assessments.filter(({ evidence }) => evidence.some((item) => item.confidential));
    expect(sample.length).toBeGreaterThan(10);
    for (const { id, evidence } of [...sample.slice(0, 3), ...assessments.slice(0, 3)]) {
      const { data } = await running.ask(
        `query ($id: ID!) { trlAssessment(id: $id) { evidence { ${EVIDENCE} } } }`,
        { id },
      );
      expect(data).toEqual({
        trlAssessment: { evidence: evidence.filter((item) => !item.confidential).map(toAnswer) },
      });
    }
  });

  it('hides confidential evidence from critical functions as well', async () => {
    const hidden = assessments.flatMap(({ evidence }) =>
      evidence.filter((item) => item.confidential).map(({ id }) => id),
    );
    const { data } = await running.ask(
      `query ($ids: [_Any!]!) {
        _entities(representations: $ids) {
          ... on TrlAssessment { evidence { id } criticalFunctions { verifiedBy { id } } }
        }
      }`,
      { ids: assessments.map(({ id }) => ({ __typename: 'TrlAssessment', id })) },
    );
    const text = JSON.stringify(data);
    expect(hidden.length).toBeGreaterThan(0);
    expect(hidden.filter((id) => text.includes(`"${id}"`))).toEqual([]);
  });

  /** Of the assessment of the file `app-demo-under-evaluation`. */
  const CONFIDENTIAL = 'evd-demo-station-dog-1-4';
  it.each([
    ['an evaluator of the file', asPerson('EVALUATOR', 'per-demo-evaluator-orbital'), true],
    ['the firm whose element it is', asFirm('firm-demo-laser-rennes'), true],
    ['the secretariat', asPerson('SECRETARIAT', 'per-demo-secretary'), true],
    ['an auditor', callerAs('AUDITOR'), true],
    ['an evaluator of other files', asPerson('EVALUATOR', 'per-demo-evaluator-transport'), false],
    ['a reviewer of other files', asPerson('REVIEWER', 'per-demo-reviewer-strategy'), false],
    ['a member of the committee', asPerson('COMMITTEE_MEMBER', 'per-demo-member-orbital'), false],
    ['another firm', asFirm('firm-demo-optique-aix'), false],
    ['the public', ANYONE, false],
  ])('shows confidential evidence to whom it concerns: %s', async (_, caller, sees) => {
    const { data, errors } = await running.ask(
      `{ trlAssessment(id: "trl-demo-station-dog-1") {
        evidence { id confidential } criticalFunctions { verifiedBy { id confidential } }
      } }`,
      {},
      caller,
    );
    expect(errors).toEqual([]);
    expect(JSON.stringify(data).includes(CONFIDENTIAL)).toBe(sees);
    expect(JSON.stringify(data).includes('"confidential":true')).toBe(sees);
  });

  it('asks nobody’s rights for the public', async () => {
    const query = '{ trlAssessment(id: "trl-demo-station-dog-1") { evidence { id } } }';
    const asked = await running.statementsDuring(() => running.ask(query));
    expect(asked).toEqual(['trlAssessment.findByIds', 'evidence.findByAssessments']);
  });

  it('invariant 9: confirms no level of the sample above the supported one', async () => {
    const { data } = await running.ask(
      `query ($ids: [_Any!]!) {
        _entities(representations: $ids) {
          ... on TrlAssessment { id supportedLevel confirmedLevel gaps(towards: 6) { level } }
        }
      }`,
      { ids: assessments.map(({ id }) => ({ __typename: 'TrlAssessment', id })) },
    );
    const entities = data?.['_entities'] as AssessedEntity[];
    expect(entities).toHaveLength(assessments.length);
    expect(
      entities.filter(
        ({ confirmedLevel, supportedLevel }) => (confirmedLevel ?? 0) > (supportedLevel ?? 0),
      ),
    ).toEqual([]);
    expect(
      entities.filter(({ supportedLevel, gaps }) => supportedLevel === 5 && gaps.length === 0),
    ).toEqual([]);
    expect(new Set(entities.map(({ supportedLevel }) => supportedLevel))).toEqual(
      new Set([null, 3, 4, 5, 6, 7, 8, 9]),
    );
  });

  it('invariant 14: holds a composite that was never integrated below its least critical constituent', async () => {
    const { data } = await running.ask(`{
      trlAssessment(id: "trl-demo-platform-dmp-150") {
        claimedLevel supportedLevel confirmedLevel status
        gaps(towards: 6) { level missing detail(locale: EN) }
        constituents { critical assessment { confirmedLevel } }
      }
    }`);
    expect(data).toEqual({
      trlAssessment: {
        claimedLevel: 6,
        supportedLevel: 5,
        confirmedLevel: 5,
        status: 'DOWNGRADED',
        gaps: [
          {
            level: 6,
            missing: 'TEST_REPORT',
            detail: 'the assembly was never tested as one unit',
          },
        ],
        constituents: [
          { critical: true, assessment: { confirmedLevel: 8 } },
          { critical: true, assessment: { confirmedLevel: 6 } },
          { critical: false, assessment: { confirmedLevel: 9 } },
          { critical: true, assessment: { confirmedLevel: 9 } },
          { critical: true, assessment: { confirmedLevel: 7 } },
        ],
      },
    });
  });

  it('invariant 16: reads the same evidence as 7 on the ISO scale and 6 on NASA’s', async () => {
    const { data } = await running.ask(`{
      iso: trlAssessment(id: "trl-demo-thruster-dht-400") { scale claimedLevel supportedLevel }
      nasa: trlAssessment(id: "trl-demo-thruster-dht-400-nasa") { scale claimedLevel supportedLevel }
    }`);
    expect(data).toEqual({
      iso: { scale: 'ISO_16290', claimedLevel: 7, supportedLevel: 7 },
      nasa: { scale: 'NASA_NPR_7123', claimedLevel: 7, supportedLevel: 6 },
    });
  });

  it('is null for an unknown identifier', async () => {
    expect(await running.ask('{ trlAssessment(id: "trl-none") { id } }')).toEqual({
      data: { trlAssessment: null },
      errors: [],
    });
  });

  it.each([
    ['{ trlAssessment(id: "") { id } }', 'id'],
    ['{ trlAssessment(id: "a\\u0000b") { id } }', 'id'],
    ['{ trlAssessment(id: "trl-demo-imu-diu-1") { gaps(towards: 0) { level } } }', 'towards'],
    ['{ trlAssessment(id: "trl-demo-imu-diu-1") { gaps(towards: 10) { level } } }', 'towards'],
    ['{ environment(id: "") { id } }', 'id'],
    ['{ label(number: "") { number } }', 'number'],
    [
      '{ environment(id: "env-demo-geo-15y") { covers(environmentId: "") { covered } } }',
      'environmentId',
    ],
  ])('refuses %s and names %s', async (query, argument) => {
    const { errors } = await running.ask(query);
    expect(errors).toEqual([{ code: 'BAD_USER_INPUT', argument }]);
  });
});

describe('Query.environment', () => {
  it('answers with the whole definition and what it covers', async () => {
    const { data } = await running.ask(`{
      environment(id: "env-demo-qualification-iss") {
        id kind fr: name en: name(locale: EN) orbit lifetimeYears parameters { name unit min max margin }
        inside: covers(environmentId: "env-demo-iss-internal") { covered uncovered }
        outside: covers(environmentId: "env-demo-leo-600-5y") { covered uncovered }
        unknown: covers(environmentId: "env-none") { covered }
      }
      none: environment(id: "env-none") { id }
    }`);
    expect(data).toEqual({
      environment: {
        id: 'env-demo-qualification-iss',
        kind: 'OPERATIONAL',
        fr: 'Qualification pour l’intérieur de la station spatiale',
        en: 'Qualification for the inside of the space station',
        orbit: null,
        lifetimeYears: 10,
        parameters: [
          { name: 'temperature', unit: '°C', min: 10, max: 35, margin: '7 °C' },
          { name: 'pressure', unit: 'Pa', min: 90_000, max: 110_000, margin: null },
          { name: 'humidity', unit: '%', min: 20, max: 85, margin: null },
          { name: 'totalDose', unit: 'krad', min: null, max: 3, margin: '× 3' },
        ],
        inside: { covered: true, uncovered: [] },
        outside: {
          covered: false,
          uncovered: ['temperature', 'pressure', 'totalDose', 'randomVibration', 'shock'],
        },
        unknown: null,
      },
      none: null,
    });
  });
});

interface AssessedEntity {
  readonly id: string;
  readonly supportedLevel: number | null;
  readonly confirmedLevel: number | null;
  readonly gaps: readonly unknown[];
}

type SampleEvidence = (typeof assessments)[number]['evidence'][number];

const kinds = new Map(readSampleData().environments.map(({ id, kind }) => [id, kind]));

function toAnswer(evidence: SampleEvidence): unknown {
  const { confidential, environmentId, deltas, ...item } = evidence;
  expect(confidential).toBe(false);
  return {
    ...item,
    environmentKind: environmentId === null ? item.environmentKind : kinds.get(environmentId),
    environment: environmentId === null ? null : { id: environmentId },
    deltas: deltas.map(({ en }) => en),
  };
}
