import type { Clock } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
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

/** Made for each request: loaders, so that nobody reads another request's cache, over the request's own database. */
export function createContext(database: Database, clock: Clock): AccreditationContext {
  const labels = new LabelRepository(database);
  const schemes = new LabelSchemeRepository(database);
  return {
    today: clock.today(),
    labels: createLabelLoaders(labels),
    labelRegister: createLabelRegister(labels),
    schemes: once(() => schemes.findAll()),
    ...createTrlContext(database, clock),
  };
}

type TrlContext = Pick<
  AccreditationContext,
  'environments' | 'evidence' | 'assessments' | 'cases' | 'trlStatuses'
>;

function createTrlContext(database: Database, clock: Clock): TrlContext {
  const environments = createEnvironmentLoader(new EnvironmentRepository(database));
  const evidence = createEvidenceLoaders(new EvidenceRepository(database));
  const assessments = createTrlAssessmentLoaders(new TrlAssessmentRepository(database));
  const rangeMembers = new RangeMemberRepository(database);
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
