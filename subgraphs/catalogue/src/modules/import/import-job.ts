import { createHash } from 'node:crypto';
import type { IsoDate } from '@apogee/shared/clock';
import type { Explanation } from '@apogee/shared/errors';

/** What the lines of a file are, and of whose making its columns. */
export const ImportFormat = {
  FIRMS: 'FIRMS',
  ESTABLISHMENTS: 'ESTABLISHMENTS',
  ITEMS: 'ITEMS',
  SIRENE_LEGAL_UNITS: 'SIRENE_LEGAL_UNITS',
  SIRENE_ESTABLISHMENTS: 'SIRENE_ESTABLISHMENTS',
} as const;
export type ImportFormat = (typeof ImportFormat)[keyof typeof ImportFormat];

export const ImportState = {
  UPLOADING: 'UPLOADING',
  WAITING: 'WAITING',
  RUNNING: 'RUNNING',
  COMPLETED: 'COMPLETED',
  FAILED: 'FAILED',
  CANCELLED: 'CANCELLED',
} as const;
export type ImportState = (typeof ImportState)[keyof typeof ImportState];

/** Where the facts of a file were read. */
export interface ImportSource {
  readonly title: string;
  readonly url: string | null;
  readonly licence: string;
  readonly quality: string;
  readonly readOn: IsoDate;
}

/** How far a job has come. Each line that was read is bad, skipped, or has come to one outcome. */
export interface ImportProgress {
  /** The line up to which everything is done. */
  readonly lastLine: number;
  readonly linesRead: number;
  readonly linesBad: number;
  readonly linesSkipped: number;
  readonly recordsAdded: number;
  readonly recordsChanged: number;
  readonly recordsUnchanged: number;
}

/** Why the file of a job could not be read to its end. What was read before is done. */
const FAILURES = {
  NOT_UTF8: {
    fr: 'Le fichier n’est pas en UTF-8.',
    en: 'The file is not UTF-8.',
  },
  MALFORMED_CSV: {
    fr: 'Le fichier n’est pas un CSV : un guillemet n’est pas fermé, ou n’est pas à sa place.',
    en: 'The file is no CSV: a quotation mark is not closed, or not where one may be.',
  },
  NOT_A_WORKBOOK: {
    fr: 'Le fichier n’est pas un classeur XLSX lisible.',
    en: 'The file is no readable XLSX workbook.',
  },
  WORKBOOK_TOO_LARGE: {
    fr: 'Le classeur est plus grand, décompressé, que ce qu’un import lit.',
    en: 'The workbook is larger, once unpacked, than an import reads.',
  },
  NO_LINES: {
    fr: 'Le fichier est vide : sa première ligne doit nommer les colonnes.',
    en: 'The file is empty: its first line must name the columns.',
  },
  COLUMN_MISSING: {
    fr: 'La colonne {value} manque.',
    en: 'The column {value} is missing.',
  },
  COLUMN_UNKNOWN: {
    fr: 'Le format n’a pas de colonne {value}.',
    en: 'The format has no column {value}.',
  },
  COLUMN_TWICE: {
    fr: 'La colonne {value} est là deux fois.',
    en: 'The column {value} is there twice.',
  },
  INTERNAL: {
    fr: 'Une erreur interne a arrêté l’import ; le journal du serveur la nomme. Le même fichier peut être importé de nouveau.',
    en: 'An internal error has stopped the import; the log of the server names it. The same file can be imported again.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;

export interface ImportFailure {
  readonly code: keyof typeof FAILURES;
  /** The column that the text speaks of; empty for none. */
  readonly value: string;
  readonly line: number | null;
}

export function explainFailure({ code, value }: ImportFailure): Explanation {
  const { fr, en } = FAILURES[code];
  return { fr: fr.replace('{value}', value), en: en.replace('{value}', value) };
}

export interface ImportJob extends ImportProgress {
  readonly id: string;
  readonly format: ImportFormat;
  /** Everything is done but for the changes of the catalogue. */
  readonly dryRun: boolean;
  /** Whether firms that the catalogue does not know are added. */
  readonly addsFirms: boolean;
  readonly fileName: string;
  /** Null until the file is there as a whole. */
  readonly fileSha256: string | null;
  readonly sizeBytes: number;
  readonly source: ImportSource;
  readonly state: ImportState;
  readonly failure: ImportFailure | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly version: number;
}

/** The same source of the same day is one source, in whichever job it is named. */
export function sourceIdOf({ title, url, licence, quality, readOn }: ImportSource): string {
  const facts = JSON.stringify([title, url, licence, quality, readOn]);
  return `src-import-${createHash('sha256').update(facts).digest('hex').slice(0, 24)}`;
}
