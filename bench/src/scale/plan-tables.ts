/** Temporary tables that say which firms to write, which sites, and whose items each firm copies. */

export const FIRM_TABLE = `
  /* scale.firmTable */
  create temporary table scale_firm on commit drop as
  select *
  from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
    as firm (id, number, siren, legal_name, sort_name, first_template, second_template)
`;

export const SITE_TABLE = `
  /* scale.siteTable */
  create temporary table scale_site on commit drop as
  select *
  from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::smallint[], $6::text[], $7::text[], $8::text[])
    as site (id, firm_id, siret, name, ordinal, commune_code, postcode, city)
`;

/** One row for each demonstration firm that a firm copies. */
export const COPY_TABLE = `
  /* scale.copyTable */
  create temporary table scale_copy on commit drop as
  select id as firm_id, number, unnest(array[first_template, second_template]) as template_id
  from scale_firm
`;

export const PLAN_STATISTICS =
  '/* scale.planStatistics */ analyze scale_firm, scale_site, scale_copy';
