import { BadUserInput } from '@apogee/shared/errors';
import {
  type ConnectionOf,
  decodeCursor,
  indexByKey,
  type ListName,
  listOf,
  type PageRequest,
  readConnection,
} from '@apogee/shared/graphql';
import type { Caller } from '@apogee/shared/identity';
import DataLoader from 'dataloader';
import type { ExportContentRepository, WantedPart } from './export-content.repository';
import type { ExportJob, ExportPart } from './export-job';
import type { ExportJobPage, ExportJobRepository } from './export-job.repository';

/** The exports of the caller; of others there is nothing. */
export interface ExportLoaders {
  readonly byId: DataLoader<string, ExportJob | null>;
  page(request: PageRequest): Promise<ConnectionOf<ExportJob>>;
  part(wanted: WantedPart): Promise<ExportPart | null>;
}

/** What a resolver of this module finds in the request's context. */
export interface ExportContext {
  readonly exports: ExportLoaders;
  /** Has files made that were asked for. */
  readonly wakeExports: () => void;
}

export function createExportLoaders(
  jobs: ExportJobRepository,
  content: ExportContentRepository,
  { subject }: Caller,
): ExportLoaders {
  return {
    byId: new DataLoader(async (ids) =>
      indexByKey(
        ids,
        subject === null ? [] : await jobs.findOfCaller(subject, ids),
        ({ id }) => id,
      ),
    ),
    page: (request) =>
      readConnection({
        list: listOf('exportJobs', {}),
        request,
        positionAfter: jobAfter,
        read: async (page) => (subject === null ? [] : jobs.findPage(subject, page)),
        keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
        countAll: async () => (subject === null ? 0 : jobs.count(subject)),
      }),
    part: async (wanted) => (subject === null ? null : content.findPart(subject, wanted)),
  };
}

function jobAfter(list: ListName, cursor: string): NonNullable<ExportJobPage['after']> {
  const [createdAt = '', id = ''] = decodeCursor(list, cursor, ['text', 'text']).map(String);
  if (Number.isNaN(Date.parse(createdAt))) {
    throw new BadUserInput('after: must be a cursor that this list returned.', 'after');
  }
  return { createdAt: new Date(createdAt).toISOString(), id };
}
