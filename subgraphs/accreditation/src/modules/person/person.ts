import type { IsoDate } from '@apogee/shared/clock';
import type { PersonId } from '@apogee/shared/ids';

/** Somebody with a part in the procedure. */
export interface Person extends TermOfOffice {
  readonly id: PersonId;
  readonly displayName: string;
  /** Null for somebody from outside the agency. */
  readonly directorateCode: string | null;
  /** What the person is competent in, as codes of the catalogue's vocabularies. */
  readonly skills: readonly string[];
  /** Grows by one with each change. */
  readonly version: number;
}

/** The days on which somebody can be given a part in the procedure. */
export interface TermOfOffice {
  /** Null: from the beginning. */
  readonly fromOn: IsoDate | null;
  /** The first day on which it has ended; null while no end is set. */
  readonly untilOn: IsoDate | null;
}

export function isInOfficeOn({ fromOn, untilOn }: TermOfOffice, day: IsoDate): boolean {
  return (fromOn === null || fromOn <= day) && (untilOn === null || day < untilOn);
}

/** A directorate of the agency. Directorates are reorganised, so each has its dates. */
export interface Directorate {
  readonly code: string;
  readonly name: { readonly fr: string | null; readonly en: string | null };
  readonly validFrom: IsoDate;
  /** The first day on which it is none any more; null while no end is set. */
  readonly validUntil: IsoDate | null;
  readonly version: number;
}

export function existsOn({ validFrom, validUntil }: Directorate, day: IsoDate): boolean {
  return isInOfficeOn({ fromOn: validFrom, untilOn: validUntil }, day);
}
