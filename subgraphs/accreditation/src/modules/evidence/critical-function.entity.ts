import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'critical_function', schema: 'accreditation' })
export class CriticalFunctionEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('text', { name: 'assessment_id' })
  assessmentId!: string;

  @Column('text', { name: 'name_fr' })
  nameFr!: string;

  @Column('text', { name: 'name_en', nullable: true })
  nameEn!: string | null;

  @Column('text', { array: true })
  reasons!: string[];
}

/** Which evidence was put forward for which critical function. */
@Entity({ name: 'critical_function_evidence', schema: 'accreditation' })
export class CriticalFunctionEvidenceEntity {
  @PrimaryColumn('text', { name: 'critical_function_id' })
  criticalFunctionId!: string;

  @PrimaryColumn('text', { name: 'evidence_id' })
  evidenceId!: string;
}
