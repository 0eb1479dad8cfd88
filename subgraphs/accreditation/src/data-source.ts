import { createDataSource } from '@apogee/shared/database';
import type { DataSource, Logger } from 'typeorm';
import { Initial1795305600000 } from './migrations/1795305600000-initial';
import {
  ReassessmentTriggerEntity,
  TrlAssessmentEntity,
  TrlConstituentEntity,
} from './modules/assessment';
import { EnvironmentEntity, EnvironmentParameterEntity } from './modules/environment';
import {
  CriticalFunctionEntity,
  CriticalFunctionEvidenceEntity,
  EvidenceEntity,
} from './modules/evidence';
import { LabelEntity, LabelTransitionEntity } from './modules/label';
import { LabelSchemeEntity } from './modules/scheme';
import { RangeMemberEntity } from './modules/trl-status';

export const SCHEMA = 'accreditation';

/** Not yet connected. Entities are for writing; reads are named statements in the repositories. */
export function createAccreditationDataSource(url: string, statementLogger?: Logger): DataSource {
  return createDataSource({
    url,
    schema: SCHEMA,
    entities: [
      LabelSchemeEntity,
      EnvironmentEntity,
      EnvironmentParameterEntity,
      TrlAssessmentEntity,
      TrlConstituentEntity,
      ReassessmentTriggerEntity,
      EvidenceEntity,
      CriticalFunctionEntity,
      CriticalFunctionEvidenceEntity,
      RangeMemberEntity,
      LabelEntity,
      LabelTransitionEntity,
    ],
    migrations: [Initial1795305600000],
    ...(statementLogger === undefined ? {} : { logger: statementLogger }),
  });
}
