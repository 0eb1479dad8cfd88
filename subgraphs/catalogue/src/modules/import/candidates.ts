import { type CellProblem, cellProblem } from './line-problem';
import type { Standing } from './settlement';

/** The records that a line may be about: it names them by an identifier of ours, or by that of a register. */
export interface Candidates<Content> {
  readonly byId: Standing<Content> | null;
  readonly byNumber: Standing<Content> | null;
}

/** The record that a line is about; null: one that the catalogue does not have. */
export function chooseCandidate<Content extends { readonly id: string }>(
  { byId, byNumber }: Candidates<Content>,
  id: string | null,
): { readonly standing: Standing<Content> | null } | { readonly problem: CellProblem } {
  const namedId = byId?.content.id ?? id;
  const disagree = byNumber !== null && namedId !== null && byNumber.content.id !== namedId;
  return disagree ? { problem: cellProblem('KEYS_DISAGREE') } : { standing: byId ?? byNumber };
}

/** The record with a number of a register; those without one are under null, and no line is about them by that. */
export function numbered<Content>(
  records: ReadonlyMap<string | null, Standing<Content>>,
  number: string | null | undefined,
): Standing<Content> | null {
  return typeof number === 'string' ? (records.get(number) ?? null) : null;
}
