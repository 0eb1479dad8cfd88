import { createDataSource } from '@apogee/shared/database';
import type { DataSource, Logger } from 'typeorm';
import { Initial1795305600000 } from './migrations/1795305600000-initial';
import { Procedure1795395600000 } from './migrations/1795395600000-procedure';
import { ReviewTasks1795932000000 } from './migrations/1795932000000-review-tasks';
import { AgendaOrder1795936000000 } from './migrations/1795936000000-agenda-order';
import { Registers1795940000000 } from './migrations/1795940000000-registers';
import { LatestTransition1796500000000 } from './migrations/1796500000000-latest-transition';
import { Webhooks1796600000000 } from './migrations/1796600000000-webhooks';
import { FormerTransition1797200000000 } from './migrations/1797200000000-former-transition';
import { TransitionsOfLabels1797292800000 } from './migrations/1797292800000-transitions-of-labels';
import { ApplicationEntity, ApplicationEventEntity } from './modules/application';
import {
  ReassessmentTriggerEntity,
  TrlAssessmentEntity,
  TrlConstituentEntity,
} from './modules/assessment';
import { CatalogueItemEntity } from './modules/catalogue-item';
import {
  ApplicationDocumentEntity,
  ApplicationReferenceEntity,
  SmeDeclarationEntity,
} from './modules/dossier';
import { EnvironmentEntity, EnvironmentParameterEntity } from './modules/environment';
import {
  CriterionScoreEntity,
  EvaluationEntity,
  TechnicalReviewEntity,
} from './modules/evaluation';
import {
  CriticalFunctionEntity,
  CriticalFunctionEvidenceEntity,
  EvidenceEntity,
} from './modules/evidence';
import { DirectorateEntity, PersonEntity, PersonInterestEntity } from './modules/person';
import {
  LabelSchemeEntity,
  SchemeCriterionEntity,
  SchemeRequirementEntity,
} from './modules/scheme';
import { RangeMemberEntity } from './modules/trl-status';

export const SCHEMA = 'accreditation';

/** Not yet connected. Entities are for writing; reads are named statements in the repositories. */
export function createAccreditationDataSource(url: string, statementLogger?: Logger): DataSource {
  return createDataSource({
    url,
    schema: SCHEMA,
    entities: [
      LabelSchemeEntity,
      SchemeCriterionEntity,
      SchemeRequirementEntity,
      EnvironmentEntity,
      EnvironmentParameterEntity,
      TrlAssessmentEntity,
      TrlConstituentEntity,
      ReassessmentTriggerEntity,
      EvidenceEntity,
      CriticalFunctionEntity,
      CriticalFunctionEvidenceEntity,
      RangeMemberEntity,
      ApplicationEntity,
      ApplicationEventEntity,
      ApplicationDocumentEntity,
      ApplicationReferenceEntity,
      SmeDeclarationEntity,
      CatalogueItemEntity,
      DirectorateEntity,
      PersonEntity,
      PersonInterestEntity,
      EvaluationEntity,
      CriterionScoreEntity,
      TechnicalReviewEntity,
    ],
    migrations: [
      Initial1795305600000,
      Procedure1795395600000,
      ReviewTasks1795932000000,
      AgendaOrder1795936000000,
      Registers1795940000000,
      LatestTransition1796500000000,
      Webhooks1796600000000,
      FormerTransition1797200000000,
      TransitionsOfLabels1797292800000,
    ],
    ...(statementLogger === undefined ? {} : { logger: statementLogger }),
  });
}
