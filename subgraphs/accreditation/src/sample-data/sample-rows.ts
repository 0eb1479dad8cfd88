import type { DeepPartial, EntityTarget, ObjectLiteral } from 'typeorm';
import {
  ReassessmentTriggerEntity,
  TrlAssessmentEntity,
  TrlConstituentEntity,
} from '../modules/assessment';
import { EnvironmentEntity, EnvironmentParameterEntity } from '../modules/environment';
import {
  CriticalFunctionEntity,
  CriticalFunctionEvidenceEntity,
  EvidenceEntity,
} from '../modules/evidence';
import { assertHistory, endOfLife, LabelEntity, LabelTransitionEntity } from '../modules/label';
import { LabelSchemeEntity } from '../modules/scheme';
import { RangeMemberEntity } from '../modules/trl-status';
import type { SampleData } from './sample-files';
import type { SampleAssessment, SampleEnvironment, SampleLabel } from './sample-shapes';

/** The rows of one table. */
export interface TableRows {
  readonly entity: EntityTarget<ObjectLiteral>;
  readonly rows: readonly DeepPartial<ObjectLiteral>[];
}

/** All rows of the sample data, tables that others refer to first. */
export function toTableRows(data: SampleData): readonly TableRows[] {
  return [
    {
      entity: LabelSchemeEntity,
      rows: data.schemes.map(({ description, ...row }) => ({
        ...row,
        descriptionFr: description.fr,
        descriptionEn: description.en,
      })),
    },
    ...environmentRows(data.environments),
    ...assessmentRows(data.assessments),
    { entity: RangeMemberEntity, rows: [...data.members] },
    ...labelRows(data.labels),
  ];
}

function environmentRows(environments: readonly SampleEnvironment[]): readonly TableRows[] {
  return [
    {
      entity: EnvironmentEntity,
      rows: environments.map(({ id, kind, name, orbit, lifetimeYears }) => ({
        id,
        kind,
        orbit,
        lifetimeYears,
        nameFr: name.fr,
        nameEn: name.en,
      })),
    },
    {
      entity: EnvironmentParameterEntity,
      rows: environments.flatMap(({ id, parameters }) =>
        parameters.map((row, index) => ({ environmentId: id, ordinal: index + 1, ...row })),
      ),
    },
  ];
}

function assessmentRows(assessments: readonly SampleAssessment[]): readonly TableRows[] {
  const ofEach = <Row extends object>(
    select: (assessment: SampleAssessment) => readonly Row[],
  ): (Row & { assessmentId: string })[] =>
    assessments.flatMap((assessment) =>
      select(assessment).map((row) => Object.assign({ assessmentId: assessment.id }, row)),
    );
  const functions = ofEach(({ criticalFunctions }) => criticalFunctions);
  return [
    {
      entity: TrlAssessmentEntity,
      rows: assessments.map(({ assessor, ...row }) => ({
        ...row,
        assessorFr: assessor.fr,
        assessorEn: assessor.en,
      })),
    },
    { entity: TrlConstituentEntity, rows: ofEach(({ constituents }) => constituents) },
    {
      entity: ReassessmentTriggerEntity,
      rows: ofEach(({ triggers }) => triggers).map(toTriggerRow),
    },
    {
      entity: EvidenceEntity,
      rows: ofEach(({ evidence }) => evidence).map(toEvidenceRow),
    },
    {
      entity: CriticalFunctionEntity,
      rows: functions.map(({ name, ...row }) => ({ ...row, nameFr: name.fr, nameEn: name.en })),
    },
    {
      entity: CriticalFunctionEvidenceEntity,
      rows: functions.flatMap(({ id, verifiedBy }) =>
        verifiedBy.map((evidenceId) => ({ criticalFunctionId: id, evidenceId })),
      ),
    },
  ];
}

function toTriggerRow({
  detail,
  ...row
}: SampleAssessment['triggers'][number]): DeepPartial<ReassessmentTriggerEntity> {
  return { ...row, detailFr: detail.fr, detailEn: detail.en };
}

function toEvidenceRow({
  representativeOf: like,
  ...row
}: SampleAssessment['evidence'][number]): DeepPartial<EvidenceEntity> {
  return {
    ...row,
    likeForm: like?.form ?? null,
    likeFit: like?.fit ?? null,
    likeFunction: like?.function ?? null,
    likeFullScale: like?.fullScale ?? null,
  };
}

function labelRows(labels: readonly SampleLabel[]): readonly TableRows[] {
  return [
    { entity: LabelEntity, rows: labels.map(toLabelRow) },
    {
      entity: LabelTransitionEntity,
      rows: labels.flatMap(({ number, transitions }) =>
        transitions.map(({ ground, ...row }, index) => ({
          ...row,
          labelNumber: number,
          ordinal: index + 1,
          groundFr: ground?.fr ?? null,
          groundEn: ground?.en ?? null,
        })),
      ),
    },
  ];
}

function toLabelRow({ scope, ...label }: SampleLabel): DeepPartial<LabelEntity> {
  const judged = { ...label, scope };
  assertHistory(judged);
  return { ...label, scopeFr: scope.fr, scopeEn: scope.en, endedOn: endOfLife(judged) };
}
