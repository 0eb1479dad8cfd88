import type { Client } from 'pg';

/**
 * Foreign keys that have no index on the side that refers. Without one, each row that goes away would be looked for
 * in a whole table; with these for the time of the removal, 15,000 firms go in seconds.
 */
const REFERRING_COLUMNS: readonly (readonly [table: string, column: string])[] = [
  ['critical_function_evidence', 'evidence_id'],
  ['evidence', 'environment_id'],
  ['label', 'basis_assessment_id'],
  ['label', 'scheme_version'],
  ['reassessment_trigger', 'resolved_by_id'],
  ['trl_constituent', 'constituent_id'],
];

/** Rows that refer to others first; what belongs to a firm goes with it. */
const DELETES = [
  "delete from accreditation.label_transition where label_number like 'SCALE-%'",
  "delete from accreditation.label where number like 'SCALE-%'",
  "delete from accreditation.range_member where range_id like '%-scale-%'",
  "delete from accreditation.critical_function_evidence where evidence_id like 'evd-scale-%'",
  "delete from accreditation.critical_function where id like 'cf-scale-%'",
  "delete from accreditation.evidence where id like 'evd-scale-%'",
  "delete from accreditation.trl_assessment where id like 'trl-scale-%'",
  "delete from accreditation.environment_parameter where environment_id like 'env-scale-%'",
  "delete from accreditation.environment where id like 'env-scale-%'",
  "delete from accreditation.label_scheme where version like 'SCALE-%'",
  "delete from geo.located_establishment where establishment_id like 'est-scale-%'",
  "delete from catalogue.firm where id like 'firm-scale-%'",
];

/** Deletes all scale data and nothing else, inside the caller's transaction. */
export async function removeScaleData(client: Client): Promise<void> {
  for (const [table, column] of REFERRING_COLUMNS) {
    await client.query(
      `create index scale_${table}_${column} on accreditation.${table} (${column})`,
    );
  }
  for (const statement of DELETES) {
    await client.query(`/* scale.remove */ ${statement}`);
  }
  for (const [table, column] of REFERRING_COLUMNS) {
    await client.query(`drop index accreditation.scale_${table}_${column}`);
  }
}
