import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'label_scheme', schema: 'accreditation' })
export class LabelSchemeEntity {
  @PrimaryColumn('text')
  version!: string;

  @Column('date', { name: 'in_force_from' })
  inForceFrom!: string;

  @Column('smallint', { name: 'validity_months' })
  validityMonths!: number;

  @Column('smallint', { name: 'trl_threshold' })
  trlThreshold!: number;

  @Column('smallint', { name: 'minimum_references' })
  minimumReferences!: number;

  @Column('text', { name: 'description_fr', nullable: true })
  descriptionFr!: string | null;

  @Column('text', { name: 'description_en', nullable: true })
  descriptionEn!: string | null;
}
