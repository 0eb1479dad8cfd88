import type { WriteContext } from '@apogee/shared/changes';
import { answerMutation, type MutationAnswer } from '@apogee/shared/graphql';
import { Scope } from '@apogee/shared/identity';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import {
  AddImportPartInput,
  CancelImportInput,
  RunImportInput,
  StartImportInput,
} from './import.input';
import { ImportJobPayload } from './import.type';
import type { ImportJob } from './import-job';
import type { ImportContext } from './import-job.reader';
import { startImport } from './start-import.command';
import { addImportPart, cancelImport, runUploadedImport } from './upload.command';

type Answer = Promise<MutationAnswer<{ readonly importJob: ImportJob }>>;

const EDITS = `@requiresScopes(scopes: [["${Scope.EDIT}"]])`;

@Resolver()
export class ImportMutations {
  @Directive(EDITS)
  @Mutation(() => ImportJobPayload, {
    nullable: true,
    description:
      'Opens an import. Its file is handed in by `addImportPart`, and taken over from `runImport` on. Given up after a day.',
  })
  startImport(
    @Arg('input', () => StartImportInput, { description: 'What the file is.' })
    { source: { url = null, ...source }, ...input }: StartImportInput,
    @Ctx() context: WriteContext,
  ): Answer {
    return answer(startImport(context, { ...input, source: { ...source, url } }));
  }

  @Directive(EDITS)
  @Mutation(() => ImportJobPayload, {
    nullable: true,
    description:
      'Hands in a part of the file, in any order. Refused: IMPORT_NOT_FOUND, IMPORT_STATE_FORBIDS.',
  })
  addImportPart(
    @Arg('input', () => AddImportPartInput, { description: 'The part.' })
    { jobId, number, content }: AddImportPartInput,
    @Ctx() context: WriteContext,
  ): Answer {
    const bytes = Buffer.from(content, 'base64');
    return answer(addImportPart(context, { jobId, number, content: bytes }));
  }

  @Directive(EDITS)
  @Mutation(() => ImportJobPayload, {
    nullable: true,
    description:
      'Begins to take the file over; returns at once. Refused: IMPORT_NOT_FOUND, IMPORT_STATE_FORBIDS, IMPORT_PART_MISSING, IMPORT_FILE_DIFFERS.',
  })
  async runImport(
    @Arg('input', () => RunImportInput, { description: 'The import, and what its file is.' })
    input: RunImportInput,
    @Ctx() context: WriteContext & ImportContext,
  ): Answer {
    const answered = await answer(runUploadedImport(context, input));
    context.wakeImports();
    return answered;
  }

  @Directive(EDITS)
  @Mutation(() => ImportJobPayload, {
    nullable: true,
    description:
      'Ends an import that has not ended. Lines that were taken over stay so. Refused: IMPORT_NOT_FOUND, IMPORT_STATE_FORBIDS.',
  })
  cancelImport(
    @Arg('input', () => CancelImportInput, { description: 'The import.' })
    { jobId }: CancelImportInput,
    @Ctx() context: WriteContext,
  ): Answer {
    return answer(cancelImport(context, jobId));
  }
}

function answer(change: Promise<ImportJob>): Answer {
  return answerMutation(async () => ({ importJob: await change }));
}
