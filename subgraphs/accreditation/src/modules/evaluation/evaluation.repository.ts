import type { Database } from '@apogee/shared/database';
import type { ApplicationId } from '@apogee/shared/ids';
import type { Evaluation, EvaluationId } from './evaluation';

const EVALUATION_COLUMNS = `
    evaluation.id,
    evaluation.application_id as "applicationId",
    evaluation.round,
    evaluation.evaluator_id as "evaluatorId",
    evaluation.directorate_code as "directorateCode",
    evaluation.independence,
    evaluation.started_at as "startedAt",
    coalesce(
      (
        select json_agg(
          json_build_object(
            'criterionCode', score.criterion_code,
            'score', score.score,
            'passed', score.passed,
            'rationale', score.rationale,
            'evidenceIds', score.evidence_ids
          )
          order by score.criterion_code
        )
        from accreditation.criterion_score score
        where score.evaluation_id = evaluation.id
      ),
      '[]'
    ) as scores,
    evaluation.conclusion,
    evaluation.recommendation,
    evaluation.report_sha256 as "reportSha256",
    evaluation.signed_at as "signedAt",
    evaluation.version
`;

const FIND_BY_APPLICATIONS = `
  /* evaluation.findByApplications */
  select ${EVALUATION_COLUMNS}
  from accreditation.evaluation
  where evaluation.application_id = any($1)
  order by evaluation.round, evaluation.started_at, evaluation.id
`;

const LOCK = `
  /* evaluation.lock */
  select ${EVALUATION_COLUMNS}
  from accreditation.evaluation
  where evaluation.id = $1
  for update
`;

const FIND_APPLICATION = `
  /* evaluation.findApplication */
  select application_id as "applicationId"
  from accreditation.evaluation
  where id = $1
`;

const INSERT = `
  /* evaluation.insert */
  insert into accreditation.evaluation (
    id, application_id, round, evaluator_id, directorate_code, independence, started_at
  )
  values ($1, $2, $3, $4, $5, $6, $7)
`;

const UPDATE = `
  /* evaluation.update */
  update accreditation.evaluation
  set conclusion = $2, recommendation = $3, report_sha256 = $4, signed_at = $5, version = $6
  where id = $1 and signed_at is null
`;

const FORGET_SCORES = `
  /* evaluation.forgetScores */
  delete from accreditation.criterion_score where evaluation_id = $1
`;

const INSERT_SCORES = `
  /* evaluation.insertScores */
  insert into accreditation.criterion_score (
    evaluation_id, criterion_code, score, passed, rationale, evidence_ids
  )
  select $1, score."criterionCode", score.score, score.passed, score.rationale, score."evidenceIds"
  from json_to_recordset($2) as score(
    "criterionCode" text, score smallint, passed boolean, rationale text, "evidenceIds" text[]
  )
`;

const REMOVE = `
  /* evaluation.remove */
  delete from accreditation.evaluation where id = $1 and signed_at is null
`;

export class EvaluationRepository {
  constructor(private readonly database: Database) {}

  /** Of all rounds, oldest first. */
  findByApplications(ids: readonly ApplicationId[]): Promise<Evaluation[]> {
    return this.database.query<Evaluation[]>(FIND_BY_APPLICATIONS, [ids]);
  }

  /** Lock the file first: whoever changes a file and its evaluations takes them in that order. */
  async lock(id: EvaluationId): Promise<Evaluation | null> {
    const [row] = await this.database.query<Evaluation[]>(LOCK, [id]);
    return row ?? null;
  }

  async findApplication(id: EvaluationId): Promise<ApplicationId | null> {
    const [row] = await this.database.query<{ applicationId: ApplicationId }[]>(FIND_APPLICATION, [
      id,
    ]);
    return row?.applicationId ?? null;
  }

  async insert(evaluation: Evaluation): Promise<void> {
    const { id, applicationId, round, evaluatorId, directorateCode, independence, startedAt } =
      evaluation;
    await this.database.query(INSERT, [
      id,
      applicationId,
      round,
      evaluatorId,
      directorateCode,
      independence,
      startedAt,
    ]);
  }

  /** Writes an unsigned evaluation, its scores included; a signed one is left as it is. */
  async update(evaluation: Evaluation): Promise<void> {
    const { id, conclusion, recommendation, reportSha256, signedAt, version, scores } = evaluation;
    await this.database.query(FORGET_SCORES, [id]);
    await this.database.query(INSERT_SCORES, [id, JSON.stringify(scores)]);
    await this.database.query(UPDATE, [
      id,
      conclusion,
      recommendation,
      reportSha256,
      signedAt,
      version,
    ]);
  }

  /** Takes an unsigned evaluation away, with what was noted so far. */
  async remove(id: EvaluationId): Promise<void> {
    await this.database.query(FORGET_SCORES, [id]);
    await this.database.query(REMOVE, [id]);
  }
}
