/** What kind of place a fact was read in. */
export const SourceQuality = {
  OPEN_DATA_SET: 'OPEN_DATA_SET',
  PUBLISHED_PAGE: 'PUBLISHED_PAGE',
  SECONDARY_COPY: 'SECONDARY_COPY',
  FIRM_STATEMENT: 'FIRM_STATEMENT',
  OWN: 'OWN',
  DEMONSTRATION: 'DEMONSTRATION',
} as const;
export type SourceQuality = (typeof SourceQuality)[keyof typeof SourceQuality];

export interface Source {
  readonly id: string;
  readonly code: string | null;
  readonly title: string;
  readonly url: string | null;
  readonly quality: SourceQuality;
  readonly licence: string;
  /** The day of the file or page; null when not recorded. */
  readonly readOn: string | null;
}
