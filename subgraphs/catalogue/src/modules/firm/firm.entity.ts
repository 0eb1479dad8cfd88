import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An organisation of the catalogue. */
@Entity({ schema: 'catalogue', name: 'firm' })
export class FirmEntity {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text', nullable: true })
  siren!: string | null;

  @Column({ type: 'text', name: 'legal_name' })
  legalName!: string;

  @Column({ type: 'text', name: 'sort_name' })
  sortName!: string;

  @Column({ type: 'text', name: 'trade_name', nullable: true })
  tradeName!: string | null;

  @Column({ type: 'text', name: 'former_names', array: true })
  formerNames!: readonly string[];

  @Column({ type: 'text', nullable: true })
  website!: string | null;

  @Column({ type: 'date', name: 'founded_on', nullable: true })
  foundedOn!: string | null;

  @Column({ type: 'boolean' })
  demonstration!: boolean;

  @Column({ type: 'boolean' })
  verified!: boolean;

  @Column({ type: 'boolean', name: 'is_sample' })
  isSample!: boolean;

  @Column({ type: 'integer' })
  version!: number;

  /** The version as which sources made it; it has another one since somebody changed it. */
  @Column({ type: 'integer', name: 'sourced_version', nullable: true })
  sourcedVersion!: number | null;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;
}
