import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'application_document', schema: 'accreditation' })
export class ApplicationDocumentEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('text', { name: 'application_id' })
  applicationId!: string;

  @Column('text', { name: 'requirement_code' })
  requirementCode!: string;

  @Column('text')
  title!: string;

  @Column('text')
  sha256!: string;

  @Column('timestamptz', { name: 'added_at' })
  addedAt!: Date;

  @Column('text', { name: 'added_by' })
  addedBy!: string;
}

@Entity({ name: 'application_reference', schema: 'accreditation' })
export class ApplicationReferenceEntity {
  @PrimaryColumn('text', { name: 'application_id' })
  applicationId!: string;

  @PrimaryColumn('smallint')
  ordinal!: number;

  @Column('text')
  mission!: string;

  @Column('text')
  operator!: string;

  @Column('text', { name: 'accepted_by', nullable: true })
  acceptedBy!: string | null;

  @Column('timestamptz', { name: 'accepted_at', nullable: true })
  acceptedAt!: Date | null;
}

@Entity({ name: 'sme_declaration', schema: 'accreditation' })
export class SmeDeclarationEntity {
  @PrimaryColumn('text', { name: 'application_id' })
  applicationId!: string;

  @Column('text', { name: 'rule_version' })
  ruleVersion!: string;

  @Column('text')
  category!: string;

  @Column('text')
  linkage!: string;

  @Column('smallint', { name: 'accounting_years', array: true })
  accountingYears!: number[];

  @Column('numeric', { name: 'headcount_awu' })
  headcountAwu!: number;

  @Column('bigint', { name: 'turnover_eur', nullable: true })
  turnoverEur!: number | null;

  @Column('bigint', { name: 'balance_sheet_eur', nullable: true })
  balanceSheetEur!: number | null;

  @Column('timestamptz', { name: 'declared_at' })
  declaredAt!: Date;

  @Column('text', { name: 'declared_by' })
  declaredBy!: string;

  @Column('text', { name: 'accepted_by', nullable: true })
  acceptedBy!: string | null;

  @Column('timestamptz', { name: 'accepted_at', nullable: true })
  acceptedAt!: Date | null;

  @Column('text', { name: 'acceptance_note', nullable: true })
  acceptanceNote!: string | null;
}
