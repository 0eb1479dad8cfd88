import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'directorate', schema: 'accreditation' })
export class DirectorateEntity {
  @PrimaryColumn('text')
  code!: string;

  @Column('text', { name: 'name_fr' })
  nameFr!: string;

  @Column('text', { name: 'name_en', nullable: true })
  nameEn!: string | null;

  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('date', { name: 'valid_until', nullable: true })
  validUntil!: string | null;

  @Column('integer', { default: 1 })
  version?: number;
}

@Entity({ name: 'person', schema: 'accreditation' })
export class PersonEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('text', { name: 'display_name' })
  displayName!: string;

  @Column('text', { name: 'directorate_code', nullable: true })
  directorateCode!: string | null;

  @Column('text', { array: true, default: [] })
  skills?: string[];

  @Column('date', { name: 'from_on', nullable: true })
  fromOn?: string | null;

  @Column('date', { name: 'until_on', nullable: true })
  untilOn?: string | null;

  @Column('integer', { default: 1 })
  version?: number;
}

@Entity({ name: 'person_interest', schema: 'accreditation' })
export class PersonInterestEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('text', { name: 'person_id' })
  personId!: string;

  @Column('text', { name: 'firm_id' })
  firmId!: string;

  @Column('text')
  ground!: string;

  @Column('date', { name: 'from_on' })
  fromOn!: string;

  @Column('date', { name: 'until_on', nullable: true })
  untilOn!: string | null;

  @Column('integer', { default: 1 })
  version?: number;
}
