import { BadUserInput } from '@apogee/shared/errors';
import {
  type ConnectionOf,
  decodeCursor,
  groupByKey,
  groupsAlike,
  indexByKey,
  type ListName,
  listOf,
  type PageRequest,
  readConnection,
} from '@apogee/shared/graphql';
import DataLoader from 'dataloader';
import type { ImportJob } from './import-job';
import type { ImportJobRepository, JobPage } from './import-job.repository';
import type {
  ImportProblemRepository,
  ReportedProblem,
  ReportPage,
} from './import-problem.repository';

/** A page of the report of one job. */
interface ProblemsPage extends ReportPage {
  readonly jobId: string;
}

/** What resolvers read of imports. */
export interface ImportReader {
  readonly byId: DataLoader<string, ImportJob | null>;
  readonly page: (request: PageRequest) => Promise<ConnectionOf<ImportJob>>;
  readonly problems: (
    jobId: string,
    request: PageRequest,
  ) => Promise<ConnectionOf<ReportedProblem>>;
}

export interface ImportContext {
  readonly imports: ImportReader;
  /** Has files that are there as a whole imported. */
  readonly wakeImports: () => void;
}

/** What a date of JavaScript can say. */
const LARGEST_TIME = 8.64e15;

export function createImportReader(
  jobs: ImportJobRepository,
  problems: ImportProblemRepository,
): ImportReader {
  const pages = new DataLoader((asked: readonly ProblemsPage[]) => loadPages(problems, asked), {
    cacheKeyFn: (page) => JSON.stringify(page),
  });
  const counts = new DataLoader(async (jobIds: readonly string[]) => {
    const totals = await problems.count(jobIds);
    return indexByKey(jobIds, totals, ({ jobId }) => jobId);
  });
  return {
    byId: new DataLoader(async (ids: readonly string[]) =>
      indexByKey(ids, await jobs.findByIds(ids), ({ id }) => id),
    ),
    page: (request) =>
      readConnection({
        list: listOf('importJobs', {}),
        request,
        positionAfter: jobAfter,
        read: (page) => jobs.findPage(page),
        keyOf: ({ createdAt, id }) => [createdAt.getTime(), id],
        countAll: () => jobs.count(),
      }),
    problems: (jobId, request) =>
      readConnection({
        list: listOf('importJob.problems', { jobId }),
        request,
        positionAfter: problemAfter,
        read: ({ after, limit }) => pages.load({ jobId, after: after ?? BEFORE_ALL, limit }),
        keyOf: ({ line, ordinal }) => [line, ordinal],
        countAll: async () => (await counts.load(jobId))?.total ?? 0,
      }),
  };
}

const BEFORE_ALL: ReportPage['after'] = { line: -1, ordinal: 0 };

async function loadPages(
  problems: ImportProblemRepository,
  asked: readonly ProblemsPage[],
): Promise<ReportedProblem[][]> {
  const found = new Map<ProblemsPage, ReportedProblem[]>();
  for (const alike of groupsAlike(asked, ({ after, limit }) => JSON.stringify([after, limit]))) {
    const jobIds = alike.map(({ jobId }) => jobId);
    const rows = await problems.findPages(jobIds, alike[0]);
    for (const [at, group] of groupByKey(jobIds, rows, ({ jobId }) => jobId).entries()) {
      found.set(alike[at] ?? alike[0], group);
    }
  }
  return asked.map((page) => found.get(page) ?? []);
}

function jobAfter(list: ListName, cursor: string): NonNullable<JobPage['after']> {
  const [time, id] = decodeCursor(list, cursor, ['number', 'text']);
  if (Math.abs(Number(time)) > LARGEST_TIME) {
    throw new BadUserInput('after: must be a cursor that this list returned.', 'after');
  }
  return [new Date(Number(time)).toISOString(), String(id)];
}

const LARGEST_LINE = 2 ** 31 - 1;

function problemAfter(list: ListName, cursor: string): ReportPage['after'] {
  const [line, ordinal] = decodeCursor(list, cursor, ['number', 'number']).map(Number);
  const isPossible = [line, ordinal].every(
    (number) => Number.isInteger(number) && Math.abs(number ?? 0) < LARGEST_LINE,
  );
  if (line === undefined || ordinal === undefined || !isPossible) {
    throw new BadUserInput('after: must be a cursor that this list returned.', 'after');
  }
  return { line, ordinal };
}
