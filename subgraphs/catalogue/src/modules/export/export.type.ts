import {
  connectionType,
  DateTimeScalar,
  Locale,
  LocaleArguments,
  pickText,
  UserErrorType,
} from '@apogee/shared/graphql';
import {
  Args,
  type ClassType,
  Directive,
  Field,
  Float,
  ID,
  Int,
  ObjectType,
  registerEnumType,
} from 'type-graphql';
import { TableFormat } from '../../tables/written-table';
import {
  ExportedList,
  type ExportFailure,
  type ExportJob,
  ExportState,
  explainFailure,
} from './export-job';

registerEnumType(TableFormat, {
  name: 'ExportFormat',
  description: 'Kinds of files that tables are written to.',
  valuesConfig: {
    CSV: {
      description:
        'RFC 4180 in UTF-8, commas. A text that a spreadsheet would take for a formula begins with an apostrophe.',
    },
    XLSX: { description: 'A workbook with one sheet; texts are stored as texts.' },
    JSON_LINES: { description: 'One JSON object a line, by the names of the columns.' },
  },
});

registerEnumType(ExportedList, {
  name: 'ExportedList',
  description: 'Lists of the graph that can be exported.',
  valuesConfig: {
    SEARCH: { description: 'What `search` finds.' },
    FIRMS: { description: 'Firms, as `firms` lists them.' },
    ITEMS: { description: 'Products, ranges and activities, as `items` lists them.' },
  },
});

registerEnumType(ExportState, {
  name: 'ExportState',
  description: 'How far an export has come.',
  valuesConfig: {
    WAITING: { description: 'It begins, or begins again, in a moment.' },
    RUNNING: { description: 'The file is being made.' },
    COMPLETED: { description: 'The file can be downloaded.' },
    FAILED: { description: 'There is no file; `failure` says why.' },
  },
});

@Directive('@authenticated')
@ObjectType('ExportFailure', { description: 'Why there is no file.' })
export class ExportFailureType {
  @Field(() => String, { description: 'Stable code, see docs/import-export.md.' })
  code!: ExportFailure;

  @Field(() => String, { description: 'The reason, for a person.' })
  message(@Args(() => LocaleArguments) { locale }: LocaleArguments): string {
    const explanation = explainFailure(this.code);
    return pickText(explanation, locale) ?? explanation.en;
  }
}

@Directive('@authenticated')
@ObjectType('ExportJob', {
  description:
    'A file that is made of a list as it was when its export was asked for. Nobody but the caller who asked sees it; it is removed a day after it has ended.',
})
export class ExportJobType {
  @Field(() => ID, { description: 'Identifier of the export.' })
  id!: string;

  @Field(() => ExportedList, { description: 'Which list it is of.' })
  list!: ExportedList;

  @Field(() => TableFormat, { description: 'What kind of file.' })
  format!: TableFormat;

  @Field(() => Locale, {
    nullable: true,
    description: 'Language of the titles of columns; null: their names.',
  })
  titles!: 'FR' | 'EN' | null;

  @Field(() => String, { description: 'Name of the file.' })
  fileName!: string;

  @Field(() => ExportState, { description: 'How far it has come.' })
  state!: ExportState;

  @Field(() => Int, { description: 'How many rows the list had when the export was asked for.' })
  rowsTotal!: number;

  @Field(() => Int, {
    description:
      'How many of them are done; what was archived meanwhile is not in the file. Begins at 0 again when the process that made the file was killed.',
  })
  rowsDone!: number;

  @Field(() => Float, { description: 'Size of the file so far, in bytes; 64 MiB at most.' })
  sizeBytes!: number;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the file was begun.' })
  startedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was completed or failed.' })
  endedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it is removed; null until it has ended.',
  })
  expiresAt!: Date | null;

  @Field(() => Int, { description: 'Grows with each change of the job, progress included.' })
  version!: number;
}

export const ExportJobConnection: ClassType = connectionType({
  name: 'ExportJob',
  node: () => ExportJobType,
});

@Directive('@authenticated')
@ObjectType('ExportPart', {
  description:
    'A piece of the file of an export. The gateway sends them one after the other at `ExportJob.downloadPath`.',
})
export class ExportPartType {
  @Field(() => String, { description: 'Its bytes in Base64, at most 1 MiB of them.' })
  content!: string;

  @Field(() => Int, { description: 'How many parts the file has, at least 1.' })
  partCount!: number;

  @Field(() => String, { description: 'Name of the file.' })
  fileName!: string;

  @Field(() => String, { description: 'Media type of the file (RFC 6838).' })
  contentType!: string;
}

@Directive('@authenticated')
@ObjectType('ExportJobPayload', { description: 'An export that was begun, or why none was.' })
export class ExportJobPayload {
  @Field(() => ExportJobType, { nullable: true, description: 'The export; null when refused.' })
  exportJob?: ExportJob | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was changed; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}

@Directive('@authenticated')
@ObjectType('DeleteExportPayload', {
  description: 'An export that is no more, or why it still is.',
})
export class DeleteExportPayload {
  @Field(() => ID, {
    nullable: true,
    description: 'Identifier of the export that was deleted; null when refused.',
  })
  deletedExportJobId?: string | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was changed; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}
