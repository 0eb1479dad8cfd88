import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a firm declared about its size; a firm that declared nothing has no row. */
@Entity({ schema: 'catalogue', name: 'sme_status' })
export class SmeStatusEntity {
  @PrimaryColumn({ type: 'text', name: 'firm_id' })
  firmId!: string;

  @Column({ type: 'text' })
  category!: string;

  @Column({ type: 'text', nullable: true })
  linkage!: string | null;

  @Column({ type: 'double precision', name: 'headcount_awu', nullable: true })
  headcountAwu!: number | null;

  @Column({ type: 'integer', name: 'accounting_years', array: true })
  accountingYears!: readonly number[];

  @Column({ type: 'date', name: 'declared_on', nullable: true })
  declaredOn!: string | null;
}
