import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A product, product range or engineering activity. */
@Entity({ schema: 'catalogue', name: 'item' })
export class ItemEntity {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text', name: 'firm_id' })
  firmId!: string;

  @Column({ type: 'text', name: 'name_fr' })
  nameFr!: string;

  @Column({ type: 'text', name: 'name_en', nullable: true })
  nameEn!: string | null;

  @Column({ type: 'text', name: 'sort_name' })
  sortName!: string;

  @Column({ type: 'text', name: 'description_fr', nullable: true })
  descriptionFr!: string | null;

  @Column({ type: 'text', name: 'description_en', nullable: true })
  descriptionEn!: string | null;

  @Column({ type: 'text', name: 'category_code', nullable: true })
  categoryCode!: string | null;

  @Column({ type: 'text', nullable: true })
  reference!: string | null;

  @Column({ type: 'text', name: 'design_issue', nullable: true })
  designIssue!: string | null;

  @Column({ type: 'text', name: 'range_id', nullable: true })
  rangeId!: string | null;

  @Column({ type: 'smallint', name: 'lead_time_months', nullable: true })
  leadTimeMonths!: number | null;

  @Column({ type: 'boolean', name: 'itar_free', nullable: true })
  itarFree!: boolean | null;

  @Column({ type: 'text', name: 'export_control', array: true })
  exportControl!: readonly string[];

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
