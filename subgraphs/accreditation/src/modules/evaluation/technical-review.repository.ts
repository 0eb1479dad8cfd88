import type { Database } from '@apogee/shared/database';
import type { ApplicationId } from '@apogee/shared/ids';
import type { TechnicalReview } from './evaluation';

const REVIEW_COLUMNS = `
    application_id as "applicationId",
    round,
    reviewer_id as "reviewerId",
    started_at as "startedAt",
    recommendation,
    rationale,
    signed_at as "signedAt",
    version
`;

const FIND_BY_APPLICATIONS = `
  /* technicalReview.findByApplications */
  select ${REVIEW_COLUMNS}
  from accreditation.technical_review
  where application_id = any($1)
  order by round
`;

const SAVE = `
  /* technicalReview.save */
  insert into accreditation.technical_review (
    application_id, round, reviewer_id, started_at, recommendation, rationale, signed_at, version
  )
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (application_id, round) do update
  set
    reviewer_id = excluded.reviewer_id,
    started_at = excluded.started_at,
    recommendation = excluded.recommendation,
    rationale = excluded.rationale,
    signed_at = excluded.signed_at,
    version = excluded.version
  where technical_review.signed_at is null
`;

export class TechnicalReviewRepository {
  constructor(private readonly database: Database) {}

  /** Of all rounds, oldest first; at most one a round. */
  findByApplications(ids: readonly ApplicationId[]): Promise<TechnicalReview[]> {
    return this.database.query<TechnicalReview[]>(FIND_BY_APPLICATIONS, [ids]);
  }

  /** Writes a review that is not signed yet; a signed one is left as it is. Lock the file first. */
  async save(review: TechnicalReview): Promise<void> {
    const { applicationId, round, reviewerId, startedAt, recommendation, rationale } = review;
    await this.database.query(SAVE, [
      applicationId,
      round,
      reviewerId,
      startedAt,
      recommendation,
      rationale,
      review.signedAt,
      review.version,
    ]);
  }
}
