import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'environment', schema: 'accreditation' })
export class EnvironmentEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  kind!: string;

  @Column('text', { name: 'name_fr' })
  nameFr!: string;

  @Column('text', { name: 'name_en', nullable: true })
  nameEn!: string | null;

  @Column('text', { nullable: true })
  orbit!: string | null;

  @Column('double precision', { name: 'lifetime_years', nullable: true })
  lifetimeYears!: number | null;
}

@Entity({ name: 'environment_parameter', schema: 'accreditation' })
export class EnvironmentParameterEntity {
  @PrimaryColumn('text', { name: 'environment_id' })
  environmentId!: string;

  @PrimaryColumn('smallint')
  ordinal!: number;

  @Column('text')
  name!: string;

  @Column('text')
  unit!: string;

  @Column('double precision', { nullable: true })
  min!: number | null;

  @Column('double precision', { nullable: true })
  max!: number | null;

  @Column('text', { nullable: true })
  margin!: string | null;
}
