import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A site of a firm. */
@Entity({ schema: 'catalogue', name: 'establishment' })
export class EstablishmentEntity {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text', name: 'firm_id' })
  firmId!: string;

  @Column({ type: 'smallint' })
  ordinal!: number;

  @Column({ type: 'text', nullable: true })
  siret!: string | null;

  @Column({ type: 'text', nullable: true })
  name!: string | null;

  @Column({ type: 'boolean', name: 'is_headquarters', nullable: true })
  isHeadquarters!: boolean | null;

  @Column({ type: 'text', nullable: true })
  line1!: string | null;

  @Column({ type: 'text', nullable: true })
  line2!: string | null;

  @Column({ type: 'text', nullable: true })
  postcode!: string | null;

  @Column({ type: 'text', nullable: true })
  city!: string | null;

  @Column({ type: 'text', name: 'country_code' })
  countryCode!: string;

  @Column({ type: 'text', name: 'commune_code' })
  communeCode!: string;
}
