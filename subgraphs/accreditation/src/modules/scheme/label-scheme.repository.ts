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

const INSERT = `
  /* scheme.insert */
  insert into accreditation.label_scheme (
    version, in_force_from, validity_months, trl_threshold, minimum_references, quorum, minimum_directorates,
    casting_vote, mandatory_evaluations, renewal_window_months, completion_days, deferral_days, appeal_days,
    appeal_panel_size, cooling_off_months, evaluation_days, reminder_days, sme_rule_version, description_fr,
    description_en
  )
  select
    version, "inForceFrom", "validityMonths", "trlThreshold", "minimumReferences", quorum, "minimumDirectorates",
    "castingVote", "mandatoryEvaluations", "renewalWindowMonths", "completionDays", "deferralDays", "appealDays",
    "appealPanelSize", "coolingOffMonths", "evaluationDays", "reminderDays", "smeRuleVersion", description ->> 'fr',
    description ->> 'en'
  from jsonb_to_record($1::jsonb) scheme (
    version text, "inForceFrom" date, "validityMonths" smallint, "trlThreshold" smallint, "minimumReferences" smallint,
    quorum smallint, "minimumDirectorates" smallint, "castingVote" boolean, "mandatoryEvaluations" smallint,
    "renewalWindowMonths" smallint, "completionDays" smallint, "deferralDays" smallint, "appealDays" smallint,
    "appealPanelSize" smallint, "coolingOffMonths" smallint, "evaluationDays" smallint,
    "reminderDays" smallint[], "smeRuleVersion" text,
    description jsonb
  )
`;

const INSERT_CRITERIA = `
  /* scheme.insertCriteria */
  insert into accreditation.scheme_criterion (
    scheme_version, code, ordinal, name_fr, name_en, mandatory, applies_to, max_score
  )
  select $1, code, ordinal, name ->> 'fr', name ->> 'en', mandatory, "appliesTo", "maxScore"
  from jsonb_to_recordset($2::jsonb) part (
    code text, ordinal smallint, name jsonb, mandatory boolean, "appliesTo" text[], "maxScore" smallint
  )
`;

const INSERT_REQUIREMENTS = `
  /* scheme.insertRequirements */
  insert into accreditation.scheme_requirement (scheme_version, code, ordinal, name_fr, name_en, applies_to)
  select $1, code, ordinal, name ->> 'fr', name ->> 'en', "appliesTo"
  from jsonb_to_recordset($2::jsonb) part (code text, ordinal smallint, name jsonb, "appliesTo" text[])
`;

/** Its criteria and requirements go with it. */
const REMOVE = `
  /* scheme.remove */
  delete from accreditation.label_scheme where version = $1
`;

export class LabelSchemeRepository {
  constructor(private readonly database: Database) {}

  /** All versions, oldest first. There are few: one is written every couple of years. */
  findAll(): Promise<LabelScheme[]> {
    return this.database.query<LabelScheme[]>(FIND_ALL);
  }

  async insert(scheme: LabelScheme): Promise<void> {
    const { version, criteria, requirements } = scheme;
    await this.database.query(INSERT, [JSON.stringify(scheme)]);
    await this.database.query(INSERT_CRITERIA, [version, numbered(criteria)]);
    await this.database.query(INSERT_REQUIREMENTS, [version, numbered(requirements)]);
  }

  async remove(version: string): Promise<void> {
    await this.database.query(REMOVE, [version]);
  }
}

function numbered(parts: readonly object[]): string {
  return JSON.stringify(parts.map((part, index) => ({ ...part, ordinal: index + 1 })));
}
