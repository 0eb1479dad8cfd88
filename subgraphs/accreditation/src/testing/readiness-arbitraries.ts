import type { EnvironmentId } from '@apogee/shared/ids';
import fc from 'fast-check';
import {
  type AssessmentCase,
  type Constituent,
  type CriticalFunction,
  type Environment,
  EnvironmentKind,
  type Evidence,
  type EvidenceId,
  EvidenceKind,
  EvidenceVerdict,
  ModelKind,
  type TrlLevel,
  TrlScale,
} from '../modules/readiness';

const CONFIGURATION = 'issue 3';

const bound = (): fc.Arbitrary<number | null> =>
  fc.option(fc.integer({ min: -3, max: 3 }), { nil: null });

/** Small ranges of few parameters, so that coverage and its absence are both frequent. */
export const anyEnvironment: fc.Arbitrary<Environment> = fc.record({
  id: fc.uuid().map((id) => id as EnvironmentId),
  kind: fc.constantFrom(...Object.values(EnvironmentKind)),
  lifetimeYears: bound(),
  parameters: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('temperature', 'dose', 'vibration'),
      unit: fc.constantFrom('a', 'b'),
      min: bound(),
      max: bound(),
      margin: fc.constant(null),
    }),
    { selector: ({ name }) => name, maxLength: 3 },
  ),
});

/** The environment that complete cases are about. */
export const orbit: Environment = {
  id: 'env-orbit' as EnvironmentId,
  kind: 'OPERATIONAL',
  lifetimeYears: 5,
  parameters: [{ name: 'dose', unit: 'krad', min: null, max: 20, margin: null }],
};

/** An environment that shows nothing about `orbit`. */
export const benign: Environment = {
  ...orbit,
  id: 'env-benign' as EnvironmentId,
  lifetimeYears: 1,
  parameters: [{ name: 'dose', unit: 'krad', min: null, max: 2, margin: null }],
};

export function evidenceOf(kind: EvidenceKind, changes: Partial<Evidence> = {}): Evidence {
  return {
    id: `evd-${kind}` as EvidenceId,
    kind,
    model: 'FM',
    environmentKind: 'OPERATIONAL',
    environment: orbit,
    configurationTested: CONFIGURATION,
    representativeOf: { form: true, fit: true, function: true, fullScale: true },
    agreesWithPrediction: true,
    integration: true,
    verdict: 'ACCEPTED',
    ...changes,
  };
}

/** A case with one accepted, fully representative document of every kind: it supports level 9. */
export const completeCase: AssessmentCase = {
  scale: 'ISO_16290',
  configuration: CONFIGURATION,
  environment: orbit,
  criticalFunctions: [{ verifiedBy: ['evd-TEST_REPORT' as EvidenceId] }],
  evidence: Object.values(EvidenceKind).map((kind) => evidenceOf(kind)),
  constituents: [],
};

const environmentNearby = fc.constantFrom<Environment | null>(orbit, orbit, orbit, benign, null);

const anyEvidence = (kind: EvidenceKind): fc.Arbitrary<Evidence> =>
  fc
    .record({
      id: fc.uuid().map((id) => id as EvidenceId),
      model: fc.oneof(fc.constant('FM' as const), fc.constantFrom(...Object.values(ModelKind))),
      environment: environmentNearby,
      environmentKind: fc.constantFrom(
        'LABORATORY',
        'RELEVANT',
        'OPERATIONAL',
        'OPERATIONAL',
        null,
      ),
      configurationTested: fc.constantFrom(CONFIGURATION, CONFIGURATION, 'issue 2', null),
      representativeOf: fc.option(
        fc.record({
          form: often,
          fit: often,
          function: often,
          fullScale: fc.boolean(),
        }),
        { nil: null, freq: 6 },
      ),
      agreesWithPrediction: fc.constantFrom(true, true, true, false, null),
      integration: fc.boolean(),
      verdict: fc.oneof(
        { weight: 6, arbitrary: fc.constant('ACCEPTED' as const) },
        { weight: 1, arbitrary: fc.constantFrom(...Object.values(EvidenceVerdict)) },
      ),
    })
    .map((values) => Object.assign({ kind }, values));

const often = fc.constantFrom(true, true, true, true, false);

/** Each kind none to three times, so that cases of every level come up. */
const anyEvidenceFile: fc.Arbitrary<readonly Evidence[]> = fc
  .tuple(
    ...Object.values(EvidenceKind).map((kind) =>
      fc.oneof(
        { weight: 9, arbitrary: fc.array(anyEvidence(kind), { minLength: 1, maxLength: 3 }) },
        { weight: 1, arbitrary: fc.constant<Evidence[]>([]) },
      ),
    ),
  )
  .map((groups) => groups.flat());

const anyLevel = fc.constantFrom<TrlLevel>(1, 2, 3, 4, 5, 6, 7, 8, 9);

const anyConstituent: fc.Arbitrary<Constituent> = fc.record({
  critical: fc.boolean(),
  scale: fc.constantFrom('ISO_16290', 'ISO_16290', 'NASA_NPR_7123'),
  confirmedLevel: fc.option(anyLevel, { nil: null, freq: 8 }),
});

const functionsOver = (evidence: readonly Evidence[]): fc.Arbitrary<CriticalFunction[]> =>
  fc.array(
    fc.record({
      verifiedBy: fc.oneof(
        fc.constant(evidence.map(({ id }) => id)),
        fc.subarray(evidence.map(({ id }) => id)),
      ),
    }),
    { maxLength: 2 },
  );

const incompleteCase: fc.Arbitrary<AssessmentCase> = fc
  .shuffledSubarray([...completeCase.evidence], { minLength: completeCase.evidence.length - 4 })
  .map((evidence) => Object.assign({}, completeCase, { evidence }));

const arbitraryCase: fc.Arbitrary<AssessmentCase> = anyEvidenceFile.chain((evidence) =>
  fc.record({
    scale: fc.constantFrom(...Object.values(TrlScale)),
    configuration: fc.constant(CONFIGURATION),
    environment: environmentNearby,
    criticalFunctions: functionsOver(evidence),
    evidence: fc.constant(evidence),
    constituents: fc.oneof(
      { weight: 3, arbitrary: fc.constant<Constituent[]>([]) },
      { weight: 1, arbitrary: fc.array(anyConstituent, { maxLength: 3 }) },
    ),
  }),
);

/** Mostly random files of evidence, and some that lack little, so that the high levels come up as well. */
export const anyCase: fc.Arbitrary<AssessmentCase> = fc.oneof(
  { weight: 4, arbitrary: arbitraryCase },
  { weight: 1, arbitrary: incompleteCase },
);

export { anyEvidence, anyLevel };
