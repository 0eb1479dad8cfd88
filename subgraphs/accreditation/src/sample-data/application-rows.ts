import type { DeepPartial } from 'typeorm';
import { ApplicationEntity, ApplicationEventEntity } from '../modules/application';
import {
  ApplicationDocumentEntity,
  ApplicationReferenceEntity,
  SmeDeclarationEntity,
} from '../modules/dossier';
import {
  CriterionScoreEntity,
  EvaluationEntity,
  TechnicalReviewEntity,
} from '../modules/evaluation';
import type { SampleApplication } from './application-shapes';
import type { TableRows } from './sample-rows';

/** The rows of files and of what hangs on them, tables that others refer to first. */
export function applicationRows(applications: readonly SampleApplication[]): readonly TableRows[] {
  const ofEach = <Row extends object>(
    select: (application: SampleApplication) => readonly Row[],
  ): (Row & { applicationId: string })[] =>
    applications.flatMap((application) =>
      select(application).map((row) => Object.assign({ applicationId: application.id }, row)),
    );
  return [
    { entity: ApplicationEntity, rows: applications.map(toApplicationRow) },
    {
      entity: ApplicationEventEntity,
      rows: ofEach(({ events }) => events.map(toEventRow)),
    },
    { entity: ApplicationDocumentEntity, rows: ofEach(({ documents }) => documents) },
    {
      entity: ApplicationReferenceEntity,
      rows: ofEach(({ references }) =>
        references.map((row, index) => ({ ...row, ordinal: index + 1 })),
      ),
    },
    {
      entity: SmeDeclarationEntity,
      rows: ofEach(({ smeDeclaration }) => (smeDeclaration === null ? [] : [smeDeclaration])),
    },
    {
      entity: EvaluationEntity,
      rows: ofEach(({ evaluations }) => evaluations),
    },
    {
      entity: CriterionScoreEntity,
      rows: applications
        .flatMap(({ evaluations }) => evaluations)
        .flatMap(({ id, scores }) => scores.map((row) => ({ ...row, evaluationId: id }))),
    },
    {
      entity: TechnicalReviewEntity,
      rows: ofEach(({ review }) => (review === null ? [] : [review])),
    },
  ];
}

/** What is no column of the table, TypeORM leaves out. */
function toApplicationRow({ scope, ...row }: SampleApplication): DeepPartial<ApplicationEntity> {
  return { ...row, scopeFr: scope.fr, scopeEn: scope.en };
}

function toEventRow(
  { from, to, reason, ...row }: SampleApplication['events'][number],
  index: number,
): DeepPartial<ApplicationEventEntity> {
  return {
    ...row,
    ordinal: index + 1,
    fromState: from,
    toState: to,
    reasonFr: reason?.fr ?? null,
    reasonEn: reason?.en ?? null,
  };
}
