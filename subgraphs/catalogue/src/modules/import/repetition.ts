import { type CellProblem, cellProblem } from './line-problem';

/** With this begins the key that only one establishment of a firm may have in a file. */
export const HEADQUARTERS = 'HEADQUARTERS';

/** What is wrong with a line whose key an earlier one has. */
export function repetition(key: string, earlierLine: number): CellProblem {
  return key.startsWith(HEADQUARTERS)
    ? cellProblem('SECOND_HEADQUARTERS', 'isHeadquarters', earlierLine)
    : cellProblem('DUPLICATE_LINE', null, earlierLine);
}
