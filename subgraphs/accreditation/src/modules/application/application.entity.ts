import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'application', schema: 'accreditation' })
export class ApplicationEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  kind!: string;

  @Column('text')
  state!: string;

  @Column('text', { name: 'applicant_id' })
  applicantId!: string;

  @Column('text', { name: 'subject_id' })
  subjectId!: string;

  @Column('text', { name: 'subject_kind' })
  subjectKind!: string;

  @Column('text', { name: 'label_number', nullable: true })
  labelNumber!: string | null;

  @Column('text', { name: 'scope_fr' })
  scopeFr!: string;

  @Column('text', { name: 'scope_en', nullable: true })
  scopeEn!: string | null;

  @Column('text', { name: 'scheme_version', nullable: true })
  schemeVersion!: string | null;

  @Column('text', { name: 'assessment_id', nullable: true })
  assessmentId!: string | null;

  @Column('text', { name: 'reopens_id', nullable: true })
  reopensId!: string | null;

  @Column('smallint')
  round!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'submitted_at', nullable: true })
  submittedAt!: Date | null;

  @Column('date', { name: 'due_by', nullable: true })
  dueBy!: string | null;

  @Column('integer')
  version!: number;
}

/** A step of a file. Steps are numbered over all files in `seq`, and within a file in `ordinal`. */
@Entity({ name: 'application_event', schema: 'accreditation' })
export class ApplicationEventEntity {
  @PrimaryColumn('bigint', { generated: 'identity' })
  seq!: string;

  @Column('text', { name: 'application_id' })
  applicationId!: string;

  @Column('smallint')
  ordinal!: number;

  @Column('text', { name: 'from_state', nullable: true })
  fromState!: string | null;

  @Column('text', { name: 'to_state' })
  toState!: string;

  @Column('timestamptz')
  at!: Date;

  @Column('text')
  actor!: string;

  @Column('text', { name: 'reason_fr', nullable: true })
  reasonFr!: string | null;

  @Column('text', { name: 'reason_en', nullable: true })
  reasonEn!: string | null;
}
