import { addDays, type IsoDate } from '@apogee/shared/clock';

/** A design issue that the catalogue tells otherwise than before. */
export interface DesignIssueChange {
  readonly from: string;
  readonly to: string;
}

/** Null when nothing is known to have changed: an issue that was unknown may have been this one all the time. */
export function designIssueChange(
  before: string | null,
  now: string | null,
): DesignIssueChange | null {
  return before === null || now === null || before === now ? null : { from: before, to: now };
}

export function describeChange({ from, to }: DesignIssueChange): { fr: string; en: string } {
  return {
    fr: `L’édition de conception est passée de ${from} à ${to}.`,
    en: `The design issue changed from ${from} to ${to}.`,
  };
}

export function describeLoss(threshold: number): { fr: string; en: string } {
  return {
    fr: `Plus aucun produit publié de la gamme n’a un niveau confirmé d’au moins ${threshold}.`,
    en: `No published product of the range has a confirmed level of ${threshold} or more any longer.`,
  };
}

/** The day by which somebody looks at what happened today: as near as the last reminder of a scheme. */
export function lookBy(today: IsoDate, reminderDays: readonly number[]): IsoDate {
  return addDays(today, reminderDays.length === 0 ? 0 : Math.min(...reminderDays));
}
