import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'scheme_criterion', schema: 'accreditation' })
export class SchemeCriterionEntity {
  @PrimaryColumn('text', { name: 'scheme_version' })
  schemeVersion!: string;

  @PrimaryColumn('text')
  code!: string;

  @Column('smallint')
  ordinal!: number;

  @Column('text', { name: 'name_fr' })
  nameFr!: string;

  @Column('text', { name: 'name_en', nullable: true })
  nameEn!: string | null;

  @Column('boolean')
  mandatory!: boolean;

  @Column('text', { name: 'applies_to', array: true })
  appliesTo!: string[];

  @Column('smallint', { name: 'max_score', nullable: true })
  maxScore!: number | null;
}

@Entity({ name: 'scheme_requirement', schema: 'accreditation' })
export class SchemeRequirementEntity {
  @PrimaryColumn('text', { name: 'scheme_version' })
  schemeVersion!: string;

  @PrimaryColumn('text')
  code!: string;

  @Column('smallint')
  ordinal!: number;

  @Column('text', { name: 'name_fr' })
  nameFr!: string;

  @Column('text', { name: 'name_en', nullable: true })
  nameEn!: string | null;

  @Column('text', { name: 'applies_to', array: true })
  appliesTo!: string[];
}
