import type { Database } from '@apogee/shared/database';
import type { TableRow, WrittenTable } from '../../tables/written-table';
import { ImportProblemRepository, type ReportPage } from './import-problem.repository';
import { explainProblem } from './line-problem';

const PROBLEMS_A_PAGE = 1_000;

/** The report of a job as a table, read page by page as it is written. */
export function reportTable(database: Database, jobId: string): WrittenTable {
  return {
    columns: ['line', 'column', 'code', 'fr', 'en'],
    lines: linesOf(new ImportProblemRepository(database), jobId),
  };
}

async function* linesOf(
  problems: ImportProblemRepository,
  jobId: string,
): AsyncGenerator<readonly TableRow[], void> {
  let after: ReportPage['after'] | null = { line: -1, ordinal: 0 };
  while (after !== null) {
    const page = await problems.findPages([jobId], { after, limit: PROBLEMS_A_PAGE });
    yield page.map((problem) => {
      const { fr, en } = explainProblem(problem);
      return [problem.line, problem.column, problem.code, fr, en];
    });
    after = page.length < PROBLEMS_A_PAGE ? null : (page.at(-1) ?? null);
  }
}
