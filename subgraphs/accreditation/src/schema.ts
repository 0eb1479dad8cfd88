import { buildSubgraphSchema, type SubgraphSchema } from '@apogee/shared/graphql';
import type {
  ApplicationId,
  EnvironmentId,
  FirmId,
  ItemId,
  LabelNumber,
  TrlAssessmentId,
} from '@apogee/shared/ids';
import type { AccreditationContext } from './context';
import { AdmissionMutations } from './modules/admission';
import {
  AppealMutations,
  AppealPanelMemberResolver,
  AppealResolver,
  ApplicationAppealsResolver,
  LabelAppealsResolver,
} from './modules/appeal';
import {
  ApplicationEventResolver,
  ApplicationQueries,
  ApplicationResolver,
  FirmApplicationsResolver,
  LapseMutations,
} from './modules/application-register';
import {
  ApplicationContextResolver,
  AssessmentLevelsResolver,
  EvidenceGapResolver,
  ReassessmentTriggerResolver,
  TrlAssessmentResolver,
  TrlConstituentResolver,
} from './modules/assessment';
import { CertificateResolver, LabelCertificateResolver } from './modules/certificate';
import {
  ApplicationSessionResolver,
  CastBallotResolver,
  CommitteeQueries,
  CommitteeSeatResolver,
  CommitteeSessionResolver,
  DeliberationResolver,
  FileMutations,
  MandateResolver,
  RecusalResolver,
  SessionMutations,
} from './modules/committee';
import { ApplicationDecisionsResolver, DecisionMutations } from './modules/decision';
import {
  ApplicationDossierResolver,
  CompletenessItemResolver,
  DossierMutations,
  SmeDeclarationResolver,
} from './modules/dossier';
import { EnvironmentResolver } from './modules/environment';
import {
  ApplicationEvaluationResolver,
  AssignmentMutations,
  EvaluationMutations,
  EvaluationResolver,
  TechnicalReviewResolver,
} from './modules/evaluation';
import {
  ApplicationTransitionEventResolver,
  LabelDecisionEventResolver,
  VoteTallyEventResolver,
} from './modules/event-stream';
import { CriticalFunctionResolver, EvidenceResolver } from './modules/evidence';
import { InterestMutations, InterestResolver } from './modules/interest';
import {
  FirmLabelsResolver,
  LabelableLabelsResolver,
  LabelDecisionPayloadResolver,
  LabelDecisionsResolver,
  LabelMutations,
  LabelQueries,
  LabelResolver,
  LabelTransitionResolver,
} from './modules/label';
import { LabelDecisionResolver, LedgerResolver } from './modules/ledger';
import { NodeResolver } from './modules/node';
import {
  DirectorateResolver,
  PersonMutations,
  PersonQueries,
  PersonResolver,
} from './modules/person';
import { RegisterTrailResolver } from './modules/register';
import { ReviewTaskResolver } from './modules/review-task';
import {
  CriterionResolver,
  LabelSchemeResolver,
  RequirementResolver,
  SchemeMutations,
  SchemePartsResolver,
} from './modules/scheme';
import { CatalogueItemMutations } from './modules/surveillance';
import { LabelableTrlResolver, TrlStatusResolver } from './modules/trl-status';
import {
  WebhookDeliveryResolver,
  WebhookEndpointResolver,
  WebhookMutations,
} from './modules/webhook';

export function buildAccreditationSchema(): Promise<SubgraphSchema> {
  return buildSubgraphSchema<AccreditationContext>({
    resolvers: [
      NodeResolver,
      LabelQueries,
      LabelResolver,
      LabelDecisionEventResolver,
      ApplicationTransitionEventResolver,
      VoteTallyEventResolver,
      LabelTransitionResolver,
      LabelableLabelsResolver,
      FirmLabelsResolver,
      LabelDecisionPayloadResolver,
      LabelMutations,
      LabelDecisionsResolver,
      LabelDecisionResolver,
      LedgerResolver,
      LabelCertificateResolver,
      CertificateResolver,
      LabelSchemeResolver,
      LabelableTrlResolver,
      TrlStatusResolver,
      TrlAssessmentResolver,
      AssessmentLevelsResolver,
      ApplicationContextResolver,
      EvidenceGapResolver,
      ReassessmentTriggerResolver,
      TrlConstituentResolver,
      EvidenceResolver,
      CriticalFunctionResolver,
      EnvironmentResolver,
      PersonQueries,
      PersonMutations,
      PersonResolver,
      DirectorateResolver,
      InterestResolver,
      InterestMutations,
      RegisterTrailResolver,
      SchemeMutations,
      CommitteeQueries,
      CommitteeSessionResolver,
      CommitteeSeatResolver,
      DeliberationResolver,
      RecusalResolver,
      CastBallotResolver,
      SessionMutations,
      FileMutations,
      MandateResolver,
      DecisionMutations,
      AppealResolver,
      AppealPanelMemberResolver,
      AppealMutations,
      ApplicationSessionResolver,
      ApplicationDecisionsResolver,
      ApplicationAppealsResolver,
      LabelAppealsResolver,
      SchemePartsResolver,
      CriterionResolver,
      RequirementResolver,
      ApplicationQueries,
      ApplicationResolver,
      ApplicationEventResolver,
      FirmApplicationsResolver,
      LapseMutations,
      ApplicationDossierResolver,
      CompletenessItemResolver,
      SmeDeclarationResolver,
      DossierMutations,
      AdmissionMutations,
      ApplicationEvaluationResolver,
      EvaluationResolver,
      TechnicalReviewResolver,
      AssignmentMutations,
      EvaluationMutations,
      CatalogueItemMutations,
      ReviewTaskResolver,
      WebhookEndpointResolver,
      WebhookDeliveryResolver,
      WebhookMutations,
    ],
    orphanedTypes: [],
    references: {
      // Whether an item or a firm exists is the catalogue's to say; this subgraph only adds what it knows of it.
      Labelable: ({ id }: { readonly id: ItemId }) => ({ id }),
      Firm: ({ id }: { readonly id: FirmId }) => ({ id }),
      Label: ({ number }: { readonly number: LabelNumber }, { labels }) =>
        labels.byNumber.load(number),
      TrlAssessment: ({ id }: { readonly id: TrlAssessmentId }, { assessments }) =>
        assessments.byId.load(id),
      EnvironmentDefinition: ({ id }: { readonly id: EnvironmentId }, { environments }) =>
        environments.load(id),
      Application: ({ id }: { readonly id: ApplicationId }, { applications }) =>
        applications.byId.load(id),
    },
  });
}
