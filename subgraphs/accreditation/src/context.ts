import type { Database } from '@apogee/shared/database';
import type { Caller } from '@apogee/shared/identity';
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

/** Made for each request: loaders, so that nobody reads another request's cache, over the request's own database. */
export function createContext(
  database: Database,
  { caller, inTransaction, clock, labelLedger, labelDesk, events, webhooks }: Surroundings,
): AccreditationContext {
  const labels = new LabelRepository(database);
  const schemes = new LabelSchemeRepository(database);
  return {
    caller,
    inTransaction,
    clock,
    labelLedger,
    labelDesk,
    events,
    webhooks,
    today: clock.today(),
    labels: createLabelLoaders(labels),
    labelRegister: createLabelRegister(labels),
    ledger: createLedgerReader(new LedgerRepository(database)),
    certificates: createCertificateReader(
      new CertificateRepository(database),
      new CertificateKeyRepository(database),
    ),
    schemes: once(() => schemes.findAll()),
    ...createRegisterContext(database),
    ...createTrlContext(database, { clock, caller }),
    appeals: createAppealLoaders(new AppealRepository(database)),
    reviewTasks: createReviewTaskRegister(new ReviewTaskRepository(database), viewerOf(caller)),
    ...createCommitteeContext(database),
    ...createApplicationContext(database, caller),
    ...createWebhookContext(database),
  };
}

type TrlContext = Pick<
  AccreditationContext,
  'environments' | 'evidence' | 'assessments' | 'cases' | 'trlStatuses'
>;

function createTrlContext(
  database: Database,
  { clock, caller }: Pick<LabelWriteContext, 'clock' | 'caller'>,
): TrlContext {
  const environmentRepository = new EnvironmentRepository(database);
  const environments = createEnvironmentLoader(environmentRepository);
  const evidence = createEvidenceLoaders(
    new EvidenceRepository(database),
    new EvidenceAccessRepository(database, viewerOf(caller)),
  );
  const assessments = createTrlAssessmentLoaders(new TrlAssessmentRepository(database));
  return {
    environments,
    evidence,
    assessments,
    cases: createAssessmentCaseLoader({
      assessments,
      evidence,
      environments,
      findOfEvidence: (ids) => environmentRepository.findOfEvidence(ids),
    }),
    trlStatuses: createTrlStatusLoader({ assessments, now: clock.now() }),
  };
}

function createRegisterContext(
  database: Database,
): Pick<
  AccreditationContext,
  'persons' | 'personRegister' | 'directoratesOn' | 'interestRegister' | 'registerTrail'
> {
  const persons = new PersonRepository(database);
  const directorates = new DirectorateRepository(database);
  return {
    persons: createPersonLoaders(persons, directorates),
    personRegister: createPersonRegister(persons),
    directoratesOn: (day) => directorates.findOn(day),
    interestRegister: createInterestRegister(new InterestRepository(database)),
    registerTrail: createRegisterTrail(new RegisterChangeRepository(database)),
  };
}

function createCommitteeContext(
  database: Database,
): Pick<AccreditationContext, 'committee' | 'sessionRegister' | 'mandatesOn'> {
  const repository = new CommitteeRepository(database);
  return {
    committee: createCommitteeLoaders(repository),
    sessionRegister: createSessionRegister(repository),
    mandatesOn: (day) => new MandateRepository(database).findInForceOn(day),
  };
}

function createWebhookContext(
  database: Database,
): Pick<AccreditationContext, 'webhookRegister' | 'webhookLoaders'> {
  const deliveries = new WebhookDeliveryRepository(database);
  return {
    webhookRegister: createWebhookRegister(new WebhookEndpointRepository(database), deliveries),
    webhookLoaders: createWebhookLoaders(deliveries),
  };
}

type FileContext = Pick<
  AccreditationContext,
  'applications' | 'applicationRegister' | 'dossiers' | 'judgements' | 'forgetApplications'
>;

function createApplicationContext(database: Database, caller: Caller): FileContext {
  const reading = new ApplicationReadingRepository(database, viewerOf(caller));
  const applications = createApplicationLoaders(reading);
  const dossiers = createDossierLoaders(new DossierRepository(database));
  const judgements = createEvaluationLoaders(
    new EvaluationRepository(database),
    new TechnicalReviewRepository(database),
  );
  return {
    applications,
    applicationRegister: createApplicationRegister(reading),
    dossiers,
    judgements,
    forgetApplications: () => {
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
}

/** Reads at most once, and only if somebody asks. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | null = null;
  return () => {
    result ??= read();
    return result;
  };
}
