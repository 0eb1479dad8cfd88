/** Why a file cannot be read at all, or no further. */
export const UnreadableReason = {
  NOT_UTF8: 'NOT_UTF8',
  MALFORMED_CSV: 'MALFORMED_CSV',
  NOT_A_WORKBOOK: 'NOT_A_WORKBOOK',
  WORKBOOK_TOO_LARGE: 'WORKBOOK_TOO_LARGE',
} as const;
export type UnreadableReason = (typeof UnreadableReason)[keyof typeof UnreadableReason];

/** The file is not what its name says, from `line` on; null: as a whole. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';

  constructor(
    readonly reason: UnreadableReason,
    readonly line: number | null = null,
  ) {
    super(line === null ? reason : `${reason} at line ${line}`);
  }
}
