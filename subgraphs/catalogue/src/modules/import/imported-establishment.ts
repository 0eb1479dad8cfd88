import type { Siren, Siret } from '@apogee/shared/ids';
import { type Candidates, chooseCandidate } from './candidates';
import { type CellProblem, cellProblem } from './line-problem';
import { type FirmNames, type FirmRecord, type KnownFirms, namedFirm } from './named-firm';
import { overlay, type Says } from './overlay';
import { HEADQUARTERS } from './repetition';
import { bad, hashOf, type Settled, SKIPPED, type Standing, settle } from './settlement';

/** What an import knows of an establishment. */
export interface EstablishmentContent {
  readonly id: string;
  readonly firmId: string;
  readonly siret: Siret | null;
  readonly name: string | null;
  readonly isHeadquarters: boolean | null;
  readonly line1: string | null;
  readonly line2: string | null;
  readonly postcode: string | null;
  readonly city: string | null;
  readonly countryCode: string;
  readonly communeCode: string;
}

/** What a line says of an establishment. */
export type EstablishmentSays = FirmNames &
  Says<EstablishmentContent> & {
    /** The register says that it is closed. */
    readonly isClosed?: boolean;
  };

const BLANK: EstablishmentContent = {
  id: '',
  firmId: '',
  siret: null,
  name: null,
  isHeadquarters: null,
  line1: null,
  line2: null,
  postcode: null,
  city: null,
  countryCode: 'FR',
  communeCode: '',
};

export interface EstablishmentCandidates extends Candidates<EstablishmentContent> {
  readonly firms: KnownFirms;
  /** Whether lines of firms that the catalogue does not know are wrong, or of no interest. */
  readonly wantsKnownFirms: boolean;
}

export function settleEstablishment(
  says: EstablishmentSays,
  candidates: EstablishmentCandidates,
): Settled<EstablishmentContent> {
  const chosen = chooseCandidate(candidates, says.id ?? null);
  if ('problem' in chosen) {
    return bad(chosen.problem);
  }
  const { standing } = chosen;
  const named = namedFirm(firmNamesOf(says, standing), candidates.firms);
  if ('firm' in named) {
    return settleOfFirm(says, { firm: named.firm, standing });
  }
  if ('unknown' in named) {
    return candidates.wantsKnownFirms ? bad(named.unknown) : SKIPPED;
  }
  return bad(named.problem);
}

/** A SIRET names a firm, too; a line without any name is about the firm of what it changes. */
function firmNamesOf(
  { firmId = null, firmSiren = null, siret = null }: EstablishmentSays,
  standing: Standing<EstablishmentContent> | null,
): FirmNames {
  if (firmId !== null || firmSiren !== null) {
    return { firmId, firmSiren };
  }
  if (standing !== null) {
    return { firmId: standing.content.firmId };
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a SIRET begins with a SIREN
  return { firmSiren: siret === null ? null : (siret.slice(0, 9) as Siren) };
}

interface OfFirm {
  readonly firm: FirmRecord;
  readonly standing: Standing<EstablishmentContent> | null;
}

function settleOfFirm(
  says: EstablishmentSays,
  { firm, standing }: OfFirm,
): Settled<EstablishmentContent> {
  if (says.isClosed === true) {
    return standing === null ? SKIPPED : bad(cellProblem('CLOSED_IN_REGISTER'));
  }
  const content = contentOf(says, firm, standing?.content ?? null);
  const problem = faultOf(says, content, firm);
  if (problem !== null) {
    return bad(problem);
  }
  return standing === null && firm.isKept
    ? bad(cellProblem('KEPT_BY_FIRM'))
    : settle({ content, lineHash: hashOf(says) }, standing);
}

/** Which establishment it is, and whose, does not change. */
function contentOf(
  says: EstablishmentSays,
  firm: FirmRecord,
  known: EstablishmentContent | null,
): EstablishmentContent {
  const siret = known?.siret ?? says.siret ?? null;
  const id = known?.id ?? says.id ?? (siret === null ? '' : `est-${siret}`);
  return { ...overlay(BLANK, known, says), id, siret, firmId: known?.firmId ?? firm.id };
}

function faultOf(
  says: EstablishmentSays,
  { id, siret, firmId, communeCode }: EstablishmentContent,
  firm: FirmRecord,
): CellProblem | null {
  if (id === '') {
    return cellProblem('KEY_MISSING');
  }
  if (firmId !== firm.id) {
    return cellProblem('FIXED_VALUE_DIFFERS', 'firmId', firmId);
  }
  if ((says.siret ?? siret) !== siret) {
    return cellProblem('FIXED_VALUE_DIFFERS', 'siret', siret ?? '');
  }
  if (siret !== null && firm.siren !== null && !siret.startsWith(firm.siren)) {
    return cellProblem('SIRET_OF_ANOTHER_FIRM', 'siret', firm.siren);
  }
  return communeCode === '' ? cellProblem('VALUE_MISSING', 'communeCode') : null;
}

/** What no other line of the file may be about. */
export function keysOfEstablishment(content: EstablishmentContent): readonly string[] {
  const { id, siret, firmId, isHeadquarters } = content;
  return [
    `SITE ${id}`,
    ...(siret === null ? [] : [`SIRET ${siret}`]),
    ...(isHeadquarters === true ? [`${HEADQUARTERS} ${firmId}`] : []),
  ];
}
