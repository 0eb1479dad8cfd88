import type { Viewer } from './application.viewer';

export const APPLICATION_COLUMNS = `
    application.id,
    application.kind,
    application.state,
    application.applicant_id as "applicantId",
    application.subject_id as "subjectId",
    application.subject_kind as "subjectKind",
    application.label_number as "labelNumber",
    json_build_object('fr', application.scope_fr, 'en', application.scope_en) as scope,
    application.scheme_version as "schemeVersion",
    application.assessment_id as "assessmentId",
    application.reopens_id as "reopensId",
    application.round,
    application.created_at as "createdAt",
    application.submitted_at as "submittedAt",
    application.due_by as "dueBy",
    application.version
`;

/** $1 everything, $2 firms, $3 person. The row rule of every statement that reads files for somebody. */
export const VISIBLE = `
  (
    $1::boolean
    or application.applicant_id = any($2::text[])
    or exists (
      select from accreditation.evaluation
      where evaluation.application_id = application.id and evaluation.evaluator_id = $3::text
    )
    or exists (
      select from accreditation.technical_review review
      where review.application_id = application.id and review.reviewer_id = $3::text
    )
    or exists (
      select
      from accreditation.agenda_item item
      join accreditation.committee_seat seat on seat.session_id = item.session_id
      where item.application_id = application.id and seat.person_id = $3::text
    )
  )
`;

export function viewerParameters({ everything, firmIds, personId }: Viewer): unknown[] {
  return [everything, firmIds, personId];
}
