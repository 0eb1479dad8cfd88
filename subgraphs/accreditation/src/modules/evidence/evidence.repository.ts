import type { TrlAssessmentId } from '@apogee/shared/ids';
import type { DataSource } from 'typeorm';
import type { EvidenceId } from '../readiness';
import type {
  CriticalFunctionRecord,
  EvidenceParticulars,
  EvidenceRecord,
} from './evidence.record';

const FIND_BY_ASSESSMENTS = `
  /* evidence.findByAssessments */
  select
    evidence.id,
    evidence.assessment_id as "assessmentId",
    evidence.kind,
    evidence.reference,
    evidence.model,
    coalesce(environment.kind, evidence.environment_kind) as "environmentKind",
    evidence.environment_id as "environmentId",
    evidence.configuration_tested as "configurationTested",
    evidence.like_form::integer * 8 + evidence.like_fit::integer * 4 + evidence.like_function::integer * 2
      + evidence.like_full_scale::integer as likeness,
    evidence.agrees_with_prediction as "agreesWithPrediction",
    evidence.integration,
    evidence.verdict,
    evidence.confidential
  from accreditation.evidence evidence
  left join accreditation.environment environment on environment.id = evidence.environment_id
  where evidence.assessment_id = any($1)
  order by evidence.issued_on, evidence.id
`;

const FIND_PARTICULARS = `
  /* evidence.findParticulars */
  select id as "evidenceId", issue, issued_on as "issuedOn", issuer, deltas, sha256
  from accreditation.evidence
  where id = any($1)
`;

const FIND_CRITICAL_FUNCTIONS = `
  /* evidence.findCriticalFunctions */
  select
    critical.id,
    critical.assessment_id as "assessmentId",
    json_build_object('fr', critical.name_fr, 'en', critical.name_en) as name,
    critical.reasons,
    array(
      select link.evidence_id
      from accreditation.critical_function_evidence link
      where link.critical_function_id = critical.id
      order by link.evidence_id
    ) as "verifiedBy"
  from accreditation.critical_function critical
  where critical.assessment_id = any($1)
  order by critical.id
`;

export class EvidenceRepository {
  constructor(private readonly database: Pick<DataSource, 'query'>) {}

  /** All items, confidential ones included: the levels are computed from them. `EvidenceLoaders.shown` leaves those out. */
  findByAssessments(ids: readonly TrlAssessmentId[]): Promise<EvidenceRecord[]> {
    return this.database.query<EvidenceRecord[]>(FIND_BY_ASSESSMENTS, [ids]);
  }

  findParticulars(ids: readonly EvidenceId[]): Promise<EvidenceParticulars[]> {
    return this.database.query<EvidenceParticulars[]>(FIND_PARTICULARS, [ids]);
  }

  findCriticalFunctions(ids: readonly TrlAssessmentId[]): Promise<CriticalFunctionRecord[]> {
    return this.database.query<CriticalFunctionRecord[]>(FIND_CRITICAL_FUNCTIONS, [ids]);
  }
}
