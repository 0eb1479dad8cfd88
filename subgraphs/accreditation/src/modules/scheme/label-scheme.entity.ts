import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'label_scheme', schema: 'accreditation' })
export class LabelSchemeEntity {
  @PrimaryColumn('text')
  version!: string;

  @Column('date', { name: 'in_force_from' })
  inForceFrom!: string;

  @Column('smallint', { name: 'validity_months' })
  validityMonths!: number;

  @Column('smallint', { name: 'trl_threshold' })
  trlThreshold!: number;

  @Column('smallint', { name: 'minimum_references' })
  minimumReferences!: number;

  @Column('smallint')
  quorum!: number;

  @Column('smallint', { name: 'minimum_directorates' })
  minimumDirectorates!: number;

  @Column('boolean', { name: 'casting_vote' })
  castingVote!: boolean;

  @Column('smallint', { name: 'mandatory_evaluations' })
  mandatoryEvaluations!: number;

  @Column('smallint', { name: 'renewal_window_months' })
  renewalWindowMonths!: number;

  @Column('smallint', { name: 'completion_days' })
  completionDays!: number;

  @Column('smallint', { name: 'deferral_days' })
  deferralDays!: number;

  @Column('smallint', { name: 'evaluation_days' })
  evaluationDays!: number;

  @Column('smallint', { name: 'appeal_days' })
  appealDays!: number;

  @Column('smallint', { name: 'appeal_panel_size' })
  appealPanelSize!: number;

  @Column('smallint', { name: 'cooling_off_months' })
  coolingOffMonths!: number;

  @Column('smallint', { name: 'reminder_days', array: true })
  reminderDays!: number[];

  @Column('text', { name: 'sme_rule_version' })
  smeRuleVersion!: string;

  @Column('text', { name: 'description_fr', nullable: true })
  descriptionFr!: string | null;

  @Column('text', { name: 'description_en', nullable: true })
  descriptionEn!: string | null;
}
