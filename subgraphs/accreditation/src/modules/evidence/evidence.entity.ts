import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'evidence', schema: 'accreditation' })
export class EvidenceEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('text', { name: 'assessment_id' })
  assessmentId!: string;

  @Column('text')
  kind!: string;

  @Column('text')
  reference!: string;

  @Column('text')
  issue!: string;

  @Column('date', { name: 'issued_on' })
  issuedOn!: string;

  @Column('text')
  issuer!: string;

  @Column('text')
  model!: string;

  @Column('text', { name: 'environment_kind', nullable: true })
  environmentKind!: string | null;

  @Column('text', { name: 'environment_id', nullable: true })
  environmentId!: string | null;

  @Column('text', { name: 'configuration_tested', nullable: true })
  configurationTested!: string | null;

  @Column('boolean', { name: 'like_form', nullable: true })
  likeForm!: boolean | null;

  @Column('boolean', { name: 'like_fit', nullable: true })
  likeFit!: boolean | null;

  @Column('boolean', { name: 'like_function', nullable: true })
  likeFunction!: boolean | null;

  @Column('boolean', { name: 'like_full_scale', nullable: true })
  likeFullScale!: boolean | null;

  @Column('boolean', { name: 'agrees_with_prediction', nullable: true })
  agreesWithPrediction!: boolean | null;

  @Column('boolean')
  integration!: boolean;

  @Column('jsonb')
  deltas!: { fr: string; en: string | null }[];

  @Column('text')
  verdict!: string;

  @Column('text')
  sha256!: string;

  @Column('boolean')
  confidential!: boolean;
}
