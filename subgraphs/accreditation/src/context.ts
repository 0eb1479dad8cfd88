import type { Clock } from '@apogee/shared/clock';
import type { DataSource } from 'typeorm';
import {
  type AssessmentCaseContext,
  createAssessmentCaseLoader,
  createTrlAssessmentLoaders,
  type TrlAssessmentContext,
  TrlAssessmentRepository,
} from './modules/assessment';
import {
  createEnvironmentLoader,
  type EnvironmentContext,
  EnvironmentRepository,
} from './modules/environment';
import {
  createEvidenceLoaders,
  type EvidenceContext,
  EvidenceRepository,
} from './modules/evidence';
import {
  createLabelLoaders,
  createLabelRegister,
  type LabelRegisterContext,
  LabelRepository,
} from './modules/label';
import { LabelSchemeRepository, type SchemeContext } from './modules/scheme';
import {
  createTrlStatusLoader,
  RangeMemberRepository,
  type TrlStatusContext,
} from './modules/trl-status';

/** What a resolver sees of its request. Each module names its own part. */
export type AccreditationContext = LabelRegisterContext &
  SchemeContext &
  EnvironmentContext &
  EvidenceContext &
  TrlAssessmentContext &
  AssessmentCaseContext &
  TrlStatusContext;

/** Repositories are shared; loaders are made for each request, so nobody reads another request's cache. */
export function createContextFactory(
  database: DataSource,
  clock: Clock,
): () => AccreditationContext {
  const labels = new LabelRepository(database);
  const labelRegister = createLabelRegister(labels);
  const schemes = new LabelSchemeRepository(database);
  const environments = new EnvironmentRepository(database);
  const evidence = new EvidenceRepository(database);
  const assessments = new TrlAssessmentRepository(database);
  const rangeMembers = new RangeMemberRepository(database);
  return () => ({
    today: clock.today(),
    labels: createLabelLoaders(labels),
    labelRegister,
    schemes: once(() => schemes.findAll()),
    ...createTrlContext({ environments, evidence, assessments, rangeMembers }, clock),
  });
}

interface TrlRepositories {
  readonly environments: EnvironmentRepository;
  readonly evidence: EvidenceRepository;
  readonly assessments: TrlAssessmentRepository;
  readonly rangeMembers: RangeMemberRepository;
}

type TrlContext = Pick<
  AccreditationContext,
  'environments' | 'evidence' | 'assessments' | 'cases' | 'trlStatuses'
>;

function createTrlContext(repositories: TrlRepositories, clock: Clock): TrlContext {
  const environments = createEnvironmentLoader(repositories.environments);
  const evidence = createEvidenceLoaders(repositories.evidence);
  const assessments = createTrlAssessmentLoaders(repositories.assessments);
  const { rangeMembers } = repositories;
  return {
    environments,
    evidence,
    assessments,
    cases: createAssessmentCaseLoader({ assessments, evidence, environments }),
    trlStatuses: createTrlStatusLoader({ rangeMembers, assessments, now: clock.now() }),
  };
}

/** Reads at most once, and only if somebody asks. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | null = null;
  return () => {
    result ??= read();
    return result;
  };
}
