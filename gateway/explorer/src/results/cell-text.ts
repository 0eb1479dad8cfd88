import type { ResultsTexts } from './results-texts';
import type { Cell } from './rows/table';

/** Texts and numbers as they came, so that they can be searched for and copied; null for nothing. */
export function cellText(cell: Cell, { yes, no }: ResultsTexts): string | null {
  if (typeof cell === 'boolean') {
    return cell ? yes : no;
  }
  return cell === null ? null : String(cell);
}
