import type { Database } from '@apogee/shared/database';
import { contextsOf, type PartMakers } from '@apogee/shared/graphql';
import { type AppealContext, AppealRepository, createAppealLoaders } from './modules/appeal';
import { ApplicationReadingRepository, viewerOf } from './modules/application';
import {
  type ApplicationRegisterContext,
  type ApplicationWriteContext,
  createApplicationLoaders,
  createApplicationRegister,
} from './modules/application-register';
import {
  type AssessmentCaseContext,
  createAssessmentCaseLoader,
  createTrlAssessmentLoaders,
  type TrlAssessmentContext,
  TrlAssessmentRepository,
} from './modules/assessment';
import {
  type CertificateContext,
  CertificateKeyRepository,
  CertificateRepository,
  createCertificateReader,
} from './modules/certificate';
import {
  type CommitteeContext,
  CommitteeRepository,
  createCommitteeLoaders,
  createSessionRegister,
  type MandateContext,
  MandateRepository,
} from './modules/committee';
import { createDossierLoaders, type DossierContext, DossierRepository } from './modules/dossier';
import {
  createEnvironmentLoader,
  type EnvironmentContext,
  EnvironmentRepository,
} from './modules/environment';
import {
  createEvaluationLoaders,
  type EvaluationContext,
  EvaluationRepository,
  TechnicalReviewRepository,
} from './modules/evaluation';
import type { EventContext } from './modules/event-stream';
import {
  createEvidenceLoaders,
  EvidenceAccessRepository,
  type EvidenceContext,
  EvidenceRepository,
} from './modules/evidence';
import {
  createInterestRegister,
  type InterestContext,
  InterestRepository,
} from './modules/interest';
import {
  createLabelLoaders,
  createLabelRegister,
  type LabelRegisterContext,
  LabelRepository,
  type LabelWriteContext,
} from './modules/label';
import { createLedgerReader, type LedgerContext, LedgerRepository } from './modules/ledger';
import {
  createPersonLoaders,
  createPersonRegister,
  DirectorateRepository,
  type PersonRegisterContext,
  PersonRepository,
} from './modules/person';
import {
  createRegisterTrail,
  RegisterChangeRepository,
  type RegisterTrailContext,
} from './modules/register';
import {
  createReviewTaskRegister,
  type ReviewTaskContext,
  ReviewTaskRepository,
} from './modules/review-task';
import { LabelSchemeRepository, type SchemeContext } from './modules/scheme';
import { createTrlStatusLoader, type TrlStatusContext } from './modules/trl-status';
import {
  createWebhookLoaders,
  createWebhookRegister,
  type WebhookContext,
  WebhookDeliveryRepository,
  type WebhookDesk,
  WebhookEndpointRepository,
} from './modules/webhook';

/** What a resolver sees of its request. Each module names its own part. */
export type AccreditationContext = LabelWriteContext &
  LabelRegisterContext &
  LedgerContext &
  EventContext &
  CertificateContext &
  SchemeContext &
  EnvironmentContext &
  EvidenceContext &
  TrlAssessmentContext &
  AssessmentCaseContext &
  TrlStatusContext &
  PersonRegisterContext &
  InterestContext &
  RegisterTrailContext &
  CommitteeContext &
  MandateContext &
  AppealContext &
  ApplicationRegisterContext &
  ApplicationWriteContext &
  ReviewTaskContext &
  DossierContext &
  EvaluationContext &
  WebhookContext;

/** What the process gives to each request. */
type Surroundings = LabelWriteContext & EventContext & { readonly webhooks: WebhookDesk };

/** What a request's context is made of: loaders, so that nobody reads another request's cache. */
interface Given extends Surroundings {
  /** As this request sees it. */
  readonly database: Database;
}

type Makers<Name extends keyof AccreditationContext> = PartMakers<
  Given & AccreditationContext,
  Pick<AccreditationContext, Name>
>;

type LabelPart = 'today' | 'labels' | 'labelRegister' | 'ledger' | 'certificates' | 'schemes';

const LABELS: Makers<LabelPart> = {
  today: ({ clock }) => clock.today(),
  labels: ({ database }) => createLabelLoaders(new LabelRepository(database)),
  labelRegister: ({ database }) => createLabelRegister(new LabelRepository(database)),
  ledger: ({ database }) => createLedgerReader(new LedgerRepository(database)),
  certificates: ({ database }) =>
    createCertificateReader(
      new CertificateRepository(database),
      new CertificateKeyRepository(database),
    ),
  schemes: ({ database }) => once(() => new LabelSchemeRepository(database).findAll()),
};

type TrlPart = 'environments' | 'evidence' | 'assessments' | 'cases' | 'trlStatuses';

const TRL: Makers<TrlPart> = {
  environments: ({ database }) => createEnvironmentLoader(new EnvironmentRepository(database)),
  evidence: ({ database, caller }) =>
    createEvidenceLoaders(
      new EvidenceRepository(database),
      new EvidenceAccessRepository(database, viewerOf(caller)),
    ),
  assessments: ({ database }) => createTrlAssessmentLoaders(new TrlAssessmentRepository(database)),
  cases: ({ assessments, evidence, environments }) =>
    createAssessmentCaseLoader({
      assessments,
      evidence,
      environments,
    }),
  trlStatuses: ({ assessments, clock }) => createTrlStatusLoader({ assessments, now: clock.now() }),
};

type RegisterPart =
  | 'persons'
  | 'personRegister'
  | 'directoratesOn'
  | 'interestRegister'
  | 'registerTrail';

const REGISTERS: Makers<RegisterPart> = {
  persons: ({ database }) =>
    createPersonLoaders(new PersonRepository(database), new DirectorateRepository(database)),
  personRegister: ({ database }) => createPersonRegister(new PersonRepository(database)),
  directoratesOn:
    ({ database }) =>
    (day) =>
      new DirectorateRepository(database).findOn(day),
  interestRegister: ({ database }) => createInterestRegister(new InterestRepository(database)),
  registerTrail: ({ database }) => createRegisterTrail(new RegisterChangeRepository(database)),
};

type CommitteePart = 'committee' | 'sessionRegister' | 'mandatesOn' | 'appeals' | 'reviewTasks';

const COMMITTEE: Makers<CommitteePart> = {
  committee: ({ database }) => createCommitteeLoaders(new CommitteeRepository(database)),
  sessionRegister: ({ database }) => createSessionRegister(new CommitteeRepository(database)),
  mandatesOn:
    ({ database }) =>
    (day) =>
      new MandateRepository(database).findInForceOn(day),
  appeals: ({ database }) => createAppealLoaders(new AppealRepository(database)),
  reviewTasks: ({ database, caller }) =>
    createReviewTaskRegister(new ReviewTaskRepository(database), viewerOf(caller)),
};

type FilePart =
  | 'applications'
  | 'applicationRegister'
  | 'dossiers'
  | 'judgements'
  | 'forgetApplications';

const FILES: Makers<FilePart> = {
  applications: ({ database, caller }) =>
    createApplicationLoaders(new ApplicationReadingRepository(database, viewerOf(caller))),
  applicationRegister: ({ database, caller }) =>
    createApplicationRegister(new ApplicationReadingRepository(database, viewerOf(caller))),
  dossiers: ({ database }) => createDossierLoaders(new DossierRepository(database)),
  judgements: ({ database }) =>
    createEvaluationLoaders(
      new EvaluationRepository(database),
      new TechnicalReviewRepository(database),
    ),
  forgetApplications:
    ({ applications, dossiers, judgements }) =>
    () => {
      const loaders: readonly { clearAll(): unknown }[] = [
        applications.byId,
        applications.openByApplicant,
        applications.events,
        dossiers.documents,
        dossiers.references,
        dossiers.declarations,
        judgements.evaluations,
        judgements.reviews,
      ];
      for (const loader of loaders) {
        loader.clearAll();
      }
    },
};

const WEBHOOKS: Makers<'webhookRegister' | 'webhookLoaders'> = {
  webhookRegister: ({ database }) =>
    createWebhookRegister(
      new WebhookEndpointRepository(database),
      new WebhookDeliveryRepository(database),
    ),
  webhookLoaders: ({ database }) => createWebhookLoaders(new WebhookDeliveryRepository(database)),
};

export const createContext = contextsOf<Given, Omit<AccreditationContext, keyof Surroundings>>({
  ...LABELS,
  ...TRL,
  ...REGISTERS,
  ...COMMITTEE,
  ...FILES,
  ...WEBHOOKS,
});

/** Reads at most once, and only if somebody asks. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | null = null;
  return () => {
    result ??= read();
    return result;
  };
}
