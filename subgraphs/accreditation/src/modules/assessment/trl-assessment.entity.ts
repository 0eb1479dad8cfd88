import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'trl_assessment', schema: 'accreditation' })
export class TrlAssessmentEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('text', { name: 'subject_id' })
  subjectId!: string;

  @Column('text')
  configuration!: string;

  @Column('text')
  scale!: string;

  @Column('text')
  status!: string;

  @Column('smallint', { name: 'claimed_level' })
  claimedLevel!: number;

  @Column('smallint', { name: 'confirmed_level', nullable: true })
  confirmedLevel!: number | null;

  @Column('text', { name: 'mission_class' })
  missionClass!: string;

  @Column('text', { nullable: true })
  system!: string | null;

  @Column('text', { name: 'environment_id', nullable: true })
  environmentId!: string | null;

  @Column('jsonb')
  interfaces!: { fr: string; en: string | null }[];

  @Column('text', { name: 'assessor_fr', nullable: true })
  assessorFr!: string | null;

  @Column('text', { name: 'assessor_en', nullable: true })
  assessorEn!: string | null;

  @Column('text')
  independence!: string;

  @Column('date', { name: 'assessed_on' })
  assessedOn!: string;

  @Column('text', { name: 'supersedes_id', nullable: true })
  supersedesId!: string | null;
}

/** A part of a composite element: its own assessment, and whether the whole depends on it. */
@Entity({ name: 'trl_constituent', schema: 'accreditation' })
export class TrlConstituentEntity {
  @PrimaryColumn('text', { name: 'assessment_id' })
  assessmentId!: string;

  @PrimaryColumn('text', { name: 'constituent_id' })
  constituentId!: string;

  @Column('boolean')
  critical!: boolean;
}

@Entity({ name: 'reassessment_trigger', schema: 'accreditation' })
export class ReassessmentTriggerEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('text', { name: 'assessment_id' })
  assessmentId!: string;

  @Column('text')
  kind!: string;

  @Column({ type: 'timestamptz', name: 'raised_at', precision: 3 })
  raisedAt!: Date;

  @Column('text', { name: 'detail_fr' })
  detailFr!: string;

  @Column('text', { name: 'detail_en', nullable: true })
  detailEn!: string | null;

  @Column({ type: 'timestamptz', name: 'resolved_at', precision: 3, nullable: true })
  resolvedAt!: Date | null;

  @Column('text', { name: 'resolved_by_id', nullable: true })
  resolvedById!: string | null;
}
