import type { WriteContext } from '@apogee/shared/changes';
import {
  answerMutation,
  type ConnectionOf,
  type MutationAnswer,
  PageArguments,
} from '@apogee/shared/graphql';
import {
  Arg,
  Args,
  Ctx,
  Directive,
  FieldResolver,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { requireExactlyOneKey } from '../../exactly-one-key';
import type { TableFormat } from '../../tables/written-table';
import { firmCriteriaOf } from '../firm';
import { itemCriteriaOf } from '../labelable';
import { criteriaOf } from '../search';
import { deleteExport } from './delete-export.command';
import {
  DeleteExportInput,
  ExportJobArguments,
  ExportPartArguments,
  StartExportInput,
} from './export.input';
import {
  DeleteExportPayload,
  ExportFailureType,
  ExportJobConnection,
  ExportJobPayload,
  ExportJobType,
  ExportPartType,
} from './export.type';
import type { ExportFailure, ExportJob } from './export-job';
import type { ExportContext } from './export-job.loader';
import type { ListWanted } from './listed.reader';
import { startExport } from './start-export.command';

const CONTENT_TYPES: Readonly<Record<TableFormat, string>> = {
  CSV: 'text/csv; charset=utf-8',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  JSON_LINES: 'application/jsonl',
};

@Resolver(() => ExportJobType)
export class ExportResolver {
  @Directive('@authenticated')
  @Query(() => ExportJobType, {
    nullable: true,
    description: 'One export; null when unknown or removed, or not the caller’s.',
  })
  exportJob(
    @Args(() => ExportJobArguments) { id }: ExportJobArguments,
    @Ctx() { exports }: ExportContext,
  ): Promise<ExportJob | null> {
    return exports.byId.load(id);
  }

  @Directive('@authenticated')
  @Query(() => ExportJobConnection, {
    nullable: true,
    description: 'The exports that the caller has asked for, the youngest first.',
  })
  exportJobs(
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Ctx() { exports }: ExportContext,
  ): Promise<ConnectionOf<ExportJob>> {
    return exports.page({ first, after: after ?? null });
  }

  @Directive('@authenticated')
  @Query(() => ExportPartType, {
    nullable: true,
    description:
      'A piece of the file of a completed export; null when there is none, or it is not the caller’s.',
  })
  async exportPart(
    @Args(() => ExportPartArguments) { id, number }: ExportPartArguments,
    @Ctx() { exports, clock }: ExportContext & WriteContext,
  ): Promise<ExportPartType | null> {
    const part = await exports.part({ jobId: id, number, at: clock.now() });
    return (
      part && {
        content: part.content.toString('base64'),
        partCount: part.partCount,
        fileName: part.fileName,
        contentType: CONTENT_TYPES[part.format],
      }
    );
  }

  @Directive('@authenticated')
  @Mutation(() => ExportJobPayload, {
    nullable: true,
    description:
      'Exports a list as it is now; returns at once, the file is made meanwhile. At most 100,000 rows, 64 MiB, and 5 exports of a caller. Refused: EXPORT_TOO_LARGE, TOO_MANY_EXPORTS.',
  })
  async startExport(
    @Arg('input', () => StartExportInput, { description: 'What is to be exported, and how.' })
    input: StartExportInput,
    @Ctx() context: WriteContext & ExportContext,
  ): Promise<MutationAnswer<{ readonly exportJob: ExportJob }>> {
    const { format, titles = null } = input;
    const wanted = { of: listOf(input), format, titles };
    const answered = await answerMutation(async () => ({
      exportJob: await startExport(context, wanted),
    }));
    context.wakeExports();
    return answered;
  }

  @Directive('@authenticated')
  @Mutation(() => DeleteExportPayload, {
    nullable: true,
    description:
      'Ends an export if it has not ended, and removes its file. Refused: EXPORT_NOT_FOUND.',
  })
  deleteExport(
    @Arg('input', () => DeleteExportInput, { description: 'The export.' })
    { exportJobId }: DeleteExportInput,
    @Ctx() context: WriteContext,
  ): Promise<MutationAnswer<{ readonly deletedExportJobId: string }>> {
    return answerMutation(async () => {
      await deleteExport(context, exportJobId);
      return { deletedExportJobId: exportJobId };
    });
  }

  @FieldResolver(() => ExportFailureType, {
    nullable: true,
    description: 'Why it failed; null unless it did.',
  })
  failure(@Root() { failure }: ExportJob): { readonly code: ExportFailure } | null {
    return failure && Object.assign(new ExportFailureType(), { code: failure });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where the file is downloaded: a path of the gateway, to be asked for with GET and the caller’s token; null until it is completed.',
  })
  downloadPath(@Root() { id, state }: ExportJob): string | null {
    return state === 'COMPLETED' ? `/exports/${id}` : null;
  }
}

/** Throws `BadUserInput` unless exactly one list is asked for. */
function listOf({ search, firms, items }: StartExportInput): ListWanted {
  requireExactlyOneKey({ 'input.search': search, 'input.firms': firms, 'input.items': items });
  if (search) {
    return { list: 'SEARCH', text: search.text ?? null, criteria: criteriaOf(search.filter ?? {}) };
  }
  return firms
    ? { list: 'FIRMS', criteria: firmCriteriaOf(firms.filter ?? {}), order: firms.orderBy }
    : { list: 'ITEMS', criteria: itemCriteriaOf(items?.filter ?? {}) };
}
