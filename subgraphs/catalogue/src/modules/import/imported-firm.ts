import type { Siren } from '@apogee/shared/ids';
import { type Candidates, chooseCandidate } from './candidates';
import { cellProblem } from './line-problem';
import { overlay, type Says } from './overlay';
import { bad, hashOf, type Settled, SKIPPED, type Standing, settle } from './settlement';

/** What an import knows of a firm. */
export interface FirmContent {
  readonly id: string;
  readonly siren: Siren | null;
  readonly legalName: string;
  readonly tradeName: string | null;
  readonly formerNames: readonly string[];
  readonly website: string | null;
  readonly foundedOn: string | null;
  readonly demonstration: boolean;
  readonly summaryFr: string | null;
  readonly summaryEn: string | null;
  readonly activityCategories: readonly string[];
}

export type FirmSays = Says<FirmContent>;

const BLANK: FirmContent = {
  id: '',
  siren: null,
  legalName: '',
  tradeName: null,
  formerNames: [],
  website: null,
  foundedOn: null,
  demonstration: false,
  summaryFr: null,
  summaryEn: null,
  activityCategories: [],
};

export interface FirmCandidates extends Candidates<FirmContent> {
  /** Whether a firm that the catalogue does not know is added, or its line skipped. */
  readonly addsFirms: boolean;
}

export function settleFirm(says: FirmSays, candidates: FirmCandidates): Settled<FirmContent> {
  const chosen = chooseCandidate(candidates, says.id ?? null);
  if ('problem' in chosen) {
    return bad(chosen.problem);
  }
  const { standing } = chosen;
  const id = standing?.content.id ?? says.id ?? idOf(says.siren ?? null);
  if (id === null) {
    return bad(cellProblem('KEY_MISSING'));
  }
  return standing === null && !candidates.addsFirms ? SKIPPED : settleKnown(says, id, standing);
}

function settleKnown(
  says: FirmSays,
  id: string,
  standing: Standing<FirmContent> | null,
): Settled<FirmContent> {
  const known = standing?.content ?? null;
  const siren = known?.siren ?? says.siren ?? null;
  if ((says.siren ?? siren) !== siren) {
    return bad(cellProblem('FIXED_VALUE_DIFFERS', 'siren', siren ?? ''));
  }
  const content = { ...overlay(BLANK, known, says), id, siren };
  return content.legalName === ''
    ? bad(cellProblem('VALUE_MISSING', 'legalName'))
    : settle({ content, lineHash: hashOf(says) }, standing);
}

/** The id of a firm to which its line gives none. */
function idOf(siren: Siren | null): string | null {
  return siren === null ? null : `firm-${siren}`;
}

/** What no other line of the file may be about. */
export function keysOfFirm({ id, siren }: FirmContent): readonly string[] {
  return [`FIRM ${id}`, ...(siren === null ? [] : [`SIREN ${siren}`])];
}
