import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The descriptive record of a firm; a firm without one has no row. */
@Entity({ schema: 'catalogue', name: 'contractor_profile' })
export class ContractorProfileEntity {
  @PrimaryColumn({ type: 'text', name: 'firm_id' })
  firmId!: string;

  @Column({ type: 'text', name: 'summary_fr', nullable: true })
  summaryFr!: string | null;

  @Column({ type: 'text', name: 'summary_en', nullable: true })
  summaryEn!: string | null;

  @Column({ type: 'text', name: 'activity_categories', array: true })
  activityCategories!: readonly string[];
}
