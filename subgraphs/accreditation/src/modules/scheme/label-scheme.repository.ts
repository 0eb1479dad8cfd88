import type { Database } from '@apogee/shared/database';
import type { LabelScheme } from './label-scheme';

const FIND_ALL = `
  /* scheme.findAll */
  select
    version,
    in_force_from as "inForceFrom",
    validity_months as "validityMonths",
    trl_threshold as "trlThreshold",
    minimum_references as "minimumReferences",
    quorum,
    minimum_directorates as "minimumDirectorates",
    casting_vote as "castingVote",
    mandatory_evaluations as "mandatoryEvaluations",
    renewal_window_months as "renewalWindowMonths",
    completion_days as "completionDays",
    deferral_days as "deferralDays",
    evaluation_days as "evaluationDays",
    appeal_days as "appealDays",
    appeal_panel_size as "appealPanelSize",
    cooling_off_months as "coolingOffMonths",
    reminder_days as "reminderDays",
    sme_rule_version as "smeRuleVersion",
    json_build_object('fr', description_fr, 'en', description_en) as description,
    coalesce(
      (
        select json_agg(
          json_build_object(
            'code', criterion.code,
            'name', json_build_object('fr', criterion.name_fr, 'en', criterion.name_en),
            'mandatory', criterion.mandatory,
            'appliesTo', criterion.applies_to,
            'maxScore', criterion.max_score
          )
          order by criterion.ordinal
        )
        from accreditation.scheme_criterion criterion
        where criterion.scheme_version = label_scheme.version
      ),
      '[]'
    ) as criteria,
    coalesce(
      (
        select json_agg(
          json_build_object(
            'code', requirement.code,
            'name', json_build_object('fr', requirement.name_fr, 'en', requirement.name_en),
            'appliesTo', requirement.applies_to
          )
          order by requirement.ordinal
        )
        from accreditation.scheme_requirement requirement
        where requirement.scheme_version = label_scheme.version
      ),
      '[]'
    ) as requirements
  from accreditation.label_scheme
  order by in_force_from
`;

export class LabelSchemeRepository {
  constructor(private readonly database: Database) {}

  /** All versions, oldest first. There are few: one is written every couple of years. */
  findAll(): Promise<LabelScheme[]> {
    return this.database.query<LabelScheme[]>(FIND_ALL);
  }
}
