import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'evaluation', schema: 'accreditation' })
export class EvaluationEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('text', { name: 'application_id' })
  applicationId!: string;

  @Column('smallint')
  round!: number;

  @Column('text', { name: 'evaluator_id' })
  evaluatorId!: string;

  @Column('text', { name: 'directorate_code', nullable: true })
  directorateCode!: string | null;

  @Column('text')
  independence!: string;

  @Column('timestamptz', { name: 'started_at' })
  startedAt!: Date;

  @Column('text', { nullable: true })
  conclusion!: string | null;

  @Column('text', { nullable: true })
  recommendation!: string | null;

  @Column('text', { name: 'report_sha256', nullable: true })
  reportSha256!: string | null;

  @Column('timestamptz', { name: 'signed_at', nullable: true })
  signedAt!: Date | null;

  @Column('integer')
  version!: number;
}

@Entity({ name: 'criterion_score', schema: 'accreditation' })
export class CriterionScoreEntity {
  @PrimaryColumn('text', { name: 'evaluation_id' })
  evaluationId!: string;

  @PrimaryColumn('text', { name: 'criterion_code' })
  criterionCode!: string;

  @Column('smallint', { nullable: true })
  score!: number | null;

  @Column('boolean')
  passed!: boolean;

  @Column('text')
  rationale!: string;

  @Column('text', { name: 'evidence_ids', array: true })
  evidenceIds!: string[];
}

@Entity({ name: 'technical_review', schema: 'accreditation' })
export class TechnicalReviewEntity {
  @PrimaryColumn('text', { name: 'application_id' })
  applicationId!: string;

  @PrimaryColumn('smallint')
  round!: number;

  @Column('text', { name: 'reviewer_id' })
  reviewerId!: string;

  @Column('timestamptz', { name: 'started_at' })
  startedAt!: Date;

  @Column('text', { nullable: true })
  recommendation!: string | null;

  @Column('text', { nullable: true })
  rationale!: string | null;

  @Column('timestamptz', { name: 'signed_at', nullable: true })
  signedAt!: Date | null;

  @Column('integer')
  version!: number;
}
