import { copied, renamed } from './copied-ids';
import type { Insert } from './insert';

/** A scheme begins on a day of its own. */
const SCHEMES = `
  insert into accreditation.label_scheme (
    version, in_force_from, validity_months, trl_threshold, minimum_references, description_fr, description_en
  )
  select
    ${renamed('version')}, in_force_from + 1, validity_months, trl_threshold, minimum_references,
    description_fr, description_en
  from accreditation.label_scheme
  where version like 'DEMO-%'
`;

const ENVIRONMENTS = `
  insert into accreditation.environment (id, kind, name_fr, name_en, orbit, lifetime_years)
  select ${renamed('id')}, kind, name_fr, name_en, orbit, lifetime_years
  from accreditation.environment
  where id like 'env-demo-%'
`;

const ENVIRONMENT_PARAMETERS = `
  insert into accreditation.environment_parameter (environment_id, ordinal, name, unit, min, max, margin)
  select ${renamed('environment_id')}, ordinal, name, unit, min, max, margin
  from accreditation.environment_parameter
  where environment_id like 'env-demo-%'
`;

/** What accreditation holds of copied items; it knows which they are by their ids. */
const COPIED_ASSESSMENTS = `
  from scale_copy copy
  join catalogue.item item on item.firm_id = copy.template_id
  join accreditation.trl_assessment assessment on assessment.subject_id = item.id
`;

const ASSESSMENTS = `
  insert into accreditation.trl_assessment (
    id, subject_id, configuration, scale, status, claimed_level, confirmed_level, mission_class, system,
    environment_id, interfaces, assessor_fr, assessor_en, independence, assessed_on, supersedes_id
  )
  select
    ${copied('assessment.id')}, ${copied('item.id')}, assessment.configuration, assessment.scale,
    assessment.status, assessment.claimed_level, assessment.confirmed_level, assessment.mission_class,
    assessment.system, ${renamed('assessment.environment_id')}, assessment.interfaces, assessment.assessor_fr,
    assessment.assessor_en, assessment.independence, assessment.assessed_on, ${copied('assessment.supersedes_id')}
  ${COPIED_ASSESSMENTS}
`;

const EVIDENCE = `
  insert into accreditation.evidence (
    id, assessment_id, kind, reference, issue, issued_on, issuer, model, environment_kind, environment_id,
    configuration_tested, like_form, like_fit, like_function, like_full_scale, agrees_with_prediction, integration,
    deltas, verdict, sha256, confidential
  )
  select
    ${copied('evidence.id')}, ${copied('assessment.id')}, evidence.kind, evidence.reference, evidence.issue,
    evidence.issued_on, evidence.issuer, evidence.model, evidence.environment_kind,
    ${renamed('evidence.environment_id')}, evidence.configuration_tested, evidence.like_form, evidence.like_fit,
    evidence.like_function, evidence.like_full_scale, evidence.agrees_with_prediction, evidence.integration,
    evidence.deltas, evidence.verdict, evidence.sha256, evidence.confidential
  ${COPIED_ASSESSMENTS}
  join accreditation.evidence evidence on evidence.assessment_id = assessment.id
`;

const CRITICAL_FUNCTIONS = `
  insert into accreditation.critical_function (id, assessment_id, name_fr, name_en, reasons)
  select
    ${copied('critical.id')}, ${copied('assessment.id')}, critical.name_fr, critical.name_en, critical.reasons
  ${COPIED_ASSESSMENTS}
  join accreditation.critical_function critical on critical.assessment_id = assessment.id
`;

const CRITICAL_FUNCTION_EVIDENCE = `
  insert into accreditation.critical_function_evidence (critical_function_id, evidence_id)
  select ${copied('link.critical_function_id')}, ${copied('link.evidence_id')}
  ${COPIED_ASSESSMENTS}
  join accreditation.critical_function critical on critical.assessment_id = assessment.id
  join accreditation.critical_function_evidence link on link.critical_function_id = critical.id
`;

const RANGE_MEMBERS = `
  insert into accreditation.range_member (range_id, product_id, as_of)
  select ${copied('member.range_id')}, ${copied('member.product_id')}, member.as_of
  from scale_copy copy
  join catalogue.item item on item.firm_id = copy.template_id
  join accreditation.range_member member on member.range_id = item.id
`;

const LABELS = `
  insert into accreditation.label (
    number, subject_id, subject_kind, holder_id, scope_fr, scope_en, scheme_version, awarded_on, valid_from,
    valid_until, ended_on, latest_status, latest_on, former_status, former_on, transitions, predecessor_number,
    basis_assessment_id, accepted_references, version
  )
  select
    ${copied('label.number')}, ${copied('label.subject_id')}, label.subject_kind, copy.firm_id, label.scope_fr,
    label.scope_en, ${renamed('label.scheme_version')}, label.awarded_on, label.valid_from, label.valid_until,
    label.ended_on, label.latest_status, label.latest_on, label.former_status, label.former_on, label.transitions,
    ${copied('label.predecessor_number')},
    ${copied('label.basis_assessment_id')}, label.accepted_references, label.version
  from scale_copy copy
  join accreditation.label label on label.holder_id = copy.template_id
`;

const LABEL_TRANSITIONS = `
  insert into accreditation.label_transition (
    label_number, ordinal, status, effective_on, suspended_until, ground_fr, ground_en, ground_public
  )
  select
    ${copied('label.number')}, transition.ordinal, transition.status, transition.effective_on,
    transition.suspended_until, transition.ground_fr, transition.ground_en, transition.ground_public
  from scale_copy copy
  join accreditation.label label on label.holder_id = copy.template_id
  join accreditation.label_transition transition on transition.label_number = label.number
`;

/** What is written, in an order in which rows refer only to earlier ones. */
export const ACCREDITATION_INSERTS: readonly Insert[] = [
  ['label schemes', SCHEMES],
  ['environments', ENVIRONMENTS],
  ['parameters of environments', ENVIRONMENT_PARAMETERS],
  ['assessments', ASSESSMENTS],
  ['evidence', EVIDENCE],
  ['critical functions', CRITICAL_FUNCTIONS],
  ['evidence of critical functions', CRITICAL_FUNCTION_EVIDENCE],
  ['members of ranges', RANGE_MEMBERS],
  ['labels', LABELS],
  ['transitions of labels', LABEL_TRANSITIONS],
];
