import type { Database } from '@apogee/shared/database';
import type { TrlAssessmentId } from '@apogee/shared/ids';
import type { Viewer } from '../application';

/**
 * $2 firms, $3 person. Who needs to know: the firm whose element it is, and the evaluators and reviewers of a file
 * that rests on the assessment or is about what was assessed, be it as a member of a range. The committee relies on
 * what they signed.
 */
const FIND_OPEN = `
  /* evidenceAccess.findOpen */
  select assessment.id
  from accreditation.trl_assessment assessment
  where assessment.id = any($1) and (
    exists (
      select from accreditation.catalogue_item item
      where item.item_id = assessment.subject_id and item.firm_id = any($2::text[])
    )
    or exists (
      select from accreditation.application application
      where (
          application.assessment_id = assessment.id
          or application.subject_id = assessment.subject_id
          or application.subject_id in (
            select range_id from accreditation.range_member where product_id = assessment.subject_id
          )
        )
        and (
          exists (
            select from accreditation.evaluation
            where evaluation.application_id = application.id and evaluation.evaluator_id = $3::text
          )
          or exists (
            select from accreditation.technical_review review
            where review.application_id = application.id and review.reviewer_id = $3::text
          )
        )
    )
  )
`;

/** Whose confidential evidence somebody sees. To everybody else it is not there. */
export class EvidenceAccessRepository {
  constructor(
    private readonly database: Database,
    private readonly viewer: Viewer,
  ) {}

  /** Those of the assessments whose confidential evidence is open to the viewer. The public costs no statement. */
  async findOpenAmong(ids: readonly TrlAssessmentId[]): Promise<readonly TrlAssessmentId[]> {
    const { everything, firmIds, personId } = this.viewer;
    if (everything) {
      return ids;
    }
    if (ids.length === 0 || (firmIds.length === 0 && personId === null)) {
      return [];
    }
    const parameters = [ids, firmIds, personId];
    const rows = await this.database.query<{ id: TrlAssessmentId }[]>(FIND_OPEN, parameters);
    return rows.map(({ id }) => id);
  }
}
