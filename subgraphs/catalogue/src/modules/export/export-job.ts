import type { Explanation } from '@apogee/shared/errors';
import type { TableFormat } from '../../tables/written-table';

/** Lists of the graph that can be exported. */
export const ExportedList = { SEARCH: 'SEARCH', FIRMS: 'FIRMS', ITEMS: 'ITEMS' } as const;
export type ExportedList = (typeof ExportedList)[keyof typeof ExportedList];

export const ExportState = {
  WAITING: 'WAITING',
  RUNNING: 'RUNNING',
  COMPLETED: 'COMPLETED',
  FAILED: 'FAILED',
} as const;
export type ExportState = (typeof ExportState)[keyof typeof ExportState];

/** Why there is no file. */
const FAILURES = {
  EXPORT_FILE_TOO_LARGE: {
    fr: 'Le fichier dépasserait 64 Mio : précisez la recherche.',
    en: 'The file would be larger than 64 MiB: narrow the list down.',
  },
  INTERNAL: {
    fr: 'Une erreur interne a arrêté l’export ; le journal du serveur la nomme.',
    en: 'An internal error has stopped the export; the log of the server names it.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;

export type ExportFailure = keyof typeof FAILURES;

export function explainFailure(failure: ExportFailure): Explanation {
  return FAILURES[failure];
}

export interface ExportJob {
  readonly id: string;
  readonly list: ExportedList;
  readonly format: TableFormat;
  /** Language of the titles of columns; null: their names. */
  readonly titles: 'FR' | 'EN' | null;
  readonly fileName: string;
  readonly state: ExportState;
  readonly failure: ExportFailure | null;
  /** How many rows the list had when it was asked for, and how many of them were looked at. */
  readonly rowsTotal: number;
  readonly rowsDone: number;
  readonly partCount: number;
  readonly sizeBytes: number;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  /** Null until it has ended. */
  readonly expiresAt: Date | null;
  readonly version: number;
}

/** Rows of a list, in its order. */
export interface ExportBatch {
  readonly ids: readonly string[];
  /** How well each was found; null for a list that is not ordered by that. */
  readonly scores: readonly number[] | null;
}

/** A piece of a finished file, with what there is to know of the whole. */
export interface ExportPart {
  readonly content: Buffer;
  readonly partCount: number;
  readonly fileName: string;
  readonly format: TableFormat;
}

const ENDINGS: Readonly<Record<TableFormat, string>> = {
  CSV: 'csv',
  XLSX: 'xlsx',
  JSON_LINES: 'jsonl',
};

/** `apogee-firms-2026-11-29.csv`: of the day in Paris. */
export function fileNameOf(list: ExportedList, format: TableFormat, day: string): string {
  return `apogee-${list.toLowerCase()}-${day}.${ENDINGS[format]}`;
}
