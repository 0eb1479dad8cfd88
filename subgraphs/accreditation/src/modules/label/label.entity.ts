import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'label', schema: 'accreditation' })
export class LabelEntity {
  @PrimaryColumn('text')
  number!: string;

  @Column('text', { name: 'subject_id' })
  subjectId!: string;

  @Column('text', { name: 'subject_kind' })
  subjectKind!: string;

  @Column('text', { name: 'holder_id' })
  holderId!: string;

  @Column('text', { name: 'scope_fr' })
  scopeFr!: string;

  @Column('text', { name: 'scope_en', nullable: true })
  scopeEn!: string | null;

  @Column('text', { name: 'scheme_version' })
  schemeVersion!: string;

  @Column('date', { name: 'awarded_on' })
  awardedOn!: string;

  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('date', { name: 'valid_until' })
  validUntil!: string;

  @Column('date', { name: 'ended_on' })
  endedOn!: string;

  @Column('text', { name: 'predecessor_number', nullable: true })
  predecessorNumber!: string | null;

  /** The assessment that the award rested on. */
  @Column('text', { name: 'basis_assessment_id', nullable: true })
  basisAssessmentId!: string | null;

  /** For an activity: how many references were accepted at the award. */
  @Column('smallint', { name: 'accepted_references', nullable: true })
  acceptedReferences!: number | null;

  @Column('integer')
  version!: number;
}

@Entity({ name: 'label_transition', schema: 'accreditation' })
export class LabelTransitionEntity {
  @PrimaryColumn('text', { name: 'label_number' })
  labelNumber!: string;

  @PrimaryColumn('smallint')
  ordinal!: number;

  @Column('text')
  status!: string;

  @Column('date', { name: 'effective_on' })
  effectiveOn!: string;

  @Column('date', { name: 'suspended_until', nullable: true })
  suspendedUntil!: string | null;

  @Column('text', { name: 'ground_fr', nullable: true })
  groundFr!: string | null;

  @Column('text', { name: 'ground_en', nullable: true })
  groundEn!: string | null;

  @Column('boolean', { name: 'ground_public' })
  groundPublic!: boolean;
}
