import { trlConfirmed } from '@apogee/shared/contracts';
import type { Database } from '@apogee/shared/database';
import { recordEvent } from '@apogee/shared/events';
import type { SampleAssessment } from './sample-shapes';

type AssessedSubject = Pick<SampleAssessment, 'id' | 'subjectId'>;

const FIND_ASSESSED = `
  /* sampleData.findAssessed */
  select id, subject_id as "subjectId"
  from accreditation.trl_assessment
  where id like 'trl-demo-%'
`;

interface Loaded {
  readonly assessedBefore: readonly AssessedSubject[];
  readonly assessments: readonly SampleAssessment[];
  readonly at: Date;
}

/** What the sample assessments of an earlier load are of. */
export function findAssessedSubjects(database: Database): Promise<readonly AssessedSubject[]> {
  return database.query<AssessedSubject[]>(FIND_ASSESSED);
}

/** Tells the confirmed levels that a load has written, and that those of assessments it has removed are gone. */
export function publishConfirmedLevels(
  database: Database,
  { assessedBefore, assessments, at }: Loaded,
): void {
  const kept = new Set(assessments.map(({ id }) => id));
  const removed = assessedBefore
    .filter(({ id }) => !kept.has(id))
    .map(({ id, subjectId }) => ({ id, subjectId, confirmedLevel: null }));
  for (const { id, subjectId, confirmedLevel } of [...assessments, ...removed]) {
    recordEvent(database, trlConfirmed, {
      subject: id,
      occurredAt: at,
      payload: { assessmentId: id, subjectId, confirmedLevel },
    });
  }
}
