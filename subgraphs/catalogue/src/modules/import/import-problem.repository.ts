import type { Database } from '@apogee/shared/database';
import type { LineProblem } from './line-problem';

const ADD = `
  /* importProblem.add */
  insert into catalogue.import_problem (job_id, line, ordinal, column_name, code, value)
  select $1, line, ordinal, column_name, code, value
  from unnest($2::integer[], $3::smallint[], $4::text[], $5::text[], $6::text[])
    as problem (line, ordinal, column_name, code, value)
`;

const PROBLEM = 'job_id as "jobId", line, ordinal, column_name as "column", code, value';

const FIND_PAGES = `
  /* importProblem.findPages */
  select page.*
  from unnest($1::text[]) as job (id)
  cross join lateral (
    select ${PROBLEM} from catalogue.import_problem
    where job_id = job.id and (line, ordinal) > ($2, $3)
    order by line, ordinal
    limit $4
  ) as page
  order by page."jobId", page.line, page.ordinal
`;

const COUNT = `
  /* importProblem.count */
  select job_id as "jobId", count(*) as total
  from catalogue.import_problem
  where job_id = any($1)
  group by job_id
`;

/** A problem of a job's file; several of one line are told apart by their ordinal. */
export interface ReportedProblem extends LineProblem {
  readonly jobId: string;
  readonly ordinal: number;
}

/** Where a page of a report begins: right after this problem. */
export interface ReportPage {
  readonly after: Pick<ReportedProblem, 'line' | 'ordinal'>;
  readonly limit: number;
}

export class ImportProblemRepository {
  constructor(private readonly database: Database) {}

  /** The problems of one line stand next to each other. */
  async add(jobId: string, problems: readonly LineProblem[]): Promise<void> {
    await this.database.query(ADD, [
      jobId,
      problems.map(({ line }) => line),
      ordinalsOf(problems),
      problems.map(({ column }) => column),
      problems.map(({ code }) => code),
      problems.map(({ value }) => value),
    ]);
  }

  /** The same page of each job's report, by line. */
  findPages(jobIds: readonly string[], { after, limit }: ReportPage): Promise<ReportedProblem[]> {
    return this.database.query(FIND_PAGES, [jobIds, after.line, after.ordinal, limit]);
  }

  count(jobIds: readonly string[]): Promise<{ readonly jobId: string; readonly total: number }[]> {
    return this.database.query(COUNT, [jobIds]);
  }
}

function ordinalsOf(problems: readonly LineProblem[]): number[] {
  let ordinal = 0;
  return problems.map(({ line }, at) => {
    ordinal = problems[at - 1]?.line === line ? ordinal + 1 : 0;
    return ordinal;
  });
}
