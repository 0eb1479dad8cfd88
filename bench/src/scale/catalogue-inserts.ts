import { copied } from './copied-ids';
import type { Insert } from './insert';

const FIRMS = `
  insert into catalogue.firm (
    id, siren, legal_name, sort_name, website, demonstration, verified, is_sample, version, updated_at
  )
  select
    id, siren, legal_name, sort_name, 'https://firm-' || number || '.demonstration.example', true, false, false, 1,
    timestamptz '2026-01-01 08:00Z' + number::integer * interval '1 minute'
  from scale_firm
`;

const PROFILES = `
  insert into catalogue.contractor_profile (firm_id, summary_fr, summary_en, activity_categories)
  select
    copy.firm_id, 'Entreprise fictive, pour des mesures.', 'Fictitious firm, for measurements.',
    array_agg(distinct category order by category)
  from scale_copy copy
  join catalogue.contractor_profile profile on profile.firm_id = copy.template_id
  cross join unnest(profile.activity_categories) as category
  group by copy.firm_id
`;

const SME_STATUSES = `
  insert into catalogue.sme_status (firm_id, category, linkage, headcount_awu, accounting_years, declared_on)
  select firm.id, status.category, status.linkage, status.headcount_awu, status.accounting_years, status.declared_on
  from scale_firm firm
  join catalogue.sme_status status on status.firm_id = firm.first_template
`;

const FIRM_SOURCES = `
  insert into catalogue.firm_source (firm_id, ordinal, source_id)
  select id, 0, 'src-demonstration' from scale_firm
`;

const ESTABLISHMENTS = `
  insert into catalogue.establishment (
    id, firm_id, ordinal, siret, name, is_headquarters, line1, postcode, city, country_code, commune_code
  )
  select
    id, firm_id, ordinal, siret, name, ordinal = 0, '1 rue de la Démonstration', postcode, city, 'FR', commune_code
  from scale_site
`;

const ITEMS = `
  insert into catalogue.item (
    id, kind, firm_id, name_fr, name_en, sort_name, description_fr, description_en, category_code, reference,
    design_issue, range_id, lead_time_months, itar_free, export_control, is_sample, version, updated_at
  )
  select
    ${copied('item.id')}, item.kind, copy.firm_id, item.name_fr || ' ' || copy.number,
    item.name_en || ' ' || copy.number, item.sort_name || ' ' || copy.number, item.description_fr,
    item.description_en, item.category_code, item.reference || '-' || copy.number, item.design_issue,
    ${copied('item.range_id')}, item.lead_time_months, item.itar_free, item.export_control, false, item.version,
    item.updated_at
  from scale_copy copy
  join catalogue.item item on item.firm_id = copy.template_id
`;

/** A table whose rows belong to an item. */
const ofItems = (table: string, columns: string): string => `
  insert into catalogue.${table} (item_id, ${columns})
  select ${copied('item.id')}, ${columns.replaceAll(/\b\w+\b/g, 'part.$&')}
  from scale_copy copy
  join catalogue.item item on item.firm_id = copy.template_id
  join catalogue.${table} part on part.item_id = item.id
`;

/** What is written, in an order in which rows refer only to earlier ones. */
export const CATALOGUE_INSERTS: readonly Insert[] = [
  ['firms', FIRMS],
  ['profiles', PROFILES],
  ['SME statuses', SME_STATUSES],
  ['sources of firms', FIRM_SOURCES],
  ['establishments', ESTABLISHMENTS],
  ['items', ITEMS],
  ['terms of items', ofItems('item_term', 'vocabulary, ordinal, code')],
  ['sources of items', ofItems('item_source', 'ordinal, source_id')],
  [
    'specifications',
    ofItems(
      'specification',
      'ordinal, parameter, value, min, max, text, unit, condition, source_id, source_page',
    ),
  ],
  [
    'heritage claims',
    ofItems(
      'heritage_claim',
      'ordinal, status, mission, operator, launched, orbit, units_flown, same_configuration, detail_fr, detail_en, source_id',
    ),
  ],
  [
    'TRL statements',
    ofItems('trl_statement', 'ordinal, level, at_least, kind, as_of, note_fr, note_en, source_id'),
  ],
];
