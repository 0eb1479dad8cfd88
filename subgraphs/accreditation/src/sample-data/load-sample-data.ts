import type { Clock } from '@apogee/shared/clock';
import { loadOnce } from '@apogee/shared/database';
import type { DataSource, EntityManager } from 'typeorm';
import { publishTransition } from '../modules/application';
import type { LabelLedger } from '../modules/label';
import { applicationRows } from './application-rows';
import { findAssessedSubjects, publishConfirmedLevels } from './publish-levels';
import { recordLabels } from './record-labels';
import { readSampleData, type SampleData, sampleDataHash } from './sample-files';
import { type TableRows, toTableRows } from './sample-rows';

const SCHEMA = 'accreditation';

/** Far below PostgreSQL's limit of 65,535 parameters a statement. */
const ROWS_A_STATEMENT = 500;

/**
 * What an earlier load wrote and nothing else refers to, recognised by the sample data's own identifiers. Rows that
 * anybody else wrote stay.
 */
const FORGET_PARTS = [
  "delete from accreditation.range_member where range_id like 'rng-demo-%'",
  "delete from accreditation.critical_function_evidence where evidence_id like 'evd-demo-%'",
  "delete from accreditation.critical_function where id like 'cf-demo-%'",
  "delete from accreditation.evidence where id like 'evd-demo-%'",
  "delete from accreditation.reassessment_trigger where id like 'trg-demo-%'",
  "delete from accreditation.trl_constituent where assessment_id like 'trl-demo-%'",
  "delete from accreditation.environment_parameter where environment_id like 'env-demo-%'",
  "delete from accreditation.catalogue_item where item_id like '%-demo-%'",
  "delete from accreditation.person_interest where id like 'int-demo-%'",
  "delete from accreditation.scheme_criterion where scheme_version like 'DEMO-%'",
  "delete from accreditation.scheme_requirement where scheme_version like 'DEMO-%'",
];

/**
 * Rows that the procedure refers to once somebody has worked with the demonstration: those that are in the data again
 * are written over, only the others are deleted. $1 are the identifiers that stay.
 */
const FORGET_FORMER: readonly [string, (data: SampleData) => readonly string[]][] = [
  [
    "delete from accreditation.review_task where assessment_id like 'trl-demo-%' and assessment_id <> all($1)",
    ({ assessments }) => assessments.map(({ id }) => id),
  ],
  [
    "delete from accreditation.reassessment_trigger where assessment_id like 'trl-demo-%' and assessment_id <> all($1)",
    ({ assessments }) => assessments.map(({ id }) => id),
  ],
  [
    "delete from accreditation.trl_assessment where id like 'trl-demo-%' and id <> all($1)",
    ({ assessments }) => assessments.map(({ id }) => id),
  ],
  [
    "delete from accreditation.environment where id like 'env-demo-%' and id <> all($1)",
    ({ environments }) => environments.map(({ id }) => id),
  ],
  [
    "delete from accreditation.person where id like 'per-demo-%' and id <> all($1)",
    ({ persons }) => persons.map(({ id }) => id),
  ],
  [
    "delete from accreditation.directorate where code like 'DEMO-%' and code <> all($1)",
    ({ directorates }) => directorates.map(({ code }) => code),
  ],
  [
    "delete from accreditation.label_scheme where version like 'DEMO-%' and version <> all($1)",
    ({ schemes }) => schemes.map(({ version }) => version),
  ],
];

const FIND_APPLICATIONS = `
  /* sampleData.findApplications */
  select id, subject_id as "subjectId"
  from accreditation.application
  where id = any($1)
    or (
      subject_id = any($2)
      and state not in ('INADMISSIBLE', 'DECIDED', 'WITHDRAWN', 'LAPSED')
    )
`;

export interface SampleDataTarget {
  readonly dataSource: DataSource;
  readonly labelLedger: LabelLedger;
  readonly clock: Clock;
}

/** Loads the demonstration labels, assessments and applications, once for each content of the files. */
export async function loadSampleData(
  { dataSource, labelLedger, clock }: SampleDataTarget,
  report: (line: string) => void,
): Promise<void> {
  const data = readSampleData();
  const { labels, assessments, applications } = data;
  await loadOnce(dataSource, {
    schema: SCHEMA,
    contentHash: sampleDataHash(),
    load: async (manager) => {
      report('accreditation: loading the sample labels, assessments and applications');
      const assessedBefore = await findAssessedSubjects(manager);
      await replaceRows(manager, data);
      publishConfirmedLevels(manager, { assessedBefore, assessments, at: clock.now() });
      await recordLabels(manager, labelLedger, labels);
      await insertNewApplications(manager, data);
      report(
        `accreditation: ${labels.length} labels, ${assessments.length} assessments, ${applications.length} applications`,
      );
    },
  });
}

async function replaceRows(manager: EntityManager, data: SampleData): Promise<void> {
  for (const statement of FORGET_PARTS) {
    await manager.query(`/* sampleData.forget */ ${statement}`);
  }
  for (const [statement, keep] of FORGET_FORMER) {
    await manager.query(`/* sampleData.forgetFormer */ ${statement}`, [keep(data)]);
  }
  for (const { entity, rows } of toTableRows(data)) {
    const key = manager.connection
      .getMetadata(entity)
      .primaryColumns.map(({ propertyName }) => propertyName);
    await inPortions(rows, (portion) => manager.upsert(entity, portion, key));
  }
}

/**
 * A demonstration file that is there stays as it is: somebody may have moved it on, and its decision is on record. One
 * whose item somebody has begun a file for is left out.
 */
async function insertNewApplications(
  manager: EntityManager,
  { applications }: SampleData,
): Promise<void> {
  const found = await manager.query<{ id: string; subjectId: string }[]>(FIND_APPLICATIONS, [
    applications.map(({ id }) => id),
    applications.map(({ subjectId }) => subjectId),
  ]);
  const known = new Set(found.flatMap(({ id, subjectId }) => [id, subjectId]));
  const fresh = applications.filter(({ id, subjectId }) => !known.has(id) && !known.has(subjectId));
  for (const { entity, rows } of applicationRows(fresh)) {
    await inPortions(rows, (portion) => manager.insert(entity, portion));
  }
  for (const { events, ...application } of fresh) {
    for (const event of events) {
      publishTransition(manager, application, event);
    }
  }
}

async function inPortions(
  rows: TableRows['rows'],
  write: (portion: TableRows['rows'][number][]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    await write(rows.slice(from, from + ROWS_A_STATEMENT));
  }
}
