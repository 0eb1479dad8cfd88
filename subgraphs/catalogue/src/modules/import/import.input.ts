import type { IsoDate } from '@apogee/shared/clock';
import {
  DateScalar,
  IsDayArgument,
  IsIdentifierArgument,
  IsPlainTextArgument,
  UrlScalar,
} from '@apogee/shared/graphql';
import {
  IsBase64,
  IsOptional,
  IsUrl,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { SourceQuality } from '../source';
import { ImportFormat } from './import-job';

/** With what surrounds it, a part of this size is within the largest body of the gateway (1 MiB). */
const LONGEST_PART = 700_000;
/** 128 MiB: larger files are imported where they lie, by `npm run import`. */
const LAST_PART = 255;

@ArgsType()
export class ImportJobArguments {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the import. An unknown one gives null.' })
  id!: string;
}

@InputType('ImportSourceInput', {
  description: 'What a file is: the source of what its import adds or changes.',
})
export class ImportSourceInput {
  @IsPlainTextArgument()
  @Field(() => String, { description: 'Title, 1 to 200 characters.' })
  title!: string;

  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  @Field(() => UrlScalar, { nullable: true, description: 'Where it was found, http: or https:.' })
  url?: string | null;

  @IsPlainTextArgument()
  @Field(() => String, {
    description: 'Under which licence its facts are used, or how; 1 to 200 characters.',
  })
  licence!: string;

  @Field(() => SourceQuality, { description: 'What kind of place it is.' })
  quality!: SourceQuality;

  @IsDayArgument()
  @Field(() => DateScalar, { description: 'Day of the file.' })
  readOn!: IsoDate;
}

@InputType('StartImportInput', { description: 'What is to be imported, before its file arrives.' })
export class StartImportInput {
  @Field(() => ImportFormat, { description: 'What the lines of the file are.' })
  format!: ImportFormat;

  @IsPlainTextArgument()
  @Field(() => String, { description: 'Name of the file, 1 to 200 characters; for people only.' })
  fileName!: string;

  @ValidateNested()
  @Field(() => ImportSourceInput, { description: 'What the file is.' })
  source!: ImportSourceInput;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether everything is reported and nothing changed.',
  })
  dryRun!: boolean;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether firms that the catalogue does not have are added; else they are skipped.',
  })
  addsFirms!: boolean;
}

@InputType('AddImportPartInput', {
  description:
    'A part of the file of an import. The same part again takes the place of the former.',
})
export class AddImportPartInput {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'The import.' })
  jobId!: string;

  @Min(0)
  @Max(LAST_PART)
  @Field(() => Int, { description: `Which part it is, counted from 0, at most ${LAST_PART}.` })
  number!: number;

  @MaxLength(LONGEST_PART)
  @IsBase64()
  @Field(() => String, {
    description: `The bytes of the part in Base64, at most ${LONGEST_PART} characters.`,
  })
  content!: string;
}

@InputType('RunImportInput', {
  description: 'Says that the file of an import is there as a whole.',
})
export class RunImportInput {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'The import.' })
  jobId!: string;

  @Matches(/^[0-9a-fA-F]{64}$/)
  @Field(() => String, {
    description:
      'SHA-256 of the whole file, 64 hexadecimal digits: what arrived must be just that.',
  })
  sha256!: string;
}

@InputType('CancelImportInput', { description: 'Ends an import that has not ended.' })
export class CancelImportInput {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'The import.' })
  jobId!: string;
}
