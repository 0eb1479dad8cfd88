import { loadOnce } from '@apogee/shared/database';
import type { DataSource, EntityManager } from 'typeorm';
import { readSampleData, sampleDataHash } from './sample-files';
import { type TableRows, toTableRows } from './sample-rows';

const SCHEMA = 'accreditation';

/** Far below PostgreSQL's limit of 65,535 parameters a statement. */
const ROWS_A_STATEMENT = 500;

/**
 * What an earlier load wrote, recognised by the sample data's own identifiers, tables that refer to others first.
 * Rows that anybody else wrote stay.
 */
const FORGET = [
  "delete from accreditation.label_transition where label_number like 'DEMO-%'",
  "delete from accreditation.label where number like 'DEMO-%'",
  "delete from accreditation.range_member where range_id like 'rng-demo-%'",
  "delete from accreditation.critical_function_evidence where evidence_id like 'evd-demo-%'",
  "delete from accreditation.critical_function where id like 'cf-demo-%'",
  "delete from accreditation.evidence where id like 'evd-demo-%'",
  "delete from accreditation.reassessment_trigger where id like 'trg-demo-%'",
  "delete from accreditation.trl_constituent where assessment_id like 'trl-demo-%'",
  "delete from accreditation.trl_assessment where id like 'trl-demo-%'",
  "delete from accreditation.environment_parameter where environment_id like 'env-demo-%'",
  "delete from accreditation.environment where id like 'env-demo-%'",
  "delete from accreditation.label_scheme where version like 'DEMO-%'",
];

/** Loads the demonstration labels and assessments, once for each content of the files. */
export async function loadSampleData(
  dataSource: DataSource,
  report: (line: string) => void,
): Promise<void> {
  const data = readSampleData();
  const { labels, assessments } = data;
  await loadOnce(dataSource, {
    schema: SCHEMA,
    contentHash: sampleDataHash(),
    load: async (manager) => {
      report('accreditation: loading the sample labels and assessments');
      await replaceRows(manager, toTableRows(data));
      report(`accreditation: ${labels.length} labels, ${assessments.length} assessments`);
    },
  });
}

async function replaceRows(manager: EntityManager, tables: readonly TableRows[]): Promise<void> {
  for (const statement of FORGET) {
    await manager.query(`/* sampleData.forget */ ${statement}`);
  }
  for (const { entity, rows } of tables) {
    for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
      await manager.insert(entity, rows.slice(from, from + ROWS_A_STATEMENT));
    }
  }
}
