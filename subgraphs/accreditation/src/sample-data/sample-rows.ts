import type { DeepPartial, EntityTarget, ObjectLiteral } from 'typeorm';
import {
  ReassessmentTriggerEntity,
  TrlAssessmentEntity,
  TrlConstituentEntity,
} from '../modules/assessment';
import { CatalogueItemEntity } from '../modules/catalogue-item';
import { EnvironmentEntity, EnvironmentParameterEntity } from '../modules/environment';
import {
  CriticalFunctionEntity,
  CriticalFunctionEvidenceEntity,
  EvidenceEntity,
} from '../modules/evidence';
import { DirectorateEntity, PersonEntity, PersonInterestEntity } from '../modules/person';
import {
  LabelSchemeEntity,
  SchemeCriterionEntity,
  SchemeRequirementEntity,
} from '../modules/scheme';
import { RangeMemberEntity } from '../modules/trl-status';
import type { SampleData } from './sample-files';
import type { SampleAssessment, SampleEnvironment, SampleScheme } from './sample-shapes';

/** The rows of one table. */
export interface TableRows {
  readonly entity: EntityTarget<ObjectLiteral>;
  readonly rows: readonly DeepPartial<ObjectLiteral>[];
}

/** All rows of the sample data but files and labels, which are records of the ledger; tables that others refer to first. */
export function toTableRows(data: SampleData): readonly TableRows[] {
  return [
    ...schemeRows(data.schemes),
    ...peopleRows(data),
    { entity: CatalogueItemEntity, rows: [...data.items] },
    ...environmentRows(data.environments),
    ...assessmentRows(data.assessments),
    { entity: RangeMemberEntity, rows: [...data.members] },
  ];
}

function schemeRows(schemes: readonly SampleScheme[]): readonly TableRows[] {
  const ofEach = (
    select: (scheme: SampleScheme) => SampleScheme['criteria'] | SampleScheme['requirements'],
  ): object[] =>
    schemes.flatMap((scheme) =>
      select(scheme).map(({ name, ...row }, index) =>
        Object.assign(row, {
          schemeVersion: scheme.version,
          ordinal: index + 1,
          nameFr: name.fr,
          nameEn: name.en,
        }),
      ),
    );
  return [
    {
      entity: LabelSchemeEntity,
      rows: schemes.map(({ description, ...row }) => ({
        ...row,
        descriptionFr: description.fr,
        descriptionEn: description.en,
      })),
    },
    { entity: SchemeCriterionEntity, rows: ofEach(({ criteria }) => criteria) },
    { entity: SchemeRequirementEntity, rows: ofEach(({ requirements }) => requirements) },
  ];
}

function peopleRows({ directorates, persons, interests }: SampleData): readonly TableRows[] {
  return [
    {
      entity: DirectorateEntity,
      rows: directorates.map(({ name, ...row }) => ({ ...row, nameFr: name.fr, nameEn: name.en })),
    },
    { entity: PersonEntity, rows: [...persons] },
    { entity: PersonInterestEntity, rows: [...interests] },
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
