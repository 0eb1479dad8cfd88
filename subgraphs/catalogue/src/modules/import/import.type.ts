import type { Explanation } from '@apogee/shared/errors';
import {
  connectionType,
  DateScalar,
  DateTimeScalar,
  LocaleArguments,
  pickText,
  UrlScalar,
  UserErrorType,
} from '@apogee/shared/graphql';
import { Scope } from '@apogee/shared/identity';
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
import { SourceQuality } from '../source';
import {
  explainFailure,
  type ImportFailure,
  ImportFormat,
  type ImportJob,
  ImportState,
} from './import-job';
import { explainProblem, type LineProblem } from './line-problem';

registerEnumType(ImportFormat, {
  name: 'ImportFormat',
  description: 'What the lines of a file are about, and which columns they have.',
  valuesConfig: {
    FIRMS: { description: 'Firms, in the table that the catalogue exports.' },
    ESTABLISHMENTS: { description: 'Establishments, in the table that the catalogue exports.' },
    ITEMS: {
      description: 'Products, ranges and activities, in the table that the catalogue exports.',
    },
    SIRENE_LEGAL_UNITS: { description: 'Firms, in INSEE’s file StockUniteLegale.' },
    SIRENE_ESTABLISHMENTS: { description: 'Establishments, in INSEE’s file StockEtablissement.' },
  },
});

registerEnumType(ImportState, {
  name: 'ImportState',
  description: 'How far an import has come.',
  valuesConfig: {
    UPLOADING: { description: 'Its file is being handed in.' },
    WAITING: { description: 'Its file is there; it begins, or goes on, in a moment.' },
    RUNNING: { description: 'Lines are being taken over.' },
    COMPLETED: { description: 'All lines were read.' },
    FAILED: { description: 'The file could not be read to its end; what was read is taken over.' },
    CANCELLED: { description: 'Somebody ended it; what was taken over stays.' },
  },
});

const EDITS = `@requiresScopes(scopes: [["${Scope.EDIT}"]])`;

@Directive(EDITS)
@ObjectType('ImportSource', {
  simpleResolvers: true,
  description: 'What the file of an import is: the source of what it adds or changes.',
})
class ImportSourceType {
  @Field(() => String, { description: 'Title, in the language of the source.' })
  title!: string;

  @Field(() => UrlScalar, {
    nullable: true,
    description: 'Where it was found; null when not said.',
  })
  url!: string | null;

  @Field(() => String, { description: 'Under which licence its facts are used.' })
  licence!: string;

  @Field(() => SourceQuality, { description: 'What kind of place it is.' })
  quality!: string;

  @Field(() => DateScalar, { description: 'Day of the file.' })
  readOn!: string;
}

@Directive(EDITS)
@ObjectType('ImportFailure', { description: 'Why a file could not be read to its end.' })
class ImportFailureType {
  @Field(() => String, { description: 'Stable code, see docs/import-export.md.' })
  code!: ImportFailure['code'];

  value!: string;

  @Field(() => Int, { nullable: true, description: 'Line at fault; null: the file as a whole.' })
  line!: number | null;

  @Field(() => String, { description: 'The reason, for a person.' })
  message(@Args(() => LocaleArguments) { locale }: LocaleArguments): string {
    return textIn(explainFailure(this), locale);
  }
}

@Directive(EDITS)
@ObjectType('ImportProblem', { description: 'One reason why a line was not taken over.' })
class ImportProblemType {
  @Field(() => Int, {
    description: 'Where the line begins in the file, counted from 1: a line of text, or a row.',
  })
  line!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Column at fault; null: the line as a whole.',
  })
  column!: string | null;

  @Field(() => String, { description: 'Stable code, see docs/import-export.md.' })
  code!: LineProblem['code'];

  value!: string;

  @Field(() => String, { description: 'The reason, for a person.' })
  message(@Args(() => LocaleArguments) { locale }: LocaleArguments): string {
    return textIn(explainProblem(this), locale);
  }
}

export const ImportProblemConnection: ClassType = connectionType({
  name: 'ImportProblem',
  node: () => ImportProblemType,
});

@Directive(EDITS)
@ObjectType('ImportJob', {
  simpleResolvers: true,
  description: 'A file that is taken over into the catalogue line by line.',
})
export class ImportJobType {
  @Field(() => ID, { description: 'Stable, opaque identifier.' })
  id!: string;

  @Field(() => ImportFormat, { description: 'What its lines are.' })
  format!: ImportFormat;

  @Field(() => ImportState, { description: 'How far it has come.' })
  state!: ImportState;

  @Field(() => Boolean, { description: 'Whether it reports everything and changes nothing.' })
  dryRun!: boolean;

  @Field(() => Boolean, {
    description: 'Whether firms that the catalogue does not have are added; else they are skipped.',
  })
  addsFirms!: boolean;

  @Field(() => String, { description: 'Name of the file, as it was said.' })
  fileName!: string;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the file, hexadecimal; null until it is there as a whole.',
  })
  fileSha256!: string | null;

  @Field(() => Float, { description: 'Size of the file in bytes; 0 until it is there as a whole.' })
  sizeBytes!: number;

  @Field(() => ImportSourceType, { description: 'What the file is.' })
  source!: ImportJob['source'];

  @Field(() => Int, {
    description:
      'Lines that were read so far: bad, skipped, or come to a record that was added, changed or left as it was.',
  })
  linesRead!: number;

  @Field(() => Int, { description: 'Lines that were not taken over; `problems` says why.' })
  linesBad!: number;

  @Field(() => Int, { description: 'Lines of no interest to the catalogue.' })
  linesSkipped!: number;

  @Field(() => Int, { description: 'Records that are new; in a dry run: would be.' })
  recordsAdded!: number;

  @Field(() => Int, { description: 'Records that changed; in a dry run: would change.' })
  recordsChanged!: number;

  @Field(() => Int, { description: 'Records that say already what their lines say.' })
  recordsUnchanged!: number;

  @Field(() => ImportFailureType, {
    nullable: true,
    description: 'Why it failed; null unless it did.',
  })
  failure!: ImportFailure | null;

  @Field(() => String, { description: 'Who began it: subject of an access token, or a command.' })
  createdBy!: string;

  @Field(() => DateTimeScalar, { description: 'When it was begun.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When its first line was read.' })
  startedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was completed, failed or was cancelled.',
  })
  endedAt!: Date | null;

  @Field(() => Int, {
    description: 'Grows with each change of the job, each batch of lines included.',
  })
  version!: number;
}

export const ImportJobConnection: ClassType = connectionType({
  name: 'ImportJob',
  node: () => ImportJobType,
});

@Directive(EDITS)
@ObjectType('ImportJobPayload', {
  description: 'What has become of an import, or why nothing has.',
})
export class ImportJobPayload {
  @Field(() => ImportJobType, { nullable: true, description: 'The import; null when refused.' })
  importJob?: ImportJob | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was changed; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}

function textIn(explanation: Explanation, locale: LocaleArguments['locale']): string {
  return pickText(explanation, locale) ?? explanation.en;
}
