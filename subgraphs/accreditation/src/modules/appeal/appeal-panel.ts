import type { Refusal } from '@apogee/shared/errors';
import type { PersonId } from '@apogee/shared/ids';
import { appealRefusal } from './appeal-refusals';

/** A panel as the secretariat proposes it, and what is known of its members. */
export interface ProposedPanel {
  readonly personIds: readonly PersonId[];
  /** By the scheme of the file. */
  readonly size: number;
  readonly known: ReadonlySet<PersonId>;
  /** Whoever took no neutral part so far, with the reason: evaluators, deciders, those with an interest. */
  readonly barred: ReadonlyMap<PersonId, string>;
}

/** Why a panel cannot be named so; empty when it can. Those who judged or decided do not rule on the appeal. */
export function panelRefusals(panel: ProposedPanel): readonly Refusal[] {
  const { personIds, size } = panel;
  const path = ['input', 'panelIds'];
  return [
    ...(personIds.length === size ? [] : [appealRefusal('PANEL_SIZE', { path, values: { size } })]),
    ...personIds.flatMap((id, index) => memberRefusals(panel, id, index)),
  ];
}

function memberRefusals(
  { personIds, known, barred }: ProposedPanel,
  id: PersonId,
  index: number,
): readonly Refusal[] {
  const path = ['input', 'panelIds', String(index)];
  if (!known.has(id)) {
    return [appealRefusal('PANEL_MEMBER_UNKNOWN', { path })];
  }
  if (personIds.indexOf(id) < index) {
    return [appealRefusal('PANEL_MEMBER_TWICE', { path })];
  }
  const ground = barred.get(id);
  return ground === undefined
    ? []
    : [appealRefusal('PANEL_MEMBER_BARRED', { path, values: { ground } })];
}
